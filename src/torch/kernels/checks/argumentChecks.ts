import type * as tf from '@tensorflow/tfjs';
import { axisIndex, reducedAxes } from '../../input/axisIndex.ts';
import { shownValue } from '../../input/checkOptions.ts';
import { LabError } from '../../input/labError.ts';
import { shapeText } from '../../input/shapeText.ts';

type Call = Parameters<tf.KernelFunc>[0];
type Check = (call: Call) => void;

/** Those whose kernel has another name than the operation; gradients go by the operation they belong to. */
const renamed: Readonly<Record<string, string>> = {
  AvgPool3D: 'avgPool3d',
  AvgPool3DGrad: 'avgPool3d',
  AvgPoolGrad: 'avgPool',
  BatchMatMul: 'matMul',
  ComplexAbs: 'abs',
  Conv2D: 'conv2d',
  Conv2DBackpropFilter: 'conv2d',
  Conv2DBackpropInput: 'conv2dTranspose',
  Conv3D: 'conv3d',
  Conv3DBackpropFilterV2: 'conv3d',
  Conv3DBackpropInputV2: 'conv3dTranspose',
  DepthwiseConv2dNative: 'depthwiseConv2d',
  DepthwiseConv2dNativeBackpropFilter: 'depthwiseConv2d',
  DepthwiseConv2dNativeBackpropInput: 'depthwiseConv2d',
  Dilation2D: 'dilation2d',
  Dilation2DBackpropFilter: 'dilation2d',
  Dilation2DBackpropInput: 'dilation2d',
  Draw: 'browser.draw',
  EluGrad: 'elu',
  FFT: 'fft',
  FusedBatchNorm: 'batchNorm',
  FusedConv2D: 'fused.conv2d',
  FusedDepthwiseConv2D: 'fused.depthwiseConv2d',
  GatherNd: 'gatherND',
  GatherV2: 'gather',
  Identity: 'clone',
  IFFT: 'ifft',
  IsNan: 'isNaN',
  LinSpace: 'linspace',
  LRN: 'localResponseNormalization',
  LRNGrad: 'localResponseNormalization',
  MaxPool3D: 'maxPool3d',
  MaxPool3DGrad: 'maxPool3d',
  MaxPoolGrad: 'maxPool',
  Multiply: 'mul',
  NonMaxSuppressionV3: 'nonMaxSuppression',
  NonMaxSuppressionV4: 'nonMaxSuppressionPadded',
  NonMaxSuppressionV5: 'nonMaxSuppressionWithScore',
  Pack: 'stack',
  PadV2: 'pad',
  RealDiv: 'div',
  ResizeBilinearGrad: 'resizeBilinear',
  ResizeNearestNeighborGrad: 'resizeNearestNeighbor',
  ScatterNd: 'scatterND',
  Select: 'where',
  SplitV: 'split',
  TopK: 'topk',
  Unpack: 'unstack',
};

/** Operations that move a window over their input. */
export const windowed: ReadonlySet<string> = new Set([
  'Conv2D',
  'Conv3D',
  'DepthwiseConv2dNative',
  'FusedConv2D',
  'FusedDepthwiseConv2D',
  'MaxPool',
  'AvgPool',
  'MaxPool3D',
  'AvgPool3D',
  'Dilation2D',
]);

/** A kernel's operation as labs write it. */
export function operationOf(kernelName: string): string {
  return renamed[kernelName] ?? `${kernelName.charAt(0).toLowerCase()}${kernelName.slice(1)}`;
}

