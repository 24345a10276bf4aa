import type * as tf from '@tensorflow/tfjs';
import type { TensorSummary, ValueSummary } from '../../core/run/value.ts';
import { valueLimits } from '../../core/run/valueLimits.ts';
import { captured, shortText, floor, makeList, min as least, plain, wire } from '../base/primordials.ts';
import type { LibraryHooks } from '../base/libraryHooks.ts';

/** First values of a tensor in a list: as many as are shown there. */
const headInList = 4;

/**
 * Why a tensor cannot be shown as what it says it is, or null: a lab can write into its shape, and may have more axes
 * than anybody reads.
 */
export function tensorFault({ shape, size, dtype }: tf.Tensor): string | null {
  if (!captured.isArray(shape)) return 'a tensor whose shape was replaced by something else';
  if (shape.length > valueLimits.axes)
    return `a tensor with ${captured.text(shape.length)} axes: at most ${captured.text(valueLimits.axes)} are shown`;
  let product = 1;
  for (let axis = 0; axis < shape.length; axis++) {
    const length: unknown = captured.getOwnPropertyDescriptor(shape, captured.text(axis))?.value;
    if (typeof length !== 'number' || floor(length) !== length || length < 0) return 'a tensor whose shape was changed afterwards';
    product *= length;
  }
  if (product !== size) return 'a tensor whose shape or size was changed afterwards';
  return isKnown(dtype) ? null : 'a tensor whose dtype was changed afterwards';
}

/** What a tensor is; with `readsValues`, also what is in it. Makes no tensors and records nothing. */
export function summarizeTensor(tensor: tf.Tensor, hooks: LibraryHooks, readsValues: boolean, isInList = false): ValueSummary {
  const fault = tensorFault(tensor);
  return fault === null ? summarizeWhole(tensor, hooks, readsValues, isInList) : plain({ kind: 'absent', text: fault });
}

function summarizeWhole(
  tensor: tf.Tensor,
  hooks: LibraryHooks,
  readsValues: boolean,
  isInList: boolean,
): TensorSummary | { readonly kind: 'absent'; readonly text: string } {
  const { isDisposed, dtype } = tensor;
  const shape = makeList(tensor.shape.length, axis => tensor.shape[axis] ?? 0);
  const meaning = hooks.gateMeaning(tensor);
  const axes = axisNames(hooks.axesOf(tensor));
  const summary = {
    kind: 'tensor' as const,
    shape,
    axes,
    dtype: captured.text(dtype),
    isGate: hooks.isGateTensor(tensor),
    isDisposed,
    ...(meaning !== null && { gateMeaning: meaning }),
  };
  const values = readsValues && !isDisposed && isNumeric(dtype) ? hooks.valuesOf(tensor) : null;
  if (values && values.length !== tensor.size)
    return plain({ kind: 'absent', text: 'a tensor that holds other values than its shape says' });
  if (!values) return plain({ ...summary, nanCount: 0, infinityCount: 0, head: [] });
  const head = makeList(least(values.length, isInList ? headInList : valueLimits.head), index => wire(values[index] ?? 0));
  const { stats, nanCount: nans, infinityCount } = tallyOf(values);
  const nanCount = nans === 0 ? 0 : nans - hooks.gapsIn(tensor);
  return plain({ ...summary, ...(stats && { stats: plain(stats) }), nanCount, infinityCount, head });
}

interface Tally {
  /** Of the finite values; null where there are none. */
  readonly stats: { readonly min: number; readonly max: number; readonly mean: number } | null;
  readonly nanCount: number;
  readonly infinityCount: number;
}

/**
 * Float64 holds the sum of any float32 values: it is finite where all of them are, and then nothing has to be asked of
 * each.
 */
function tallyOf(values: tf.TypedArray): Tally {
  let min = Infinity;
  let max = -Infinity;
  let sum = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (sum - sum !== 0) return tallyOfFinite(values);
  return { stats: values.length > 0 ? { min, max, mean: sum / values.length } : null, nanCount: 0, infinityCount: 0 };
}

function tallyOfFinite(values: tf.TypedArray): Tally {
  let min = Infinity;
  let max = -Infinity;
  let sum = 0;
  let nanCount = 0;
  let infinityCount = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (value !== value) nanCount++;
    else if (value === Infinity || value === -Infinity) infinityCount++;
    else {
      sum += value;
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  const finite = values.length - nanCount - infinityCount;
  return { stats: finite > 0 ? { min, max, mean: sum / finite } : null, nanCount, infinityCount };
}

/** Names of axes as they are sent: a lab can give the library's own any text. */
function axisNames(names: readonly string[] | null): readonly string[] | null {
  return names && makeList(names.length, axis => shortText(names[axis] ?? '', valueLimits.axisName));
}

function isKnown(dtype: string): boolean {
  return isNumeric(dtype) || dtype === 'string' || dtype === 'complex64';
}

function isNumeric(dtype: string): boolean {
  return dtype === 'float32' || dtype === 'int32' || dtype === 'bool';
}
