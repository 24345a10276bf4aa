import type * as tf from '@tensorflow/tfjs';
import type { KernelCall } from '../engine/engineInternals.ts';

/**
 * Which values of a row-major tensor another tensor is made of: its first one, and how far it is to the next one along
 * each axis.
 */
export interface ViewLayout {
  readonly offset: number;
  readonly strides: readonly number[];
}

type Attributes = Readonly<Record<string, unknown>>;
type View = (of: ViewLayout, input: tf.Tensor, outputs: readonly tf.Tensor[], attributes: Attributes) => (ViewLayout | null)[];

/** Operations whose results PyTorch makes without copying a value; null for a result it has to copy. */
const views: Readonly<Record<string, View>> = {
  Reshape: reshaped,
  ExpandDims: reshaped,
  Cast: (of, input, [output]) => [output?.dtype === input.dtype ? of : null],
  Transpose: ({ offset, strides }, _input, _outputs, { perm }) => [
    { offset, strides: (perm as number[]).map(axis => strides[axis] as number) },
  ],
  Slice: ({ offset, strides }, _input, _outputs, { begin }) => [
    { offset: [begin as number | number[]].flat().reduce((place, from, axis) => place + from * (strides[axis] ?? 0), offset), strides },
  ],
  Unpack: ({ offset, strides }, input, outputs, { axis }) => {
    const along = axisIn(axis, input.rank);
    return outputs.map((_, i) => ({ offset: offset + i * (strides[along] as number), strides: strides.toSpliced(along, 1) }));
  },
  SplitV: ({ offset, strides }, input, outputs, { axis }) => {
    const along = axisIn(axis, input.rank);
    let from = 0;
    return outputs.map(({ shape }) => {
      const place = offset + from * (strides[along] as number);
      from += shape[along] ?? 0;
      return { offset: place, strides };
    });
  },
};

const names = new Set(Object.keys(views));

/** Are this kernel's results the values of its input, seen in another way? */
export function isView(kernelName: string): boolean {
  return names.has(kernelName);
}

/** Where the results of a view lie, if its input lies as in `of`. */
export function viewsOf(
  call: Required<KernelCall>,
  of: ViewLayout,
  input: tf.Tensor,
  outputs: readonly tf.Tensor[],
): readonly (ViewLayout | null)[] {
  return views[call.kernelName]?.(of, input, outputs, call.attrs) ?? [];
}

/** A tensor that owns its values. */
export function wholeLayout({ shape }: tf.Tensor): ViewLayout {
  return { offset: 0, strides: rowMajor(shape) };
}

/** Picks a view's values out of those of the tensor it sees. */
export function valuesAt({ offset, strides }: ViewLayout, shape: readonly number[], values: ArrayLike<number>): Float32Array {
  const steps = rowMajor(shape);
  return Float32Array.from({ length: shape.reduce((size, each) => size * each, 1) }, (_, i) => {
    const place = shape.reduce(
      (at, size, axis) => at + (Math.floor(i / (steps[axis] as number)) % size) * (strides[axis] as number),
      offset,
    );
    return values[place] as number;
  });
}

/**
 * What lies one after the other can be counted in another shape; else the values are copied (PyTorch: `computeStride`,
 * for whole tensors).
 */
function reshaped(of: ViewLayout, input: tf.Tensor, outputs: readonly tf.Tensor[]): (ViewLayout | null)[] {
  return outputs.map(({ shape }) => {
    const strides = stridesFor(shape, input.shape, of.strides);
    return strides && { offset: of.offset, strides };
  });
}

/** Walks both shapes from the end, a run of evenly spaced axes at a time. */
function stridesFor(shape: readonly number[], before: readonly number[], strides: readonly number[]): number[] | null {
  const result = shape.map(() => 1);
  let axis = shape.length - 1;
  let step = strides.at(-1) ?? 1;
  let held = 1;
  let counted = 1;
  for (let from = before.length - 1; from >= 0; from--) {
    held *= before[from] as number;
    const isRunOver = from === 0 || (before[from - 1] !== 1 && strides[from - 1] !== held * step);
    if (!isRunOver) continue;
    while (axis >= 0 && (counted < held || shape[axis] === 1)) {
      result[axis] = counted * step;
      counted *= shape[axis] as number;
      axis -= 1;
    }
    if (counted !== held) return null;
    step = strides[from - 1] ?? 1;
    held = 1;
    counted = 1;
  }
  return result;
}

function rowMajor(shape: readonly number[]): number[] {
  const strides = shape.map(() => 1);
  for (let axis = shape.length - 2; axis >= 0; axis--) strides[axis] = (strides[axis + 1] as number) * (shape[axis + 1] as number);
  return strides;
}

function axisIn(axis: unknown, rank: number): number {
  return typeof axis === 'number' ? (axis < 0 ? axis + rank : axis) : 0;
}
