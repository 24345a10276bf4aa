import type * as tf from '@tensorflow/tfjs';
import { currentSession } from '../session/session.ts';
import { gradFunctionName } from '../autograd/gradFunctionName.ts';
import { NumberFormat } from '../digits/numberFormat.ts';
import { tuple } from '../input/tuple.ts';
import { readValues } from '../engine/readValues.ts';

const THRESHOLD = 1000;
const EDGE_ITEMS = 3;
const LINE_WIDTH = 80;
const PREFIX = 'tensor(';

/** A tensor as PyTorch prints it: four decimals, long ones shortened to their first and last three entries an axis. */
export function tensorText(tensor: tf.Tensor): string {
  if (tensor.isDisposed) return 'tensor(disposed)';
  const suffixes: string[] = [];
  let body = '[]';
  if (tensor.size === 0) {
    if (tensor.rank !== 1) suffixes.push(`size=${tuple(tensor.shape)}`);
    if (tensor.dtype !== 'float32') suffixes.push(`dtype=torch.${tensor.dtype === 'int32' ? 'int64' : tensor.dtype}`);
  } else body = bodyText(tensor);
  const state = currentSession().graph.find(tensor);
  const made = state?.node == null ? null : gradFunctionName(state.node);
  if (made !== null) suffixes.push(`grad_fn=<${made}>`);
  else if (state?.node == null && state?.requiresGrad === true) suffixes.push('requires_grad=True');
  return (state?.isParameter === true ? 'Parameter containing:\n' : '') + addSuffixes(PREFIX + body, suffixes);
}

function bodyText(tensor: tf.Tensor): string {
  const values: ArrayLike<unknown> = tensor.dtype === 'string' ? tensor.dataSync<'string'>() : readValues(tensor);
  const isShortened = tensor.size > THRESHOLD;
  const strides = tensor.shape.map((_, axis) => tensor.shape.slice(axis + 1).reduce((a, b) => a * b, 1));
  const shown: unknown[] = [];
  visit(tensor.shape, strides, 0, 0, isShortened, index => shown.push(values[index]));
  const format = new NumberFormat(shown, tensor.dtype);
  const text = (axis: number, offset: number): string => {
    if (axis === tensor.rank) return format.text(values[offset]);
    const size = tensor.shape[axis] ?? 0;
    const stride = strides[axis] ?? 1;
    const indent = PREFIX.length + axis;
    const isLast = axis === tensor.rank - 1;
    const parts = shownIndices(size, isShortened).map(i => (i === null ? (isLast ? ' ...' : '...') : text(axis + 1, offset + i * stride)));
    if (isLast) return vectorText(parts, indent, format.width);
    return `[${parts.join(`,${'\n'.repeat(tensor.rank - axis - 1)}${' '.repeat(indent + 1)}`)}]`;
  };
  return text(0, 0);
}

/** Calls `see` with the flat index of every entry that will be shown. */
function visit(
  shape: readonly number[],
  strides: readonly number[],
  axis: number,
  offset: number,
  isShortened: boolean,
  see: (index: number) => void,
): void {
  if (axis === shape.length) {
    see(offset);
    return;
  }
  for (const i of shownIndices(shape[axis] ?? 0, isShortened)) {
    if (i !== null) visit(shape, strides, axis + 1, offset + i * (strides[axis] ?? 1), isShortened, see);
  }
}

/** Indices along one axis, with null where entries are left out. */
function shownIndices(size: number, isShortened: boolean): (number | null)[] {
  if (!isShortened || size <= 2 * EDGE_ITEMS) return Array.from({ length: size }, (_, i) => i);
  const edge = Array.from({ length: EDGE_ITEMS }, (_, i) => i);
  return [...edge, null, ...edge.map(i => size - EDGE_ITEMS + i)];
}

function vectorText(parts: readonly string[], indent: number, width: number): string {
  const perLine = Math.max(1, Math.floor((LINE_WIDTH - indent) / (width + 2)));
  const lines: string[] = [];
  for (let i = 0; i < parts.length; i += perLine) lines.push(parts.slice(i, i + perLine).join(', '));
  return `[${lines.join(`,\n${' '.repeat(indent + 1)}`)}]`;
}

function addSuffixes(text: string, suffixes: readonly string[]): string {
  let lastLine = text.length - text.lastIndexOf('\n') + 1;
  let result = text;
  for (const suffix of suffixes) {
    if (lastLine + suffix.length + 2 > LINE_WIDTH) {
      result += `,\n${' '.repeat(PREFIX.length)}${suffix}`;
      lastLine = PREFIX.length + suffix.length;
    } else {
      result += `, ${suffix}`;
      lastLine += suffix.length + 2;
    }
  }
  return `${result})`;
}
