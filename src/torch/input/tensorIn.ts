import type * as tf from '@tensorflow/tfjs';
import { shownValue } from './checkOptions.ts';
import { describeModule } from './describe.ts';
import { LabError } from './labError.ts';
import { isPacked } from './packedSequence.ts';
import { isTensor } from './isTensor.ts';

/**
 * Makes sure that what a lab passed is a tensor that can be used. `caller` names the function and, where it helps, the
 * operand.
 */
export function tensorIn(caller: string, value: unknown): tf.Tensor {
  if (!isTensor(value)) throw new LabError(`${caller} needs a tensor, but got ${kindOf(value)}.`);
  if (value.isDisposed) throw new LabError(`${caller} got a tensor that was already disposed; keep it until its last use.`);
  return value;
}

/** What a lab passed in words, and what to do where that is clear. */
export function kindOf(value: unknown): string {
  if (typeof value === 'number') return `the number ${String(value)} (tensor(${String(value)}) makes a tensor of it)`;
  if (Array.isArray(value)) {
    return value.some(each => isTensor(each))
      ? `a list of ${value.length.toLocaleString('en-US')} values: a recurrent module returns [out, state], so take it apart first`
      : 'an array (tensor(array) makes a tensor of it)';
  }
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'string' || typeof value === 'boolean') return shownValue(value);
  if (typeof value !== 'object') return `a ${typeof value}`;
  if (isPacked(value)) return 'a packed sequence: its steps are packed.data, and padPackedSequence(packed) makes a batch of it';
  const module = describeModule(value);
  return module === null ? 'an object' : `the module ${module.text}: give it what the module's forward() returns`;
}
