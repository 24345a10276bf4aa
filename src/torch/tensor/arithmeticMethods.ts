import * as tf from '@tensorflow/tfjs';
import { exactScalar } from '../engine/exactNumber.ts';
import { LabError } from '../input/labError.ts';
import { currentSession } from '../session/session.ts';
import { checkRoom, checkSize, wideShape } from '../input/shapeOf.ts';
import { shapeText } from '../input/shapeText.ts';
import { kindOf, tensorIn } from '../input/tensorIn.ts';
import { isTensor } from '../input/isTensor.ts';

type Operand = tf.Tensor | number;
type Operation = (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;

export const arithmeticMethods = {
  add(other: Operand): tf.Tensor {
    return binary('add', this, other, (a, b) => (areBooleans(a, b) ? tf.logicalOr(a, b) : tf.add(a, b)));
  },
  sub(other: Operand): tf.Tensor {
    return binary('sub', this, other, (a, b) => {
      if (a.dtype === 'bool' || b.dtype === 'bool') {
        throw new LabError('sub: booleans cannot be subtracted. Make numbers of them first, with x.float().');
      }
      return tf.sub(a, b);
    });
  },
  mul(other: Operand): tf.Tensor {
    return binary('mul', this, other, (a, b) => (areBooleans(a, b) ? tf.logicalAnd(a, b) : tf.mul(a, b)));
  },
  div(other: Operand): tf.Tensor {
    return binary('div', this, other, (a, b) => tf.div(asFloat(a), asFloat(b)));
  },
  pow(exponent: Operand): tf.Tensor {
    if (typeof exponent === 'number' && exponent < 0 && Number.isInteger(exponent) && isTensor(this) && this.dtype !== 'float32') {
      throw new LabError('pow: whole numbers to a negative power are fractions. Write x.float().pow(' + String(exponent) + ').');
    }
    return binary('pow', this, exponent, (a, b) => {
      if (areBooleans(a, b)) throw new LabError('pow: booleans have no powers. Make numbers of them first, with x.float().');
      return tf.pow(a, b);
    });
  },
  eq(other: Operand | boolean): tf.Tensor {
    return binary('eq', this, numbered(other), tf.equal);
  },
  ne(other: Operand | boolean): tf.Tensor {
    return binary('ne', this, numbered(other), tf.notEqual);
  },
  gt(other: Operand): tf.Tensor {
    return binary('gt', this, other, tf.greater);
  },
  ge(other: Operand): tf.Tensor {
    return binary('ge', this, other, tf.greaterEqual);
  },
  lt(other: Operand): tf.Tensor {
    return binary('lt', this, other, tf.less);
  },
  le(other: Operand): tf.Tensor {
    return binary('le', this, other, tf.lessEqual);
  },
  matmul(other: tf.Tensor): tf.Tensor {
    const [a, b] = [tensorIn('matmul', this), tensorIn('matmul', other)];
    if (a.rank === 0 || b.rank === 0) {
      throw new LabError(
        `matmul multiplies matrices and rows, but ${a.rank === 0 ? 'the first' : 'the other'} tensor is a single number. Write a.mul(b) for a product with a number.`,
      );
    }
    const [inner, outer] = [a.shape.at(-1), b.shape.at(b.rank > 1 ? -2 : -1)];
    if (inner !== outer) {
      throw new LabError(
        `matmul multiplies along the last axis of the first tensor and the second-to-last of the other, but ${shapeText(a.shape)} and ${shapeText(b.shape)} do not fit: ` +
          `${String(inner)} is not ${String(outer)}.`,
      );
    }
    checkBatches(a, b);
    checkProduct(a, b);
    const isWhole = a.dtype === 'int32' && b.dtype === 'int32';
    return tf.tidy(() => (isWhole ? product(a, b) : product(asFloat(a), asFloat(b))));
  },
};

/** All axes but the last two are batches: they must be equal or 1. */
function checkBatches(a: tf.Tensor, b: tf.Tensor): void {
  const [ofA, ofB] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
  for (let back = 1; back <= Math.min(ofA.length, ofB.length); back++) {
    const [x, y] = [ofA.at(-back), ofB.at(-back)];
    if (x === y || x === 1 || y === 1) continue;
    throw new LabError(
      `matmul: the batch axes of ${shapeText(a.shape)} and ${shapeText(b.shape)} do not fit: axis -${String(back + 2)} is ${String(x)} here and ${String(y)} there. ` +
        'Axes before the last two must be equal or 1.',
    );
  }
}

/** Refuses a product that no lab can hold. */
function checkProduct(a: tf.Tensor, b: tf.Tensor): void {
  const batch = wideShape(a.shape.slice(0, -2), b.shape.slice(0, -2)) ?? [];
  checkSize('matmul', [...batch, ...(a.rank > 1 ? a.shape.slice(-2, -1) : []), ...(b.rank > 1 ? b.shape.slice(-1) : [])]);
}

/**
 * As numpy does: a tensor with one axis is a row on the left and a column on the right, and that axis is gone from the
 * result.
 */
function product(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
  if (a.rank === 1) {
    const row = product(tf.expandDims(a, 0), b);
    return tf.squeeze(row, [b.rank === 1 ? 0 : row.rank - 2]);
  }
  if (b.rank === 1) return tf.squeeze(tf.matMul(a, tf.expandDims(b, 1)), [a.rank - 1]);
  return tf.matMul(a, b);
}

function asFloat(tensor: tf.Tensor): tf.Tensor {
  return tensor.dtype === 'float32' ? tensor : tf.cast(tensor, 'float32');
}

function binary(name: string, self: unknown, other: unknown, run: Operation): tf.Tensor {
  const a = tensorIn(name, self);
  const { notes } = currentSession();
  const result = tf.tidy(() => {
    const b = typeof other === 'number' || Array.isArray(other) ? constant(name, other as number, a) : operandIn(name, other);
    checkFit(name, a, b);
    checkRoom(name, a.shape, b.shape);
    return run(a, b);
  });
  const names = notes.axesOf(a) ?? (isTensor(other) ? notes.axesOf(other) : null);
  // What is taken value by value with something has its axes.
  if (names !== null && isTensor(other) && other.shape.join() === a.shape.join())
    for (const each of [a, other]) notes.suggestAxes(each, names);
  return notes.nameAxes(result, names);
}

function operandIn(name: string, other: unknown): tf.Tensor {
  if (!isTensor(other)) throw new LabError(`${name} needs a tensor or a number, but got ${kindOf(other)}.`);
  return tensorIn(name, other);
}

/** True and false are equal to 1 and 0, as in PyTorch. */
function numbered(other: Operand | boolean): Operand {
  return typeof other === 'boolean' ? Number(other) : other;
}

function areBooleans(a: tf.Tensor, b: tf.Tensor): boolean {
  return a.dtype === 'bool' && b.dtype === 'bool';
}

/** A whole number keeps a whole-number tensor whole, as in PyTorch. */
function constant(name: string, value: number, beside: tf.Tensor): tf.Tensor {
  if (beside.dtype === 'float32' || !Number.isInteger(value))
    return name === 'pow' ? exactScalar(value) : tf.tensor(value, undefined, 'float32');
  if (Math.abs(value) >= 2 ** 31) {
    throw new LabError(
      `The whole number ${String(value)} is too large beside a tensor of whole numbers, which have 32 bits here. Compute with fractions: x.float().`,
    );
  }
  return tf.scalar(value, 'int32');
}

function checkFit(name: string, a: tf.Tensor, b: tf.Tensor): void {
  const axes = Math.min(a.rank, b.rank);
  for (let back = 1; back <= axes; back++) {
    const [x, y] = [a.shape.at(-back), b.shape.at(-back)];
    if (x === y || x === 1 || y === 1) continue;
    const names = currentSession().notes;
    throw new LabError(
      `${name}: shapes ${shapeText(a.shape, names.axesOf(a))} and ${shapeText(b.shape, names.axesOf(b))} do not fit: counted from the end, axis -${String(back)} is ` +
        `${String(x)} here and ${String(y)} there. Axes must be equal or 1.`,
    );
  }
}
