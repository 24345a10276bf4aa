import * as v from 'valibot';
import type { ProgressEvent } from '../../learning/deed.ts';
import { sha256Of } from '../host/sha256Of.ts';

/**
 * Versions of the format below; the second one knows when the answer of a prediction was shown, the third what many
 * runs of a lab showed. A file of a later one is neither read wrongly nor written over: see `ProgressLog`.
 */
const progressVersions = [1, 2, 3] as const;

const text = v.pipe(v.string(), v.maxLength(4096));
const name = v.pipe(v.string(), v.maxLength(128));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const place = { lesson: name, place: text };

const facts = v.strictObject({
  hash: name,
  backend: name,
  version: name,
  seed: v.nullable(v.number()),
  ms: v.number(),
  taken: v.record(name, text),
});

const guess = v.variant('kind', [
  v.strictObject({ kind: v.literal('shape'), shape: v.pipe(v.array(count), v.maxLength(16)) }),
  v.strictObject({ kind: v.literal('range'), low: v.number(), high: v.number() }),
  v.strictObject({ kind: v.literal('direction'), direction: v.picklist(['up', 'down', 'same']) }),
]);

const shownBy = v.picklist(['run', 'learner']);

const deed = v.variant('kind', [
  v.strictObject({ kind: v.literal('sectionRead'), lesson: name, section: name }),
  v.strictObject({
    kind: v.literal('labRan'),
    ...place,
    lab: name,
    outcome: v.picklist(['matched', 'finished', 'failed']),
    facts: v.nullable(facts),
  }),
  v.strictObject({ kind: v.literal('exerciseChecked'), ...place, exercise: name, passed: v.boolean(), mistake: v.nullable(text) }),
  v.strictObject({ kind: v.literal('hintShown'), ...place, exercise: name, hint: count }),
  v.strictObject({ kind: v.literal('predicted'), ...place, lab: name, prediction: name, guess, late: v.optional(shownBy) }),
  v.strictObject({ kind: v.literal('predictionShown'), ...place, lab: name, prediction: name, by: shownBy }),
  v.strictObject({
    kind: v.literal('predictionMet'),
    ...place,
    lab: name,
    prediction: name,
    guess,
    actual: text,
    isRight: v.boolean(),
    late: v.optional(shownBy),
  }),
  v.strictObject({ kind: v.literal('claimed'), ...place, lab: name, hash: name, over: text, result: text, runs: count, seeds: count }),
  v.strictObject({ kind: v.literal('noteMade'), ...place }),
]);

const event = v.strictObject({ id: text, seq: count, at: name, deed });

const file = v.strictObject({
  v: v.picklist(progressVersions),
  id: name,
  sha256: v.string(),
  covers: v.optional(v.array(text)),
  events: v.array(event),
});

export interface ProgressFile {
  /** The file's own name, below the folder of progress. */
  readonly id: string;
  readonly events: readonly ProgressEvent[];
  /** Of a snapshot: the files whose events are all in it. */
  readonly covers?: readonly string[];
}

export type DecodedProgress =
  { readonly kind: 'file'; readonly file: ProgressFile } | { readonly kind: 'newer' } | { readonly kind: 'unreadable' };

/** One event a line: a learner can read the file. */
export async function encodeProgress({ id, events, covers }: ProgressFile): Promise<string> {
  const sha256 = await sha256Of(JSON.stringify(events));
  const head = JSON.stringify({ v: versionOf(events), id, sha256, ...(covers && { covers }) });
  const lines = events.map(one => JSON.stringify(one)).join(',\n');
  return `${head.slice(0, -1)},"events":[\n${lines}\n]}\n`;
}

/** Never rejects: what was cut, changed or never was such a file is `unreadable`. */
export async function decodeProgress(content: string): Promise<DecodedProgress> {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return { kind: 'unreadable' };
  }
  if (isNewer(json)) return { kind: 'newer' };
  const checked = v.safeParse(file, json);
  if (!checked.success) return { kind: 'unreadable' };
  const { id, events, covers, sha256 } = checked.output;
  // Of the text itself: a checked copy has its keys in the schema's order.
  if ((await sha256Of(JSON.stringify((json as { readonly events: unknown }).events))) !== sha256) return { kind: 'unreadable' };
  return { kind: 'file', file: { id, events, ...(covers && { covers }) } };
}

function isNewer(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'v' in json && typeof json.v === 'number' && json.v > Math.max(...progressVersions);
}

/** The first that knows all of it, so that earlier releases read what they can. */
function versionOf(events: readonly ProgressEvent[]): (typeof progressVersions)[number] {
  if (events.some(({ deed }) => deed.kind === 'claimed')) return 3;
  return events.some(({ deed: { kind, ...rest } }) => kind === 'predictionShown' || 'late' in rest) ? 2 : 1;
}
