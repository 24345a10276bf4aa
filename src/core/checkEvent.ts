import {
  checkItems,
  checkList,
  checkProbeValue,
  checkWireNumber,
  cutText,
  isCount,
  isFiniteNumber,
  isObject,
  own,
  type OnRefused,
} from './checkValue.ts';
import { checkVerdict } from './checkVerdict.ts';
import { valueLimits } from './valueLimits.ts';
import { warningCodes, type LabWarning } from './labWarning.ts';
import type { BackendChoice, LabError, MetricPoint, Position, RunEvent, RunOutcome, RuntimeFault, StopReason } from './run.ts';

const longestOutput = 20_000;
const longestMetrics = 10_000;
const longestStack = 64;
const faults: readonly RuntimeFault[] = ['gpuLost', 'tensorBudget', 'loss'];
const refusedLine = '[a line that could not be read]';
const stopReasons: readonly StopReason[] = ['user', 'time', 'memory', 'lost', 'closed', 'replaced'];

/**
 * A clean copy of an event that came from where labs run, or null where it is none: kinds from the closed list, own
 * properties only, bounded in size and depth, long text cut. A part that is refused is left out by itself, and `onRefused` is told once
 * for each: one value must not take the others with it.
 */
export function checkEvent(value: unknown, onRefused: OnRefused = () => undefined): RunEvent | null {
  if (!isObject(value)) return null;
  const kind = own(value, 'kind');
  switch (kind) {
    case 'started': {
      const backend = checkBackend(own(value, 'backend'));
      return backend && { kind, backend };
    }
    case 'line': {
      const line = own(value, 'line');
      return isCount(line) && line > 0 ? { kind, line } : null;
    }
    case 'output': {
      const from = own(value, 'from');
      const total = own(value, 'total');
      const lines = checkList(own(value, 'lines'), longestOutput, line => checkLine(line, onRefused));
      if (!lines || !isCount(from) || !isCount(total) || from + lines.length > total) return null;
      return { kind, from, lines, total };
    }
    case 'values': {
      const values = checkItems(own(value, 'values'), valueLimits.values, item => checkProbeValue(item, onRefused), onRefused);
      return values && { kind, values };
    }
    case 'metrics': {
      const points = checkItems(own(value, 'points'), longestMetrics, point => checkPoint(point, onRefused), onRefused);
      return points && { kind, points };
    }
    case 'warning': {
      const warning = checkWarning(own(value, 'warning'), onRefused);
      return warning && { kind, warning };
    }
    case 'progress': {
      const done = own(value, 'done');
      const total = own(value, 'total');
      const line = own(value, 'line');
      return isCount(done) && isCount(total) && isCount(line) ? { kind, done, total, line } : null;
    }
    case 'verdict': {
      const verdict = checkVerdict(own(value, 'verdict'));
      return verdict && { kind, verdict };
    }
    case 'ended': {
      const outcome = checkOutcome(own(value, 'outcome'), onRefused);
      return outcome && { kind, outcome };
    }
    default:
      return null;
  }
}

export function checkBackend(value: unknown): BackendChoice | null {
  if (!isObject(value)) return null;
  const name = own(value, 'name');
  const reason = own(value, 'reason');
  return (name === 'webgl' || name === 'cpu') && typeof reason === 'string' ? { name, reason: cutText(reason, 300) } : null;
}

/** The numbers of lines are counted: another stands in the place of one that is refused. */
function checkLine(line: unknown, onRefused: OnRefused): string {
  if (typeof line === 'string') return cutText(line);
  onRefused();
  return refusedLine;
}

function checkPoint(value: unknown, onRefused: OnRefused): MetricPoint | null {
  if (!isObject(value)) return null;
  const step = own(value, 'step');
  const sent = checkWireNumber(own(value, 'loss'));
  // A curve knows no negative zero.
  const loss = sent === '-0' ? 0 : sent;
  const accuracy = own(value, 'accuracy');
  const optimizer = own(value, 'optimizer');
  if (!isCount(step) || loss === null) return null;
  if (optimizer !== undefined && !isCount(optimizer)) return null;
  const hasAccuracy = isFiniteNumber(accuracy);
  if (accuracy !== undefined && !hasAccuracy) onRefused();
  return { step, loss, ...(hasAccuracy && { accuracy }), ...(optimizer !== undefined && { optimizer }) };
}

function checkOutcome(value: unknown, onRefused: OnRefused): RunOutcome | null {
  if (!isObject(value)) return null;
  const status = own(value, 'status');
  const ms = own(value, 'ms');
  if (!isFiniteNumber(ms) || ms < 0) return null;
  switch (status) {
    case 'finished':
      return { status, ms };
    case 'failed': {
      const error = checkError(own(value, 'error'), onRefused);
      return error && { status, ms, error };
    }
    case 'stopped': {
      const reason = stopReasons.find(known => known === own(value, 'reason'));
      return reason === undefined ? null : { status, ms, reason };
    }
    default:
      return null;
  }
}

function checkWarning(value: unknown, onRefused: OnRefused): LabWarning | null {
  if (!isObject(value)) return null;
  const code = warningCodes.find(known => known === own(value, 'code'));
  const message = own(value, 'message');
  const frames = checkItems(own(value, 'frames'), longestStack, checkPosition, onRefused);
  return code === undefined || typeof message !== 'string' || !frames ? null : { code, message: cutText(message, 500), frames };
}

function checkError(value: unknown, onRefused: OnRefused): LabError | null {
  if (!isObject(value)) return null;
  const name = own(value, 'name');
  const message = own(value, 'message');
  const frames = checkItems(own(value, 'frames'), longestStack, checkPosition, onRefused);
  if (typeof name !== 'string' || typeof message !== 'string' || !frames) return null;
  const fault = faults.find(known => known === own(value, 'fault'));
  return { name: cutText(name, 120), message: cutText(message), frames, ...(fault && { fault }) };
}

function checkPosition(value: unknown): Position | null {
  if (!isObject(value)) return null;
  const line = own(value, 'line');
  const column = own(value, 'column');
  return isCount(line) && isCount(column) ? { line, column } : null;
}
