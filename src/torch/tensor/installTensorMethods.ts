import * as tf from '@tensorflow/tfjs';
import { methodName } from '../autograd/methodNames.ts';
import { readValues } from '../engine/readValues.ts';
import { methodCheckerOf } from '../input/argumentKinds.ts';
import { isTensor } from '../input/isTensor.ts';
import { LabError } from '../input/labError.ts';
import { changed, foreignAdvice, tensorAdvice } from '../names/advice.ts';
import { answerFor } from '../names/answer.ts';
import { refuseJson } from '../names/refuseJson.ts';
import { answerForIndices } from '../names/indexNames.ts';
import { answerForMissing } from '../names/missingNames.ts';
import { torchNames } from '../names/torchNames.ts';
import { answerForTurned } from '../names/turnedAxes.ts';
import { tensorText } from '../text/tensorText.ts';
import { byLibrary, currentSession } from '../session/session.ts';
import { checkCount, mostArguments } from './argumentCounts.ts';
import { gradMethods } from './gradMethods.ts';
import { indexMethods } from './indexMethods.ts';
import { readingMethods } from './readingMethods.ts';
import { arithmeticMethods } from './arithmeticMethods.ts';
import { reducingMethods } from './reducingMethods.ts';
import { passingMethods } from './passingMethods.ts';
import { floatMethods } from './floatMethods.ts';
import { shapingMethods } from './shapingMethods.ts';
import { sharedNames } from './sharedNames.ts';
import { signMethods } from './signMethods.ts';
import { viewMethods } from './viewMethods.ts';

type Method = (this: unknown, ...parameters: unknown[]) => unknown;

const allMethods = [
  gradMethods,
  readingMethods,
  arithmeticMethods,
  reducingMethods,
  shapingMethods,
  viewMethods,
  passingMethods,
  floatMethods,
  signMethods,
];

/** The methods and properties of tensors that are this library's. */
export const tensorMethodNames: readonly string[] = allMethods.flatMap(methods => Object.keys(methods));

/**
 * Gives every TensorFlow.js tensor the methods that labs rely on. After that none can be changed: what reads a tensor
 * for the learner or for a check must get what is in it.
 */
export function installTensorMethods(): void {
  for (const methods of [...allMethods, indexMethods, sharedNames]) {
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(methods))) {
      const method = (descriptor as { value?: Method }).value;
      const own = method === undefined ? descriptor : { ...descriptor, value: asLibrary(name, method) };
      Object.defineProperty(tf.Tensor.prototype, name, { ...own, enumerable: false });
    }
  }
  checkArguments();
  const names = torchNames.tensor.split(' ').filter(name => !ownToTensors.has(name));
  answerForTurned(tf.Tensor.prototype);
  answerForMissing(tf.Tensor.prototype, 'a tensor', names, tensorAdvice);
  answerFor(tf.Tensor.prototype, Object.keys(foreignAdvice), name => `A tensor has no ${name}: ${foreignAdvice[name] ?? ''}.`);
  answerForIndices(tf.Tensor.prototype);
  answerForData(names);
  // TensorFlow.js tells its variables by what a tensor has there: a plain function would make one of each tensor.
  const assign = Object.setPrototypeOf(() => {
    throw new LabError(`A tensor has no assign: ${changed}.`);
  }, null) as object;
  Object.defineProperty(tf.Tensor.prototype, 'assign', { value: assign, enumerable: false });
  refuseJson(tf.Tensor.prototype, 'A tensor', 'x.tolist()');
  Object.defineProperty(tf.Tensor.prototype, 'toString', { value: textMethod, enumerable: false });
  Object.defineProperty(tf.Tensor.prototype, Symbol.toPrimitive, { value: asPrimitive });
  Object.freeze(tf.Tensor.prototype);
  Object.freeze(tf.Variable.prototype);
}

/** TensorFlow.js gives each tensor, or each variable, properties of these names. */
const ownToTensors = new Set(['name', 'shape', 'dtype', 'size', 'strides', 'data', 'grad']);