/** What operations do not check of their arguments, by the name of the kernel. */
export const argumentChecks: Readonly<Record<string, Check>> = {
  ...each(['Sum', 'Mean', 'Max', 'Min', 'Prod', 'All', 'Any'], kernel => call => {
    axes(kernel, call, call.attrs?.['axis'] ?? call.attrs?.['reductionIndices']);
  }),
  Reverse: call => {
    axes('Reverse', call, call.attrs?.['dims']);
  },
  ...each(['ArgMax', 'ArgMin', 'SplitV', 'GatherV2', 'Unique'], kernel => call => {
    oneAxis(kernel, call, call.attrs?.['axis'], 0);
  }),
  ...each(['Cumsum', 'Cumprod'], kernel => call => {
    const axis: unknown = call.attrs?.['axis'];
    oneAxis(kernel, call, axis, 0);
    if (typeof axis === 'number' && axis >= 0) return;
    // Its kernels and its gradient take a negative one for another axis.
    const { length } = shapeOf(call);
    throw new LabError(
      `${operationOf(kernel)} counts its axis from 0 on, and here from 0 to ${String(length - 1)}, but got ${shownValue(axis)}.`,
    );
  }),
  Unpack: call => {
    oneAxis('Unpack', call, call.attrs?.['axis'], 0, 'value');
  },
  Pack: call => {
    oneAxis('Pack', call, call.attrs?.['axis'], 1, '0');
  },
  Concat: call => {
    oneAxis('Concat', call, call.attrs?.['axis'], 0, '0');
  },
  ExpandDims: call => {
    oneAxis('ExpandDims', call, call.attrs?.['dim'], 1, 'input');
  },
  Transpose: call => {
    const { length: rank } = shapeOf(call);
    const perm: unknown = call.attrs?.['perm'];
    if (Array.isArray(perm) && perm.length === rank && new Set<unknown>(perm).size === rank && perm.every(axis => Number.isInteger(axis)))
      return;
    throw new LabError(`transpose needs each axis from 0 to ${String(rank - 1)} once, but got ${listText(perm)}.`);
  },
  ...each(['PadV2', 'MirrorPad'], kernel => call => {
    paddings(kernel, call);
  }),
  Tile: call => {
    wholes('tile', 'its repeats', call.attrs?.['reps'], 0);
  },
  Slice: call => {
    slice(call);
  },
  StridedSlice: call => {
    wholes('stridedSlice', 'its strides', call.attrs?.['strides'], -Infinity);
  },
  OneHot: call => {
    const depth = call.attrs?.['depth'];
    wholes('oneHot', 'its depth', depth, 1);
    const { indices } = call.inputs;
    if (indices) classesBelow(call, indices, depth as number);
  },
  UnsortedSegmentSum: call => {
    const count: unknown = call.attrs?.['numSegments'];
    wholes('unsortedSegmentSum', 'its count of segments', count, 0);
    const { segmentIds } = call.inputs;
    for (const id of segmentIds ? valuesOf(call, segmentIds) : [])
      if (id < 0 || id >= Number(count))
        throw new LabError(`unsortedSegmentSum: there is no segment ${String(id)}; they go from 0 to ${String(Number(count) - 1)}.`);
  },
  ...each(['BatchToSpaceND', 'SpaceToBatchND'], kernel => call => {
    wholes(operationOf(kernel), 'its blocks', call.attrs?.['blockShape'], 1);
  }),
  DepthToSpace: call => {
    wholes('depthToSpace', 'its blocks', call.attrs?.['blockSize'], 1);
  },
  LinSpace: call => {
    wholes('linspace', 'its count of values', call.attrs?.['num'], 1);
  },
  Range: call => {
    range(call);
  },
  LRN: call => {
    wholes('localResponseNormalization', 'its radius', call.attrs?.['depthRadius'], 0);
  },
  FusedBatchNorm: batchNorm,
  CropAndResize: call => {
    const { image, boxInd } = call.inputs;
    const batch = image?.shape[0] ?? 0;
    for (const index of boxInd ? valuesOf(call, boxInd) : [])
      if (index < 0 || index >= batch)
        throw new LabError(`cropAndResize: there is no image ${String(index)}; they go from 0 to ${String(batch - 1)}.`);
  },
  ...each([...windowed], kernel => call => {
    for (const [name, what] of [
      ['filterSize', 'its window'],
      ['strides', 'its strides'],
      ['dilations', 'its dilations'],
    ] as const) {
      const given: unknown = call.attrs?.[name];
      if (given !== undefined && given !== null) wholes(operationOf(kernel), what, given, 1);
    }
  }),
};

function each(kernels: readonly string[], checkOf: (kernel: string) => Check): Record<string, Check> {
  return Object.fromEntries(kernels.map(kernel => [kernel, checkOf(kernel)]));
}

function shapeOf({ inputs }: Call, input = 'x'): readonly number[] {
  return inputs[input]?.shape ?? [];
}

function axes(kernel: string, call: Call, given: unknown): void {
  reducedAxes(operationOf(kernel), given as number[], shapeOf(call).length);
}

