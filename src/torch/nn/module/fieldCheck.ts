import type * as tf from '@tensorflow/tfjs';
import { isTensor } from '../../input/isTensor.ts';
import { LabError } from '../../input/labError.ts';
import { shapeText } from '../../input/shapeText.ts';
import { isParameter } from './parameter.ts';
import type { Parameter } from './parameter.ts';

/** A field that holds a parameter, as a sentence names it. */
export interface ParameterField {
  /** `nn.LSTM`, or the name of a learner's class. */
  readonly module: string;
  /** `weight_ih_l0`. */
  readonly name: string;
  readonly shape: readonly number[];
  /** Is its shape the learner's own choice? */
  readonly isOwn?: boolean;
}

/** Makes sure that what is put into a parameter's place is a parameter of the same shape. */
export function parameterFor(field: ParameterField, value: unknown): Parameter {
  const { module, name, shape } = field;
  if (isParameter(value)) {
    if (isSame(value.shape, shape)) return value;
    throw new LabError(
      `${module}: ${name} is ${shapeText(shape)}, but a parameter of shape ${shapeText(value.shape)} was put there. ${remedy(field, value)}`,
    );
  }
  const write = `write new nn.Parameter(${isTensor(value) ? 'values' : 'tensor(values)'})`;
  if (!isTensor(value))
    throw new LabError(
      `${module}: ${name} is a parameter of shape ${shapeText(shape)}, and ${kindOf(value)} cannot take its place: ${write}.`,
    );
  const fit = isSame(value.shape, shape)
    ? ''
    : ` Its shape must be ${shapeText(shape)}, but this one is ${shapeText(value.shape)}. ${remedy(field, value)}`;
  throw new LabError(`${module}: ${name} is a parameter, and a plain tensor in its place would not be trained: ${write}.${fit}`);
}

function remedy({ name, shape, isOwn }: ParameterField, value: tf.Tensor): string {
  const isTurned = shape.length === 2 && isSame([...value.shape].reverse(), shape);
  const other = isOwn === true ? ` If its shape is meant to change, set ${name} to null first.` : '';
  return `${isTurned ? 'It is the transpose: put in new nn.Parameter(values.transpose(0, 1)).' : `Put in values of shape ${shapeText(shape)}.`}${other}`;
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
