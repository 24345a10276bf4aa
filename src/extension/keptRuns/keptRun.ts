import * as v from 'valibot';
import type { OutcomeMessage } from '../../core/channels/labPageChannel.ts';
import { checkEvent } from '../../core/checked/checkEvent.ts';
import { compactEvents } from '../../core/following/runState.ts';
import type { CompiledLab, ProbeSite } from '../../core/run/compiledLab.ts';
import type { Position } from '../../core/run/position.ts';
import type { RunEvent } from '../../core/run/run.ts';
import type { OriginalPosition } from '../../core/source/labMap.ts';
import type { LabRun } from '../runs/labRun.ts';

/** A kept run: what is written down of a run, to be shown again when the window is opened anew. */
export interface KeptRun {
  readonly lab: Pick<CompiledLab, 'sites' | 'files' | 'calls'>;
  /** As in `LabRun.texts`: by name relative to the lab, the lab's own first. */
  readonly texts: readonly (string | null)[];
  readonly events: readonly RunEvent[];
  readonly message: OutcomeMessage;
  /** Where positions of the code that ran stand in the learner's text: of those alone that its events speak of. */
  readonly places: readonly { readonly from: Position; readonly to: OriginalPosition }[];
}

/** More is not written: what the lab printed is left out first. In characters. */
const longestFile = 4_000_000;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const position = { line: count, column: count };

/** All of a place, so that a kept run is painted as it was. */
const siteParts = {
  file: count,
  line: count,
  nameLine: count,
  nameColumn: count,
  name: v.string(),
  role: v.picklist(['variable', 'loop', 'parameter', 'field', 'return']),
  loopEnd: v.exactOptional(count),
  isCounter: v.exactOptional(v.literal(true)),
  endColumn: v.exactOptional(count),
  step: v.exactOptional(v.number()),
  inLoop: v.exactOptional(count),
  outerLoop: v.exactOptional(count),
  says: v.exactOptional(v.string()),
  madeBy: v.exactOptional(v.string()),
} satisfies Readonly<Record<keyof ProbeSite, unknown>>;

/** `version`: another release of the extension may mean something else by it. */
const fileOf = (version: string) =>
  v.object({
    version: v.literal(version),
    lab: v.object({
      sites: v.array(v.object(siteParts)),
      files: v.array(v.object({ name: v.string(), startLine: count, lineCount: count })),
      calls: v.exactOptional(v.array(v.object({ line: count, names: v.array(v.string()) }))),
    }),
    texts: v.array(v.nullable(v.string())),
    events: v.array(v.unknown()),
    message: v.object({
      code: v.string(),
      severity: v.picklist(['ok', 'info', 'error']),
      text: v.string(),
      line: v.nullable(count),
    }),
    places: v.array(v.object({ from: v.object(position), to: v.object({ ...position, file: count }) })),
  });

/** Null for a run that has not ended, or is too large. */
export function encodeRun(run: LabRun, version: string): string | null {
  const { state, lab, texts, message } = run;
  const { outcome } = state;
  if (!outcome || !message) return null;
  const events = compactEvents(state);
  const frames = [...(outcome.status === 'failed' ? outcome.error.frames : []), ...state.warnings.flatMap(warning => warning.frames)];
  const kept: KeptRun = {
    lab: { sites: lab.sites, files: lab.files, ...(lab.calls && { calls: lab.calls }) },
    texts: texts.map(text => text?.text ?? null),
    events,
    message,
    places: frames.flatMap(from => run.placesOf([from]).map(to => ({ from, to }))),
  };
  const write = (some: readonly RunEvent[]): string | null => {
    const text = JSON.stringify({ version, ...kept, events: some });
    return text.length <= longestFile ? text : null;
  };
  // How much was printed stays known: what is not there any more must not read as nothing.
  return write(events) ?? write(compactEvents({ ...state, console: { blocks: [], total: state.console.total } }));
}

/** Null for what is no such file, or one of another version. */
export function decodeRun(text: string, version: string): KeptRun | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const checked = v.safeParse(fileOf(version), json);
  if (!checked.success) return null;
  const { lab, texts, message, places } = checked.output;
  const events = checked.output.events.map(event => checkEvent(event));
  const areWhole = events.every(event => event !== null) && lab.files.length === texts.length;
  return areWhole ? { lab, texts, events, message, places } : null;
}