/** PyTorch's `x.data` is a tensor; TensorFlow.js's is a function that gives a promise of the values. */
function answerForData(names: readonly string[]): void {
  const data = Reflect.get(tf.Tensor.prototype, 'data') as object;
  answerFor(
    data,
    [...names, ...ownToTensors, ...Object.getOwnPropertyNames(tf.Tensor.prototype)].filter(
      name => !(name in foreignAdvice) && !/^-?\d/u.test(name),
    ),
    name => `x.data is no tensor here, and has no ${name}: write x.detach() for the values without their history. Tensors do not change.`,
  );
  Object.freeze(data);
  Object.defineProperty(tf.Tensor.prototype, 'data', {
    get: () => data,
    set(this: unknown) {
      if (!isTensor(this)) throw new TypeError("'data' belongs to the library and cannot be changed.");
      throw new LabError(
        'The data of a tensor cannot be set: write layer.weight = new nn.Parameter(values) for a parameter, and x = values for any other tensor.',
      );
    },
    enumerable: false,
  });
}

// eslint-disable-next-line @typescript-eslint/unbound-method -- called with the tensor below
const { toString: foreignText } = tf.Tensor.prototype;

/** PyTorch's text; with `verbose`, what TensorFlow.js tells of a tensor. */
function textMethod(this: tf.Tensor, verbose = false): string {
  return verbose ? foreignText.call(this, verbose) : tensorText(this);
}

/** TensorFlow.js's own methods, which would bend odd arguments or speak of their insides. */
function checkArguments(): void {
  const prototype = tf.Tensor.prototype as unknown as Record<string, unknown>;
  for (const name of Object.keys(prototype)) {
    const [check, method] = [methodCheckerOf(name), prototype[name]];
    // What this library has put there looks by itself, and is not enumerable.
    if (typeof method !== 'function') continue;
    const most = mostArguments(name, method);
    const checked = function (this: unknown, ...parts: unknown[]): unknown {
      checkCount(name, most, parts);
      check?.(parts);
      return (method as Method).apply(this, parts);
    };
    Object.defineProperty(prototype, name, { value: checked });
  }
}

function plainText(x: tf.Tensor): string {
  const value = readValues(x)[0] ?? '';
  return String(x.dtype === 'bool' ? Boolean(value) : value);
}

/** Text joins as ever; arithmetic says what to write. */
function asPrimitive(this: tf.Tensor, hint: string): string {
  // As in Python's f"{x}", where a single number is its value.
  if (hint === 'string') return this.rank === 0 && !this.isDisposed ? plainText(this) : this.toString();
  if (hint === 'default')
    throw new LabError(
      'JavaScript has no operators for tensors: write a.add(b) for a + b, and a.eq(b) for a == b; total += x.item() adds up numbers, and `${x}` makes text.',
    );
  throw new LabError(
    'JavaScript has no operators for tensors: write a.sub(b) for a - b, a.mul(b) for a * b, a.div(b) for a / b, a.pow(2) for a ** 2, a.gt(b) for a > b; item() makes a number of one value.',
  );
}

function asLibrary(name: string, method: Method): Method {
  const takesOne = name in arithmeticMethods;
  const most = mostArguments(name, method);
  return function (this: unknown, ...parameters) {
    if (takesOne && parameters.length === 2) checkOne(name, parameters);
    checkCount(name, most, parameters);
    const result = byLibrary(() => method.apply(this, parameters));
    if (result instanceof tf.Tensor && result !== this) named(name, this as tf.Tensor, parameters, result as tf.Tensor);
    return result;
  };
}

/** A number written with a comma is two: `x.mul(0,5)` would multiply by 0. */
function checkOne(name: string, [first, second]: readonly unknown[]): void {
  if (typeof first !== 'number' || typeof second !== 'number') return;
  const isDecimal = Number.isInteger(first) && Number.isInteger(second) && second >= 0;
  const meant = isDecimal ? ` Was a decimal point meant: ${String(first)}.${String(second)}?` : '';
  throw new LabError(`${name} takes one value, and got two: ${String(first)} and ${String(second)}.${meant}`);
}

/** Says what PyTorch calls the operation that made a tensor, where there is a history to be told. */
function named(method: string, x: tf.Tensor, parameters: readonly unknown[], result: tf.Tensor): void {
  const { graph } = currentSession();
  if (graph.find(result)?.node == null) return;
  const name = methodName(method, x, parameters, result);
  if (name !== undefined) graph.label(result, name);
}
