import {
  boundedText,
  checkItems,
  checkList,
  checkTagged,
  isCount,
  isFiniteNumber,
  isObject,
  memberOf,
  own,
  type Checkers,
  type OnRefused,
} from './checkParts.ts';
import { checkDial } from './checkDial.ts';
import { checkProbeValue } from './checkValue.ts';
import { checkMeasured, checkPoint } from './checkPoints.ts';
import { checkVerdict } from './checkVerdict.ts';
import { valueLimits } from '../run/valueLimits.ts';
import { warningCodes, type LabWarning } from '../run/labWarning.ts';
import {
  backendNames,
  mostLoopsInside,
  mostTrainedLoops,
  runtimeFaults,
  stopReasons,
  type BackendChoice,
  type LoopTurns,
  type RunEvent,
  type RunOutcome,
  type ThrownError,
  type TrainedLoop,
} from '../run/run.ts';
import type { Position } from '../run/position.ts';
import { thrownKinds, type ThrownMistake } from '../run/thrownMistake.ts';

const longestOutput = 20_000;
const longestMetrics = 10_000;

function checkTurns(sent: unknown): LoopTurns | null {
  if (!isObject(sent)) return null;
  const done = own(sent, 'done');
  const total = own(sent, 'total');
  const line = own(sent, 'line');
  return isCount(done) && isCount(total) && isCount(line) ? { done, total, line } : null;
}

function checkTrained(sent: unknown): TrainedLoop | null {
  const turns = checkTurns(sent);
  const step = isObject(sent) && own(sent, 'step');
  return turns && isCount(step) ? { step, ...turns } : null;
}
const longestStack = 64;
/** Names in a lab are shorter. */
const longestAbout = 200;
const refusedLine = '[a line that could not be read]';

const eventCheckers: Checkers<'kind', RunEvent, [onRefused: OnRefused]> = {
  started: sent => {
    const backend = checkBackend(own(sent, 'backend'));
    return backend && { kind: 'started', backend, ...(own(sent, 'canPause') === true && { canPause: true }) };
  },
  line: sent => {
    const line = own(sent, 'line');
    return isCount(line) && line > 0 ? { kind: 'line', line } : null;
  },
  output: (sent, onRefused) => {
    const from = own(sent, 'from');
    const total = own(sent, 'total');
    const lines = checkList(own(sent, 'lines'), longestOutput, line => checkLine(line, onRefused));
    if (!lines || !isCount(from) || !isCount(total) || from + lines.length > total) return null;
    return { kind: 'output', from, lines, total };
  },
  values: (sent, onRefused) => {
    const values = checkItems(own(sent, 'values'), valueLimits.values, item => checkProbeValue(item, onRefused), onRefused);
    return values && { kind: 'values', values };
  },
  metrics: (sent, onRefused) => {
    const points = checkItems(own(sent, 'points'), longestMetrics, point => checkPoint(point, onRefused), onRefused);
    return points && { kind: 'metrics', points };
  },
  dial: sent => {
    const dial = checkDial(own(sent, 'dial'));
    return dial && { kind: 'dial', dial };
  },
  measured: (sent, onRefused) => {
    const points = checkItems(own(sent, 'points'), longestMetrics, checkMeasured, onRefused);
    return points && { kind: 'measured', points };
  },
  warning: (sent, onRefused) => {
    const warning = checkWarning(own(sent, 'warning'), onRefused);
    return warning && { kind: 'warning', warning };
  },
  memory: sent => {
    const tensors = own(sent, 'tensors');
    const bytes = own(sent, 'bytes');
    const mostTensors = own(sent, 'mostTensors');
    const mostBytes = own(sent, 'mostBytes');
    const isWhole = isCount(tensors) && isCount(bytes) && isCount(mostTensors) && isCount(mostBytes);
    return isWhole ? { kind: 'memory', tensors, bytes, mostTensors, mostBytes } : null;
  },
  progress: sent => {
    const turns = checkTurns(sent);
    if (!turns) return null;
    const inside = own(sent, 'inside') === undefined ? [] : checkItems(own(sent, 'inside'), mostLoopsInside, checkTurns, () => undefined);
    return {
      kind: 'progress',
      ...turns,
      ...(inside && inside.length > 0 && { inside }),
      ...(own(sent, 'isLast') === true && { isLast: true }),
    };
  },
  trained: (sent, onRefused) => {
    const loops = checkItems(own(sent, 'loops'), mostTrainedLoops, checkTrained, onRefused);
    return loops && { kind: 'trained', loops };
  },
  paused: sent => {
    const isPaused = own(sent, 'isPaused');
    return typeof isPaused === 'boolean' ? { kind: 'paused', isPaused } : null;
  },
  verdict: sent => {
    const verdict = checkVerdict(own(sent, 'verdict'));
    return verdict && { kind: 'verdict', verdict };
  },
  ended: (sent, onRefused) => {
    const outcome = checkTagged('status', outcomeCheckers, own(sent, 'outcome'), onRefused);
    return outcome && { kind: 'ended', outcome };
  },
};

