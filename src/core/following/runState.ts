import { addLines, emptyConsole, type ConsoleText } from '../words/consoleText.ts';
import { dialLimits, type LabDial } from '../run/dials.ts';
import { addMeasured, addPoints } from './metricHistory.ts';
import { mostPauses } from '../base/pausing.ts';
import type { LabWarning } from '../run/labWarning.ts';
import type {
  BackendChoice,
  LoopProgress,
  MeasuredPoint,
  MetricPoint,
  RunEvent,
  RunOutcome,
  TensorMemory,
  TrainedLoop,
} from '../run/run.ts';
import { byKind, type EventTable, type RunEventKind, type RunEventOf } from '../run/eventTable.ts';
import type { ProbeValue } from '../run/value.ts';

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
  /** What was measured beside it, in order of the steps: at most 2,000 points. */
  readonly measured: readonly MeasuredPoint[];
  readonly progress: LoopProgress | null;
  /** Null while the run has made no tensor. */
  readonly memory: TensorMemory | null;
  /** What the lab lets its reader turn, in the order the run met it; one of each name. */
  readonly dials: readonly LabDial[];
  /** In the order they came, at most one of each code. */
  readonly warnings: readonly LabWarning[];
  /** The loops of optimizer steps that were left, in order. */
  readonly trained: readonly TrainedLoop[];
  /** The run stands still. */
  readonly isPaused: boolean;
  /** How often it still can be held. */
  readonly pausesLeft: number;
  /** Null while the run is on. */
  readonly outcome: RunOutcome | null;
}

export const freshRun: RunState = {
  backend: null,
  lastLine: null,
  console: emptyConsole,
  values: new Map(),
  metrics: [],
  measured: [],
  progress: null,
  memory: null,
  dials: [],
  warnings: [],
  trained: [],
  isPaused: false,
  pausesLeft: 0,
  outcome: null,
};

/** What an event changes in the state of its run; null where it changes nothing. */
const changes: EventTable<Partial<RunState> | null, [state: RunState]> = {
  started: ({ backend, canPause }) => ({ backend, pausesLeft: canPause ? mostPauses : 0 }),
  line: ({ line }) => ({ lastLine: line }),
  output: ({ from, lines, total }, { console }) => ({ console: addLines(console, { from, lines }, total) }),
  values: (event, { values }) => ({ values: new Map([...values, ...event.values.map(value => [value.site, value] as const)]) }),
  metrics: ({ points }, { metrics }) => ({ metrics: addPoints(metrics, points) }),
  dial: ({ dial }, { dials }) =>
    dials.length >= dialLimits.dials || dials.some(({ name }) => name === dial.name) ? null : { dials: [...dials, dial] },
  measured: ({ points }, { measured }) => ({ measured: addMeasured(measured, points) }),
  warning: ({ warning }, { warnings }) =>
    warnings.some(({ code }) => code === warning.code) ? null : { warnings: [...warnings, warning] },
  progress: ({ kind: _, ...progress }) => ({ progress }),
  memory: ({ kind: _, ...memory }) => ({ memory }),
  trained: ({ loops }) => ({ trained: loops }),
  paused: ({ isPaused }, { isPaused: was, pausesLeft }) => ({ isPaused, pausesLeft: isPaused && !was ? pausesLeft - 1 : pausesLeft }),
  // A check's own: it is no part of a lab's run.
  verdict: () => null,
  ended: ({ outcome }) => ({ outcome, isPaused: false }),
};

/** The state after `event`. Nothing that comes after the end changes a run. */
export function reduceRun(state: RunState, event: RunEvent): RunState {
  const change = state.outcome ? null : byKind(changes, event, state);
  return change ? { ...state, ...change } : state;
}

/** The events of each kind that make a state again, in the order in which they are sent. */
const remakers: { readonly [Kind in RunEventKind]: (state: RunState) => readonly RunEventOf<Kind>[] } = {
  started: ({ backend, pausesLeft }) => (backend ? [{ kind: 'started', backend, ...(pausesLeft > 0 && { canPause: true }) }] : []),
  output: ({ console: { blocks, total } }) =>
    // Printed lines can all have been lost to thinning while their number is known.
    (blocks.length === 0 && total > 0 ? [{ from: 0, lines: [] }] : blocks).map(block => ({ kind: 'output', ...block, total })),
  values: ({ values }) => (values.size > 0 ? [{ kind: 'values', values: [...values.values()] }] : []),
  metrics: ({ metrics }) => (metrics.length > 0 ? [{ kind: 'metrics', points: metrics }] : []),
  measured: ({ measured }) => (measured.length > 0 ? [{ kind: 'measured', points: measured }] : []),
  progress: ({ progress }) => (progress ? [{ kind: 'progress', ...progress }] : []),
  memory: ({ memory }) => (memory ? [{ kind: 'memory', ...memory }] : []),
  dial: ({ dials }) => dials.map(dial => ({ kind: 'dial', dial })),
  warning: ({ warnings }) => warnings.map(warning => ({ kind: 'warning', warning })),
  line: ({ lastLine }) => (lastLine === null ? [] : [{ kind: 'line', line: lastLine }]),
  trained: ({ trained }) => (trained.length > 0 ? [{ kind: 'trained', loops: trained }] : []),
  paused: ({ isPaused }) => (isPaused ? [{ kind: 'paused', isPaused }] : []),
  verdict: () => [],
  ended: ({ outcome }) => (outcome ? [{ kind: 'ended', outcome }] : []),
};

/** A few events that make `state` again out of `freshRun`. */
export function compactEvents(state: RunState): RunEvent[] {
  return Object.values(remakers).flatMap<RunEvent>(eventsOf => eventsOf(state));
}
