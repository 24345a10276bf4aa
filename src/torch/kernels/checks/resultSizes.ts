import * as tf from '@tensorflow/tfjs';
import { checkSize, joinedShape, MOST_VALUES, productOfSizes, stackedShape, wideShape } from '../../input/shapeOf.ts';
import { calledOperation } from '../../input/calledOperations.ts';
import { operationOf } from './argumentChecks.ts';

type Call = Parameters<tf.KernelFunc>[0];
type Sized = Readonly<Record<'a' | 'b' | 'x' | 'indices' | 'logits' | 'images' | 'image' | 'boxes', tf.TensorInfo | undefined>>;
/** Null where what it is given does not go together: whoever computes says so. */
type ShapeOf = (attrs: Readonly<Record<string, unknown>>, inputs: Sized) => readonly number[] | null;

/** Kernels that can make more than what they are given holds, apart from those of two operands, and how large it is. */
const made: Readonly<Record<string, ShapeOf>> = {
  BatchMatMul: ({ transposeA, transposeB }, { a, b }) => {
    const [left, right] = [a?.shape ?? [], b?.shape ?? []];
    const batch = tf.broadcast_util.assertAndGetBroadcastShape(left.slice(0, -2), right.slice(0, -2));
    return [...batch, left.at(transposeA === true ? -1 : -2) ?? 1, right.at(transposeB === true ? -2 : -1) ?? 1];
  },
  BroadcastTo: ({ shape }) => shape as number[],
  Concat: ({ axis }, inputs) => joinedShape(shapesOf(inputs), axis as number),
  Einsum: ({ equation }, inputs) => einsumShape(equation as string, Object.values(inputs)),
  Fill: ({ shape }) => shape as number[],
  GatherV2: ({ axis, batchDims }, { x, indices }) => [
    ...(x?.shape.slice(0, axis as number) ?? []),
    ...(indices?.shape.slice((batchDims as number | undefined) ?? 0) ?? []),
    ...(x?.shape.slice((axis as number) + 1) ?? []),
  ],
  LinSpace: ({ num }) => [num as number],
  OneHot: ({ depth }, { indices }) => [...(indices?.shape ?? []), depth as number],
  Pack: ({ axis }, inputs) => stackedShape(shapesOf(inputs), axis as number),
  PadV2: ({ paddings }, { x }) => (paddings as [number, number][]).map(([before, after], axis) => before + (x?.shape[axis] ?? 0) + after),
  Range: ({ start, stop, step }) => [Math.max(0, Math.ceil(((stop as number) - (start as number)) / (step as number)))],
  ...Object.fromEntries(
    ['ResizeBilinear', 'ResizeNearestNeighbor'].map((name): [string, ShapeOf] => [
      name,
      ({ size }, { images }) => [images?.shape[0] ?? 1, ...(size as number[]), images?.shape[3] ?? 1],
    ]),
  ),
  CropAndResize: ({ cropSize }, { image, boxes }) => [boxes?.shape[0] ?? 1, ...(cropSize as number[]), image?.shape[3] ?? 1],
  // How many there are to draw is all it is told.
  Multinomial: ({ numSamples }, { logits }) => [...(logits?.shape.slice(0, -1) ?? []), numSamples as number],
  Tile: ({ reps }, { x }) => (reps as number[]).map((times, axis) => times * (x?.shape[axis] ?? 1)),
};

/** Refuses what no lab can hold before a kernel tries to make it: that would take the machine's memory, or minutes. */
export function checkResultSize(kernelName: string, call: Call): void {
  const inputs = call.inputs as unknown as Sized;
  const { a, b } = inputs;
  const isOfTwo = a?.shape !== undefined && b?.shape !== undefined;
  // Of two operands the result has at most as many values as each of one with each of the other.
  if (isOfTwo && productOfSizes(a.shape) * productOfSizes(b.shape) <= MOST_VALUES) return;
  const shape = made[kernelName]?.(call.attrs ?? {}, inputs) ?? (isOfTwo ? wideShape(a.shape, b.shape) : null);
  if (shape) checkSize(calledOperation() ?? operationOf(kernelName), shape);
}

/** In the order in which they are joined. */
function shapesOf(inputs: object): readonly (readonly number[])[] {
  return Object.values(inputs as Readonly<Record<string, tf.TensorInfo>>).map(({ shape }) => shape);
}

/** Of `ij,jk->ik`: the sizes of the letters behind the arrow. */
function einsumShape(equation: string, operands: readonly (tf.TensorInfo | undefined)[]): readonly number[] {
  const [left = '', right = ''] = equation.replaceAll(' ', '').split('->');
  const sizes = new Map(
    left
      .split(',')
      .flatMap((letters, index) => Array.from(letters, (letter, axis) => [letter, operands[index]?.shape[axis] ?? 1] as const)),
  );
  return Array.from(right, letter => sizes.get(letter) ?? 1);
}
