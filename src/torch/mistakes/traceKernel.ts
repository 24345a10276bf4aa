import type * as tf from '@tensorflow/tfjs';
import { picked, reduced, reshaped, sliced } from './axisTrace.ts';
import type { AxisTrace } from './axisTrace.ts';
import { allRows, range, someRows } from './dataRows.ts';
import type { DataRoot, DataRows } from './dataRows.ts';
import { noTrace } from './trace.ts';
import type { Trace } from './trace.ts';

/** An operation TensorFlow.js has run; without a name, a custom gradient's forward pass. */
export interface TracedCall {
  readonly kernelName?: string;
  readonly inputs: Readonly<Record<string, tf.Tensor>>;
  readonly attrs?: Readonly<Record<string, unknown>>;
}

/** What the tracer asks of its owner. */
export interface TraceParts {
  find(tensor: tf.Tensor): Trace | undefined;
  /** What stands for a tensor as a whole. */
  rootOf(tensor: tf.Tensor): DataRoot;
  /** The stack of the place that asks. */
  here(): string | null;
  /** The values of a small tensor, where reading them waits for nothing. */
  read(tensor: tf.Tensor): ArrayLike<number> | null;
}

const views = new Set(['Reshape', 'Identity', 'Cast', 'ExpandDims']);
const takesParts = new Set([...views, 'Slice', 'GatherV2', 'Unpack']);
const sameValues = new Set([...views, 'Slice', 'StridedSlice', 'Transpose', 'GatherV2', 'Unpack', 'Concat', 'Pack', 'Reverse', 'Tile']);
const answers = new Set(['ArgMax', 'Greater', 'GreaterEqual', 'Less', 'LessEqual', 'Round']);
const reductions = new Set(['Sum', 'Mean', 'Max', 'Min', 'Prod']);

/** What is known of the `index`-th output of an operation. */
export function traceOutput(call: TracedCall, output: tf.Tensor, index: number, parts: TraceParts): Trace {
  const { kernelName = '' } = call;
  const found: { tensor: tf.Tensor; trace: Trace }[] = [];
  for (const name in call.inputs) {
    const tensor = call.inputs[name];
    const trace = tensor && parts.find(tensor);
    if (tensor && trace) found.push({ tensor, trace });
  }
  const keeps = sameValues.has(kernelName);
  const sources = union(found.map(({ trace }) => trace.sources));
  return {
    ...noTrace,
    sources,
    part: sources.length === 0 ? partOf(call, output, index, parts) : null,
    axes: axesOf(call, output, index, found, parts),
    shares:
      kernelName === 'Softmax'
        ? 'softmax'
        : kernelName === 'Sigmoid'
          ? 'sigmoid'
          : keeps
            ? (found.find(({ trace }) => trace.shares)?.trace.shares ?? null)
            : null,
    isAnswer: sources.length > 0 && (answers.has(kernelName) || (keeps && found.some(({ trace }) => trace.isAnswer))),
  };
}

function union(lists: readonly (readonly DataRows[])[]): readonly DataRows[] {
  const [only = []] = lists;
  if (lists.length <= 1) return only;
  const all: DataRows[] = [];
  for (const list of lists) for (const rows of list) if (!all.includes(rows) && all.length < 8) all.push(rows);
  return all;
}

/** Rows of a data set: slices of it, and the same rows seen in another shape. */
function partOf(call: TracedCall, output: tf.Tensor, index: number, parts: TraceParts): DataRows | null {
  const { kernelName = '', inputs, attrs } = call;
  const x = inputs['x'] ?? inputs['input'] ?? inputs['value'] ?? inputs['tensor'];
  if (!takesParts.has(kernelName) || x === undefined || x.rank === 0) return null;
  const [count] = x.shape;
  const from = parts.find(x)?.part ?? allRows(parts.rootOf(x));
  if (views.has(kernelName)) return output.shape[0] === count ? from : count === 1 ? from : null;
  if (kernelName === 'Slice') {
    const [begin = 0] = numbers(attrs?.['begin']);
    return output.shape[0] === count ? from : someRows(from, range(begin, output.shape[0]));
  }
  if (kernelName === 'GatherV2' && attrs?.['axis'] === 0) {
    const indices = inputs['indices'] && parts.read(inputs['indices']);
    return indices ? someRows(from, Array.from(indices)) : null;
  }
  return kernelName === 'Unpack' && attrs?.['axis'] === 0 ? someRows(from, [index]) : null;
}

function axesOf(
  call: TracedCall,
  output: tf.Tensor,
  index: number,
  found: readonly { tensor: tf.Tensor; trace: Trace }[],
  parts: TraceParts,
): AxisTrace | null {
  const { kernelName, attrs, inputs } = call;
  const first = found.find(({ trace }) => trace.axes);
  const axes = first?.trace.axes;
  // Of a custom gradient nothing is known but what it was given.
  if (!axes || kernelName === undefined) return null;
  const { shape } = first.tensor;
  const here = (): string | null => parts.here();
  switch (kernelName) {
    case 'Slice': {
      return sliced(axes, shape, numbers(attrs?.['begin']), output.shape, here);
    }
    case 'Reshape':
    case 'ExpandDims':
      return reshaped(axes, shape, output.shape);
    case 'Transpose':
      return { ...axes, roles: numbers(attrs?.['perm']).map(axis => axes.roles[axis] ?? null) };
    case 'Unpack':
      return picked(axes, axisIn(attrs?.['axis'], shape.length), index, here);
    case 'GatherV2': {
      const indices = inputs['indices'];
      const axis = axisIn(attrs?.['axis'], shape.length);
      if (!indices || first.tensor === indices) return null;
      if (indices.rank === 1 && indices.size !== 1) return axes;
      const entry = indices.size === 1 ? parts.read(indices)?.[0] : undefined;
      if (entry === undefined || indices.rank > 1) return null;
      const rest = picked(axes, axis, entry, here);
      return indices.rank === 0 ? rest : { ...rest, roles: rest.roles.toSpliced(axis, 0, null) };
    }
    case 'BatchMatMul':
      return first.tensor === inputs['a'] && attrs?.['transposeA'] !== true && output.rank === shape.length
        ? { ...axes, roles: axes.roles.with(-1, null) }
        : null;
    default:
      if (reductions.has(kernelName)) return reduced(axes, reductionAxes(attrs, shape.length), output.rank === shape.length);
      return output.shape.join() === shape.join() ? axes : null;
  }
}

function reductionAxes(attrs: TracedCall['attrs'], rank: number): number[] {
  const given = attrs?.['axis'] ?? attrs?.['reductionIndices'] ?? attrs?.['axes'];
  return given === undefined || given === null ? range(0, rank) : numbers(given).map(axis => axisIn(axis, rank));
}

function axisIn(axis: unknown, rank: number): number {
  return typeof axis === 'number' ? (axis < 0 ? axis + rank : axis) : 0;
}

function numbers(value: unknown): number[] {
  return typeof value === 'number' ? [value] : Array.isArray(value) ? (value as number[]) : [];
}