/** @param more Places there are beside the axes of the input: 1 where an axis is made. */
function oneAxis(kernel: string, call: Call, given: unknown, more: 0 | 1, input = 'x'): void {
  const axis: unknown = Array.isArray(given) && given.length === 1 ? given[0] : given;
  if (axis === undefined || axis === null || (Array.isArray(axis) && axis.length === 0)) return;
  axisIndex(operationOf(kernel), axis, Math.max(shapeOf(call, input).length + more, 1));
}

function paddings(kernel: string, call: Call): void {
  const shape = shapeOf(call);
  const given = call.attrs?.['paddings'];
  const isFit =
    Array.isArray(given) &&
    given.length === shape.length &&
    given.every(pair => Array.isArray(pair) && pair.length === 2 && pair.every(size => Number.isInteger(size)));
  if (isFit) {
    const over = shape.findIndex((size, axis) => size + pairAt(given, axis)[0] + pairAt(given, axis)[1] < 0);
    if (over < 0) return;
    throw new LabError(`${operationOf(kernel)} takes more away from axis ${String(over)} than its ${String(shape[over] ?? 0)} entries.`);
  }
  throw new LabError(
    `${operationOf(kernel)} needs a pair of whole numbers for each axis, how much goes before it and how much behind: ${shapeText(shape)} takes ${String(shape.length)}, as in [${shape.map(() => '[0, 1]').join(', ')}].`,
  );
}

function pairAt(given: readonly unknown[], axis: number): readonly [number, number] {
  return given[axis] as [number, number];
}

function slice(call: Call): void {
  const begin: unknown = call.attrs?.['begin'];
  wholes('slice', 'its begin', begin, 0);
  const shape = shapeOf(call);
  for (const [axis, from] of (Array.isArray(begin) ? (begin as number[]) : [begin as number]).entries()) {
    const size = shape[axis] ?? 0;
    if (from > size)
      throw new LabError(`slice would begin at ${String(from)} on axis ${String(axis)}, which has only ${String(size)} entries.`);
  }
  wholes('slice', 'its sizes', call.attrs?.['size'], -1);
}

/** A number, or a list of them. */
function wholes(operation: string, what: string, given: unknown, least: number): void {
  for (const value of Array.isArray(given) ? (given as unknown[]) : [given]) {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least) continue;
    const range = Number.isFinite(least) && least >= 0 ? ` from ${String(least)} on` : '';
    throw new LabError(`${operation} takes whole numbers${range} for ${what}, but got ${shownValue(value)}.`);
  }
}

function range({ attrs }: Call): void {
  const [start = 0, stop = 0, step = 0] = ['start', 'stop', 'step'].map(name => {
    const value: unknown = attrs?.[name];
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    throw new LabError(`range takes numbers, but got ${shownValue(value)}.`);
  });
  const way = Math.sign(stop - start);
  if (way !== 0 && way !== Math.sign(step))
    throw new LabError(
      `range cannot come from ${String(start)} to ${String(stop)} in steps of ${String(step)}: the step leads the other way.`,
    );
}

/** Its kernels repeat the values of these as they lie, so only what repeats along the first axes is right. */
function batchNorm(call: Call): void {
  const shape = shapeOf(call);
  for (const name of ['mean', 'variance', 'offset', 'scale']) {
    const given = call.inputs[name]?.shape;
    if (!given) continue;
    const own = given.slice(given.findIndex(size => size !== 1));
    const last = shape.slice(shape.length - own.length);
    if (given.every(size => size === 1) || (given.length <= shape.length && own.every((size, axis) => size === last[axis]))) continue;
    throw new LabError(
      `batchNorm: ${name} must have a value for each entry of the last axis, [${String(shape.at(-1) ?? 1)}], or be of the input's shape, but it is ${shapeText(given)}.`,
    );
  }
}

function classesBelow(call: Call, indices: tf.TensorInfo, depth: number): void {
  for (const index of valuesOf(call, indices))
    if (index < 0 || index >= depth)
      throw new LabError(
        `oneHot: there is no class ${String(index)}; with a depth of ${String(depth)} they go from 0 to ${String(depth - 1)}.`,
      );
}

function valuesOf({ backend }: Call, { dataId }: tf.TensorInfo): ArrayLike<number> & Iterable<number> {
  return (backend as unknown as { readSync(id: object): Int32Array }).readSync(dataId);
}

function listText(given: unknown): string {
  return Array.isArray(given) ? `[${given.map(shownValue).join(', ')}]` : shownValue(given);
}
