import { cutText as cut } from './cutText.ts';
import type { ModuleGate, ProbeValue, Series, TensorSummary, ValueSummary, WeightTensor, WireNumber } from './value.ts';

/** What a message may hold at most; longer text is cut, anything else that is larger is refused. */
export const messageLimits = { text: 2048, list: 256, depth: 6, head: 64, series: 256, rank: 16, values: 20_000 } as const;

/** TensorFlow.js' types of values. A lab can write anything there. */
const dtypes = ['float32', 'int32', 'bool', 'string', 'complex64'] as const;

const gateLimits = { gates: 64, name: 60, steps: 64 } as const;

const weightLimits = { tensors: 64, name: 120, rank: 4, numbers: 2_500 } as const;

/** Own properties only: what a message's prototype says is not part of the message. */
export function own(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A whole number from 0 that a float64 holds exactly. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

export function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

export function cutText(value: string, length: number = messageLimits.text): string {
  return cut(value, length);
}

/** Every item checked by `check`, or null where one is refused, the list is too long or is not a list. */
export function checkList<T>(value: unknown, longest: number, check: (item: unknown) => T | null): T[] | null {
  if (!Array.isArray(value) || value.length > longest) return null;
  const items: T[] = [];
  for (const item of value as readonly unknown[]) {
    const checked = check(item);
    if (checked === null) return null;
    items.push(checked);
  }
  return items;
}

/** A copy of `value` with nothing in it but what a probe may send, or null. */
export function checkProbeValue(value: unknown): ProbeValue | null {
  if (!isObject(value)) return null;
  const site = own(value, 'site');
  const count = own(value, 'count');
  const summary = checkSummary(own(value, 'value'), 0);
  if (!isCount(site) || !isCount(count) || summary === null) return null;
  if (own(value, 'series') === undefined) return { site, count, value: summary };
  const series = checkSeries(own(value, 'series'));
  return series && { site, count, value: summary, series };
}

function checkSummary(value: unknown, depth: number): ValueSummary | null {
  if (!isObject(value) || depth > messageLimits.depth) return null;
  const kind = own(value, 'kind');
  const text = own(value, 'text');
  switch (kind) {
    case 'number': {
      const number = checkWireNumber(own(value, 'value'));
      return number === null ? null : { kind, value: number, isGate: own(value, 'isGate') === true };
    }
    case 'tensor':
      return checkTensor(value);
    case 'text': {
      const length = own(value, 'length');
      return typeof text === 'string' && isCount(length) ? { kind, text: cutText(text), length } : null;
    }
    case 'list': {
      const length = own(value, 'length');
      const items = checkList(own(value, 'items'), messageLimits.list, item => checkSummary(item, depth + 1));
      return isCount(length) && items ? { kind, length, items } : null;
    }
    case 'module': {
      const parameters = own(value, 'parameters');
      if (typeof text !== 'string' || !isCount(parameters)) return null;
      const weights = own(value, 'weights') === undefined ? undefined : checkWeights(own(value, 'weights'));
      const gates = own(value, 'gates') === undefined ? undefined : checkList(own(value, 'gates'), gateLimits.gates, checkGate);
      if (weights === null || gates === null) return null;
      return { kind, text: cutText(text), parameters, ...(weights && { weights }), ...(gates && { gates }) };
    }
    case 'other':
      return typeof text === 'string' ? { kind, text: cutText(text) } : null;
    default:
      return null;
  }
}

function checkTensor(value: object): TensorSummary | null {
  const shape = checkList(own(value, 'shape'), messageLimits.rank, item => (isCount(item) ? item : null));
  const ownAxes = own(value, 'axes');
  const axes =
    ownAxes === null ? null : checkList(ownAxes, messageLimits.rank, item => (typeof item === 'string' ? cutText(item, 64) : null));
  const head = checkList(own(value, 'head'), messageLimits.head, checkWireNumber);
  const dtype = own(value, 'dtype');
  const nanCount = own(value, 'nanCount');
  const infinityCount = own(value, 'infinityCount');
  if (!shape || !head || typeof dtype !== 'string' || !isCount(nanCount) || !isCount(infinityCount)) return null;
  if (ownAxes !== null && !axes) return null;
  const flags = {
    isGate: own(value, 'isGate') === true,
    isDisposed: own(value, 'isDisposed') === true,
    ...(own(value, 'isKeepGate') === true && { isKeepGate: true }),
  };
  const tensor = {
    kind: 'tensor',
    shape,
    axes,
    dtype: dtypes.find(known => known === dtype) ?? 'unknown',
    ...flags,
    nanCount,
    infinityCount,
    head,
  } as const;
  if (own(value, 'stats') === undefined) return tensor;
  const stats = checkStats(own(value, 'stats'));
  return stats && { ...tensor, stats };
}

function checkStats(value: unknown): NonNullable<TensorSummary['stats']> | null {
  if (!isObject(value)) return null;
  const min = own(value, 'min');
  const max = own(value, 'max');
  const mean = own(value, 'mean');
  return isFiniteNumber(min) && isFiniteNumber(max) && isFiniteNumber(mean) ? { min, max, mean } : null;
}

function checkSeries(value: unknown): Series | null {
  if (!isObject(value)) return null;
  const steps = checkList(own(value, 'steps'), messageLimits.series, item => (isCount(item) ? item : null));
  const values = checkList(own(value, 'values'), messageLimits.series, checkWireNumber);
  const min = checkWireNumber(own(value, 'min'));
  const max = checkWireNumber(own(value, 'max'));
  const mean = checkWireNumber(own(value, 'mean'));
  const nanCount = own(value, 'nanCount');
  if (!steps || steps.length !== values?.length) return null;
  if (min === null || max === null || mean === null || !isCount(nanCount)) return null;
  return { steps, values, min, max, mean, nanCount };
}

export function checkWireNumber(value: unknown): WireNumber | null {
  if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return value;
  return isFiniteNumber(value) ? value : null;
}

function checkGate(value: unknown): ModuleGate | null {
  if (!isObject(value)) return null;
  const name = own(value, 'name');
  const stats = checkStats(value);
  const steps = own(value, 'steps');
  const overTime = checkList(own(value, 'overTime'), gateLimits.steps, item => (isFiniteNumber(item) ? item : null));
  if (typeof name !== 'string' || !/^\w+$/.test(name) || name.length > gateLimits.name || !stats || !isCount(steps) || !overTime)
    return null;
  return { name, ...stats, steps, overTime };
}

/** A clean copy of a module's weights, or null where they are none or their shapes do not fit their numbers. */
function checkWeights(value: unknown): readonly WeightTensor[] | null {
  let left: number = weightLimits.numbers;
  return checkList(value, weightLimits.tensors, item => {
    if (!isObject(item)) return null;
    const name = own(item, 'name');
    const shape = checkList(own(item, 'shape'), weightLimits.rank, size => (isCount(size) ? size : null));
    const values = checkList(own(item, 'values'), left, checkWireNumber);
    if (typeof name !== 'string' || !/^[\w.]+$/.test(name) || name.length > weightLimits.name || !shape || !values) return null;
    if (shape.reduce((product, size) => product * size, 1) !== values.length) return null;
    left -= values.length;
    return { name, shape, values };
  });
}
