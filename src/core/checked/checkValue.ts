import {
  boundedText,
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
import { gateMeanings, type GateMeaning } from '../run/gateMeaning.ts';
import { gateLimits, valueLimits, weightLimits } from '../run/valueLimits.ts';
import type { ModuleGate, ModuleSummary, ProbeValue, Series, TensorSummary, ValueSummary, WeightTensor, WireNumber } from '../run/value.ts';

/** What stands where a value would, when what was sent of it is none. */
const refusedText = 'what the run sent of it could not be read';

/** TensorFlow.js' types of values. A lab can write anything there. */
const dtypes = ['float32', 'int32', 'bool', 'string', 'complex64'] as const;

/**
 * A copy of `value` with nothing in it but what a probe may send. Where the probe and its count are told and the value
 * cannot be read, that is what stands there: an older value of the same probe would be wrong. Null where not even its
 * place is known.
 */
export function checkProbeValue(value: unknown, onRefused: OnRefused): ProbeValue | null {
  if (!isObject(value)) return null;
  const site = own(value, 'site');
  const count = own(value, 'count');
  if (!isCount(site) || !isCount(count)) return null;
  const summary = checkSummary(own(value, 'value'), 0, onRefused);
  const sentSeries = own(value, 'series');
  const series = sentSeries === undefined ? null : checkSeries(sentSeries);
  if (sentSeries !== undefined && series === null) onRefused();
  const sentTexts = own(value, 'texts');
  const texts = sentTexts === undefined ? null : checkTexts(sentTexts, count);
  if (sentTexts !== undefined && texts === null) onRefused();
  return { site, count, value: summary, ...(series && { series }), ...(texts && { texts }) };
}

function checkTexts(value: unknown, count: number): string[] | null {
  const texts = checkList(value, valueLimits.texts, item => (typeof item === 'string' ? boundedText(item, valueLimits.shortText) : null));
  return texts?.length === count ? texts : null;
}

/** What stands in the place of a summary that is refused. */
function checkSummary(value: unknown, depth: number, onRefused: OnRefused): ValueSummary {
  const summary = depth > valueLimits.depth ? null : checkTagged('kind', summaryCheckers, value, depth, onRefused);
  if (summary !== null) return summary;
  onRefused();
  return { kind: 'absent', text: refusedText };
}

const summaryCheckers: Checkers<'kind', ValueSummary, [depth: number, onRefused: OnRefused]> = {
  number: sent => {
    const value = checkWireNumber(own(sent, 'value'));
    return value === null ? null : { kind: 'number', value, isGate: own(sent, 'isGate') === true };
  },
  tensor: checkTensor,
  text: sent => {
    const text = own(sent, 'text');
    const length = own(sent, 'length');
    return typeof text === 'string' && isCount(length) ? { kind: 'text', text: boundedText(text, valueLimits.text), length } : null;
  },
  list: (sent, depth, onRefused) => {
    const length = own(sent, 'length');
    const items = checkList(own(sent, 'items'), valueLimits.items, item => checkSummary(item, depth + 1, onRefused));
    return isCount(length) && items ? { kind: 'list', length, items } : null;
  },
  module: (sent, _depth, onRefused) => checkModule(sent, onRefused),
  other: sent => checkText('other', sent),
  absent: sent => checkText('absent', sent),
};

function checkText<Kind extends 'other' | 'absent'>(kind: Kind, sent: object): { readonly kind: Kind; readonly text: string } | null {
  const text = own(sent, 'text');
  return typeof text === 'string' ? { kind, text: boundedText(text, valueLimits.line) } : null;
}

function checkModule(value: object, onRefused: OnRefused): ModuleSummary | null {
  const text = own(value, 'text');
  const parameters = own(value, 'parameters');
  if (typeof text !== 'string' || !isCount(parameters)) return null;
  const weights = checkPart(own(value, 'weights'), own(value, 'weightsAbsent'), checkWeights, onRefused);
  const checkGates = (gates: unknown): readonly ModuleGate[] | null => checkList(gates, gateLimits.gates, checkGate);
  const gates = checkPart(own(value, 'gates'), own(value, 'gatesAbsent'), checkGates, onRefused);
  const layer = own(value, 'layer');
  return {
    kind: 'module',
    text: boundedText(text, valueLimits.text),
    parameters,
    ...(weights.found && { weights: weights.found }),
    ...(weights.absent !== null && { weightsAbsent: weights.absent }),
    ...(gates.found && { gates: gates.found }),
    ...(gates.found && isCount(layer) && { layer }),
    ...(gates.absent !== null && { gatesAbsent: gates.absent }),
  };
}

/** A part of a module, or why it is not there; neither where it was not sent. */
function checkPart<T>(
  value: unknown,
  why: unknown,
  check: (value: unknown) => T | null,
  onRefused: OnRefused,
): { readonly found: T | null; readonly absent: string | null } {
  if (value === undefined) return { found: null, absent: typeof why === 'string' ? boundedText(why, valueLimits.line) : null };
  const found = check(value);
  if (found === null) onRefused();
  return { found, absent: found === null ? refusedText : null };
}

function checkTensor(value: object): TensorSummary | null {
  const shape = checkList(own(value, 'shape'), valueLimits.axes, item => (isCount(item) ? item : null));
  const ownAxes = own(value, 'axes');
  const axes =
    ownAxes === null
      ? null
      : checkList(ownAxes, valueLimits.axes, item => (typeof item === 'string' ? boundedText(item, valueLimits.axisName) : null));
  const head = checkList(own(value, 'head'), valueLimits.head, checkWireNumber);
  const dtype = own(value, 'dtype');
  const nanCount = own(value, 'nanCount');
  const infinityCount = own(value, 'infinityCount');
  if (!shape || !head || typeof dtype !== 'string' || !isCount(nanCount) || !isCount(infinityCount)) return null;
  if (ownAxes !== null && !axes) return null;
  const isGate = own(value, 'isGate') === true;
  const ownMeaning = own(value, 'gateMeaning');
  const gateMeaning = ownMeaning === undefined ? null : checkMeaning(ownMeaning);
  if (ownMeaning !== undefined && (gateMeaning === null || !isGate)) return null;
  const flags = { isGate, isDisposed: own(value, 'isDisposed') === true, ...(gateMeaning && { gateMeaning }) };
  const tensor = {
    kind: 'tensor',
    shape,
    axes,
    dtype: memberOf(dtypes, dtype) ?? 'unknown',
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
  const steps = checkList(own(value, 'steps'), valueLimits.series, item => (isCount(item) ? item : null));
  const values = checkList(own(value, 'values'), valueLimits.series, checkWireNumber);
  const min = checkWireNumber(own(value, 'min'));
  const max = checkWireNumber(own(value, 'max'));
  const mean = checkWireNumber(own(value, 'mean'));
  const nanCount = own(value, 'nanCount');
  if (!steps || steps.length !== values?.length) return null;
  if (min === null || max === null || mean === null || !isCount(nanCount)) return null;
  return { steps, values, min, max, mean, nanCount };
}

export function checkWireNumber(value: unknown): WireNumber | null {
  if (value === 'NaN' || value === 'Infinity' || value === '-Infinity' || value === '-0') return value;
  return isFiniteNumber(value) ? value : null;
}

function checkMeaning(value: unknown): GateMeaning | null {
  return gateMeanings.find(known => known === value) ?? null;
}

function checkGate(value: unknown): ModuleGate | null {
  if (!isObject(value)) return null;
  const name = own(value, 'name');
  const meaning = checkMeaning(own(value, 'meaning'));
  const stats = checkStats(value);
  const steps = own(value, 'steps');
  const overTime = checkList(own(value, 'overTime'), gateLimits.steps, item => (isFiniteNumber(item) ? item : null));
  const ofUnits = checkList(own(value, 'ofUnits'), gateLimits.units, item => (isFiniteNumber(item) ? item : null));
  if (typeof name !== 'string' || !/^\w+$/.test(name) || name.length > gateLimits.name) return null;
  if (meaning === null || !stats || !isCount(steps) || !overTime || !ofUnits) return null;
  return { name, meaning, ...stats, steps, overTime, ofUnits };
}

/**
 * A clean copy of a module's weights, or null where they are none, two have one name, or their shapes do not fit their
 * numbers.
 */
function checkWeights(value: unknown): readonly WeightTensor[] | null {
  let left: number = weightLimits.numbers;
  const names = new Set<string>();
  return checkList(value, weightLimits.tensors, item => {
    if (!isObject(item)) return null;
    const name = own(item, 'name');
    const shape = checkList(own(item, 'shape'), weightLimits.axes, size => (isCount(size) ? size : null));
    const values = checkList(own(item, 'values'), left, checkWireNumber);
    if (typeof name !== 'string' || name === '' || name.length > weightLimits.name || names.has(name) || !shape || !values) return null;
    if (shape.reduce((product, size) => product * size, 1) !== values.length) return null;
    left -= values.length;
    names.add(name);
    return { name, shape, values };
  });
}
