import {
  checkList,
  checkProbeValue,
  checkWireNumber,
  cutText,
  isCount,
  isFiniteNumber,
  isObject,
  messageLimits,
  own,
} from './checkValue.ts';
import { checkVerdict } from './checkVerdict.ts';
import { warningCodes, type LabWarning } from './labWarning.ts';
import type { BackendChoice, LabError, MetricPoint, Position, RunEvent, RunOutcome, StopReason } from './run.ts';

const longestOutput = 20_000;
const longestMetrics = 10_000;
const longestStack = 64;
const stopReasons: readonly StopReason[] = ['user', 'time', 'memory', 'lost', 'closed', 'replaced'];

/**
 * A clean copy of an event that came from where labs run, or null where it is none: kinds from the closed list, own
 * properties only, bounded in size and depth, long text cut.
 */
export function checkEvent(value: unknown): RunEvent | null {
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
      const lines = checkList(own(value, 'lines'), longestOutput, line => (typeof line === 'string' ? cutText(line) : null));
      if (!lines || !isCount(from) || !isCount(total) || from + lines.length > total) return null;
      return { kind, from, lines, total };
    }
    case 'values': {
      const values = checkList(own(value, 'values'), messageLimits.values, checkProbeValue);
      return values && { kind, values };
    }
    case 'metrics': {
      const points = checkList(own(value, 'points'), longestMetrics, checkPoint);
      return points && { kind, points };
    }
    case 'warning': {
      const warning = checkWarning(own(value, 'warning'));
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
      const outcome = checkOutcome(own(value, 'outcome'));
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

function checkPoint(value: unknown): MetricPoint | null {
  if (!isObject(value)) return null;
  const step = own(value, 'step');
  const loss = checkWireNumber(own(value, 'loss'));
  const accuracy = own(value, 'accuracy');
  const optimizer = own(value, 'optimizer');
  if (!isCount(step) || loss === null) return null;
  if (accuracy !== undefined && !isFiniteNumber(accuracy)) return null;
  if (optimizer !== undefined && !isCount(optimizer)) return null;
  return { step, loss, ...(accuracy === undefined ? {} : { accuracy }), ...(optimizer === undefined ? {} : { optimizer }) };
}

function checkOutcome(value: unknown): RunOutcome | null {
  if (!isObject(value)) return null;
  const status = own(value, 'status');
  const ms = own(value, 'ms');
  if (!isFiniteNumber(ms) || ms < 0) return null;
  switch (status) {
    case 'finished':
      return { status, ms };
    case 'failed': {
      const error = checkError(own(value, 'error'));
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

function checkWarning(value: unknown): LabWarning | null {
  if (!isObject(value)) return null;
  const code = warningCodes.find(known => known === own(value, 'code'));
  const message = own(value, 'message');
  const frames = checkList(own(value, 'frames'), longestStack, checkPosition);
  return code === undefined || typeof message !== 'string' || !frames ? null : { code, message: cutText(message, 500), frames };
}

function checkError(value: unknown): LabError | null {
  if (!isObject(value)) return null;
  const name = own(value, 'name');
  const message = own(value, 'message');
  const frames = checkList(own(value, 'frames'), longestStack, checkPosition);
  if (typeof name !== 'string' || typeof message !== 'string' || !frames) return null;
  return { name: cutText(name, 120), message: cutText(message), frames };
}

function checkPosition(value: unknown): Position | null {
  if (!isObject(value)) return null;
  const line = own(value, 'line');
  const column = own(value, 'column');
  return isCount(line) && isCount(column) ? { line, column } : null;
}
