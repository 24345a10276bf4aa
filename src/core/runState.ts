import { assertNever } from './assertNever.ts';
import { addLines, emptyConsole, type ConsoleText } from './consoleText.ts';
import { addPoints } from './metricHistory.ts';
import type { LabWarning } from './labWarning.ts';
import type { BackendChoice, MetricPoint, RunEvent, RunOutcome } from './run.ts';
import type { ProbeValue } from './value.ts';

/** How far the outermost counted loop (at `line`) has come. */
interface Progress {
  readonly done: number;
  readonly total: number;
  readonly line: number;
}

/** All that is known of one run, bounded in size whatever the lab does. */
export interface RunState {
  /** Null until the run has started. */
  readonly backend: BackendChoice | null;
  /** The last line that was reached, or null before the first. */
  readonly lastLine: number | null;
  readonly console: ConsoleText;
  /** The newest state of every probe that was reached, by site. */
  readonly values: ReadonlyMap<number, ProbeValue>;
  /** The training curve: at most 2,000 points, in order of their steps. */
  readonly metrics: readonly MetricPoint[];
  readonly progress: Progress | null;
  /** In the order they came, at most one of each code. */
  readonly warnings: readonly LabWarning[];
  /** Null while the run is on. */
  readonly outcome: RunOutcome | null;
}

export const freshRun: RunState = {
  backend: null,
  lastLine: null,
  console: emptyConsole,
  values: new Map(),
  metrics: [],
  progress: null,
  warnings: [],
  outcome: null,
};

/** The state after `event`. Nothing that comes after the end changes a run. */
export function reduceRun(state: RunState, event: RunEvent): RunState {
  if (state.outcome) return state;
  switch (event.kind) {
    case 'started':
      return { ...state, backend: event.backend };
    case 'line':
      return { ...state, lastLine: event.line };
    case 'output':
      return { ...state, console: addLines(state.console, { from: event.from, lines: event.lines }, event.total) };
    case 'values':
      return { ...state, values: new Map([...state.values, ...event.values.map(value => [value.site, value] as const)]) };
    case 'metrics':
      return { ...state, metrics: addPoints(state.metrics, event.points) };
    case 'progress':
      return { ...state, progress: { done: event.done, total: event.total, line: event.line } };
    case 'warning':
      return state.warnings.some(({ code }) => code === event.warning.code)
        ? state
        : { ...state, warnings: [...state.warnings, event.warning] };
    case 'verdict':
      // A check's own: it is no part of a lab's run.
      return state;
    case 'ended':
      return { ...state, outcome: event.outcome };
    default:
      return assertNever(event);
  }
}

/** A few events that make `state` again out of `freshRun`. */
export function compactEvents(state: RunState): RunEvent[] {
  const { backend, lastLine, console, values, metrics, progress, warnings, outcome } = state;
  const events: RunEvent[] = [];
  if (backend) events.push({ kind: 'started', backend });
  for (const block of console.blocks) events.push({ kind: 'output', ...block, total: console.total });
  // Printed lines can all have been lost to thinning while their number is known.
  if (console.blocks.length === 0 && console.total > 0) events.push({ kind: 'output', from: 0, lines: [], total: console.total });
  if (values.size > 0) events.push({ kind: 'values', values: [...values.values()] });
  if (metrics.length > 0) events.push({ kind: 'metrics', points: metrics });
  if (progress) events.push({ kind: 'progress', ...progress });
  for (const warning of warnings) events.push({ kind: 'warning', warning });
  if (lastLine !== null) events.push({ kind: 'line', line: lastLine });
  if (outcome) events.push({ kind: 'ended', outcome });
  return events;
}
