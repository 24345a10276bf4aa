import * as tf from '@tensorflow/tfjs';
import { axisIndex } from '../input/axisIndex.ts';
import { shownValue } from '../input/checkOptions.ts';
import { LabError } from '../input/labError.ts';
import { byLibrary, currentSession } from '../session/session.ts';
import { isTensor } from '../input/isTensor.ts';
import { tensorIn } from '../input/tensorIn.ts';
import { logShares } from './logShares.ts';
import { refuseBooleans } from './signMethods.ts';

/** Computes on a number in float64, or on every value of a tensor in float32; a tensor keeps the names of its axes. */
function elementwise<T extends number | tf.Tensor>(
  name: string,
  x: T,
  onNumber: (x: number) => number,
  onTensor: (x: tf.Tensor) => tf.Tensor,
): T {
  if (typeof x === 'number') return onNumber(x) as T;
  const given: unknown = x;
  if (typeof given === 'string' || typeof given === 'boolean' || given === undefined) {
    throw new LabError(`${name} needs a number or a tensor, but got ${shownValue(given)}.`);
  }
  const input = tensorIn(name, x);
  const { notes } = currentSession();
  const result = byLibrary(() => tf.tidy(() => onTensor(input.dtype === 'float32' ? input : tf.cast(input, 'float32'))));
  return notes.nameAxes(result, notes.axesOf(input)) as T;
}

/**
 * The gate function 1 / (1 + e⁻ˣ): any number becomes one between 0 and 1. A number gives a number, a tensor a tensor
 * of the same shape.
 *
 * PyTorch: `torch.sigmoid(x)`.
 */
export function sigmoid(x: number): number;
export function sigmoid(x: tf.Tensor): tf.Tensor;
export function sigmoid(x: number | tf.Tensor): number | tf.Tensor {
  const { notes } = currentSession();
  const result = elementwise('sigmoid', x, value => notes.markGateNumber(1 / (1 + Math.exp(-value))), tf.sigmoid);
  return typeof result === 'number' ? result : notes.markGate(result, null);
}

/** The hyperbolic tangent, between -1 and 1; of a number or of every value of a tensor. PyTorch: `torch.tanh(x)`. */
export function tanh(x: number): number;
export function tanh(x: tf.Tensor): tf.Tensor;
export function tanh(x: number | tf.Tensor): number | tf.Tensor {
  return elementwise('tanh', x, Math.tanh, tf.tanh);
}

/** eˣ, of a number or of every value of a tensor. PyTorch: `torch.exp(x)`. */
export function exp(x: number): number;
export function exp(x: tf.Tensor): tf.Tensor;
export function exp(x: number | tf.Tensor): number | tf.Tensor {
  return elementwise('exp', x, Math.exp, tf.exp);
}

/** `x` where it is above 0 and 0 elsewhere; of a number or of every value of a tensor. PyTorch: `torch.relu(x)`. */
export function relu(x: number): number;
export function relu(x: tf.Tensor): tf.Tensor;
export function relu(x: number | tf.Tensor): number | tf.Tensor {
  if (isTensor(x)) refuseBooleans('relu', x);
  // Whole numbers stay whole.
  if (isTensor(x) && x.dtype === 'int32') return byLibrary(() => tf.relu(x));
  return elementwise('relu', x, value => (value > 0 || Number.isNaN(value) ? value : 0), tf.relu);
}

/**
 * Scores turned into shares along the axis `dim` (negative counts from the end): each is positive and together they are
 * 1. The shape stays. `nn.CrossEntropyLoss` does this by itself, so give that loss the scores and not the shares.
 *
 * PyTorch: `torch.softmax(x, dim)`.
 */
export function softmax(x: tf.Tensor, dim: number): tf.Tensor {
  return alongAxis('softmax', x, dim, tf.softmax);
}

/**
 * The logarithms of the shares that `softmax` gives, precise for small ones, too. PyTorch: `torch.log_softmax(x, dim)`.
 */
export function logSoftmax(x: tf.Tensor, dim: number): tf.Tensor {
  return alongAxis('logSoftmax', x, dim, logShares);
}

/** TensorFlow.js's functions of this kind work along the last axis only. */
function alongAxis(name: 'softmax' | 'logSoftmax', x: tf.Tensor, dim: number, run: (x: tf.Tensor) => tf.Tensor): tf.Tensor {
  if ((dim as unknown) === undefined) {
    const ways = name === 'softmax' ? 'softmax(x, -1) or x.softmax(-1)' : 'x.logSoftmax(-1)';
    throw new LabError(`${name} needs the axis along which the shares add up to 1: write ${ways} for the last one.`);
  }
  const result = elementwise(
    name,
    x,
    value => value,
    input => {
      // A single number is a list of one to it.
      const axis = axisIndex(name, dim, Math.max(input.rank, 1));
      if (input.rank === 0) return tf.reshape(run(tf.reshape(input, [1])), []);
      if (input.size === 0) return tf.clone(input);
      const last = input.rank - 1;
      if (axis === last) return run(input);
      const swap = input.shape.map((_, i) => (i === axis ? last : i === last ? axis : i));
      return tf.transpose(run(tf.transpose(input, swap)), swap);
    },
  );
  return currentSession().graph.label(result, name === 'softmax' ? 'Softmax' : 'LogSoftmax');
}