const outcomeCheckers: Checkers<'status', RunOutcome, [onRefused: OnRefused]> = {
  finished: sent => {
    const ms = checkTime(sent);
    return ms === null ? null : { status: 'finished', ms, ...checkChance(sent) };
  },
  failed: (sent, onRefused) => {
    const ms = checkTime(sent);
    const error = ms === null ? null : checkError(own(sent, 'error'), onRefused);
    return ms === null || error === null ? null : { status: 'failed', ms, error, ...checkChance(sent) };
  },
  stopped: sent => {
    const ms = checkTime(sent);
    const reason = memberOf(stopReasons, own(sent, 'reason'));
    return ms === null || reason === undefined ? null : { status: 'stopped', ms, reason };
  },
};

/**
 * A clean copy of an event that came from where labs run, or null where it is none: kinds from the closed list, own
 * properties only, bounded in size and depth, long text cut. A part that is refused is left out by itself, and
 * `onRefused` is told once for each: one value must not take the others with it.
 */
export function checkEvent(value: unknown, onRefused: OnRefused = () => undefined): RunEvent | null {
  return checkTagged('kind', eventCheckers, value, onRefused);
}

export function checkBackend(value: unknown): BackendChoice | null {
  if (!isObject(value)) return null;
  const name = memberOf(backendNames, own(value, 'name'));
  const reason = own(value, 'reason');
  return name !== undefined && typeof reason === 'string' ? { name, reason: boundedText(reason, 300) } : null;
}

/** The numbers of lines are counted: another stands in the place of one that is refused. */
function checkLine(line: unknown, onRefused: OnRefused): string {
  if (typeof line === 'string') return boundedText(line);
  onRefused();
  return refusedLine;
}

function checkChance(outcome: object): { readonly isByChance?: true } {
  return own(outcome, 'isByChance') === true ? { isByChance: true } : {};
}

/** How long a run took, in milliseconds. */
function checkTime(outcome: object): number | null {
  const ms = own(outcome, 'ms');
  return isFiniteNumber(ms) && ms >= 0 ? ms : null;
}

function checkWarning(value: unknown, onRefused: OnRefused): LabWarning | null {
  if (!isObject(value)) return null;
  const code = memberOf(warningCodes, own(value, 'code'));
  const message = own(value, 'message');
  const frames = checkItems(own(value, 'frames'), longestStack, checkPosition, onRefused);
  if (code === undefined || typeof message !== 'string' || !frames) return null;
  const about = own(value, 'about');
  return {
    code,
    message: boundedText(message, 500),
    frames,
    ...(typeof about === 'string' && { about: boundedText(about, longestAbout) }),
  };
}

function checkError(value: unknown, onRefused: OnRefused): ThrownError | null {
  if (!isObject(value)) return null;
  const name = own(value, 'name');
  const message = own(value, 'message');
  const frames = checkItems(own(value, 'frames'), longestStack, checkPosition, onRefused);
  if (typeof name !== 'string' || typeof message !== 'string' || !frames) return null;
  const fault = memberOf(runtimeFaults, own(value, 'fault'));
  const mistake = checkMistake(own(value, 'mistake'));
  return { name: boundedText(name, 120), message: boundedText(message), frames, ...(fault && { fault }), ...(mistake && { mistake }) };
}

function checkMistake(value: unknown): ThrownMistake | null {
  if (!isObject(value)) return null;
  const kind = memberOf(thrownKinds, own(value, 'kind'));
  const wrote = own(value, 'wrote');
  const instead = own(value, 'instead');
  if (kind === undefined || typeof wrote !== 'string' || typeof instead !== 'string') return null;
  return { kind, wrote: boundedText(wrote, longestAbout), instead: boundedText(instead, longestAbout) };
}

function checkPosition(value: unknown): Position | null {
  if (!isObject(value)) return null;
  const line = own(value, 'line');
  const column = own(value, 'column');
  return isCount(line) && isCount(column) ? { line, column } : null;
}
