import type * as tf from '@tensorflow/tfjs';
import { isTensor } from '../../input/isTensor.ts';
import { LabError } from '../../input/labError.ts';
import { shapeText } from '../../input/shapeText.ts';
import { guardedModules } from './guardedModules.ts';
import { isParameter } from './parameter.ts';
import type { Parameter } from './parameter.ts';

/** A field that holds a parameter or a module, as a sentence names it. */
export interface Field {
  /** `nn.LSTM`, or the name of a learner's class. */
  readonly module: string;
  /** `weight_ih_l0`. */
  readonly name: string;
}

export interface ParameterField extends Field {
  /** Null where the lab has taken the parameter away: any shape will do. */
  readonly shape: readonly number[] | null;
  /** Is its shape the learner's own choice? */
  readonly isOwn?: boolean;
}

/** Makes sure that what is put into a parameter's place is a parameter of the same shape. */
export function parameterFor(field: ParameterField, value: unknown): Parameter {
  const { module, name, shape } = field;
  if (isParameter(value)) {
    if (shape === null || isSame(value.shape, shape)) return value;
    throw new LabError(
      `${module}: ${name} is ${shapeText(shape)}, but a parameter of shape ${shapeText(value.shape)} was put there. ${remedy(field, shape, value)}`,
    );
  }
  const write = `write new nn.Parameter(${isTensor(value) ? 'values' : 'tensor(values)'})`;
  if (!isTensor(value)) {
    const instead = isModule(value) || isModuleClass(value) ? 'give the module a name of its own' : write;
    throw new LabError(
      `${module}: ${name} is a parameter${shape === null ? '' : ` of shape ${shapeText(shape)}`}, and ${kindOf(value)} cannot take its place: ${instead}.`,
    );
  }
  const fit =
    shape === null || isSame(value.shape, shape)
      ? ''
      : ` Its shape must be ${shapeText(shape)}, but this one is ${shapeText(value.shape)}. ${remedy(field, shape, value)}`;
  throw new LabError(`${module}: ${name} is a parameter, and a plain tensor in its place would not be trained: ${write}.${fit}`);
}

/** Refuses what is put into a module's place and is none. */
export function moduleFor({ module, name }: Field, value: unknown): never {
  throw new LabError(
    `${module}: ${name} is a module, and ${kindOf(value)} cannot take its place: only another module can, or null. ${adviceOn(value)}`,
  );
}

/** The error of what is put into a field by functions instead of a value. */
export function unsettled({ module, name }: Field, kind: 'module' | 'parameter'): LabError {
  return new LabError(`${module}: ${name} is a ${kind}, and a getter or setter cannot take its place: only another ${kind} can.`);
}

function adviceOn(value: unknown): string {
  if (isModuleClass(value)) return 'Make one of it with new.';
  if (typeof value === 'function') return 'For functions there are modules, such as new nn.Tanh() or new nn.ReLU().';
  if (Array.isArray(value)) return 'For several there is new nn.ModuleList([…]).';
  return 'Give what you put there a name of its own.';
}

function remedy({ name, isOwn }: ParameterField, shape: readonly number[], value: tf.Tensor): string {
  const isTurned = shape.length === 2 && isSame([...value.shape].reverse(), shape);
  const other = isOwn === true ? ` If its shape is meant to change, set ${name} to null first.` : '';
  return `${isTurned ? 'It is the transpose: put in new nn.Parameter(values.transpose(0, 1)).' : `Put in values of shape ${shapeText(shape)}.`}${other}`;
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}

function isModule(value: unknown): boolean {
  return typeof value === 'object' && value !== null && guardedModules.has(value);
}

/** Is this a class of modules, where one of its modules was meant? */
function isModuleClass(value: unknown): value is { readonly name: string } {
  return (
    typeof value === 'function' && typeof (value.prototype as { namedParameters?: unknown } | undefined)?.namedParameters === 'function'
  );
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (isModuleClass(value)) return `the class ${value.name}`;
  if (isModule(value)) return 'a module';
  if (isTensor(value)) return 'a tensor';
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
