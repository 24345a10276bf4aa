import * as tf from '@tensorflow/tfjs';
import type { RuntimeFaults } from './runtimeFaults.ts';

const mostTensors = 50_000;
const mostBytes = 512 * 1024 * 1024;

/** Thrown where a lab makes one tensor too many. */
class TensorBudgetError extends Error {
  override readonly name = 'TensorBudgetError';
}

interface Engine {
  trackTensor(...args: unknown[]): void;
  readonly state: { readonly numTensors: number; readonly numBytes: number };
}

/**
 * Stops a lab that never lets go of its tensors before it takes the machine's memory. `lineNow` says where the lab is.
 * `onIgnored` hears of a lab that catches the error and goes on.
 */
export function limitTensors(faults: RuntimeFaults, lineNow: () => number | null, onIgnored: (error: Error) => void): void {
  const engine = tf.engine() as unknown as Engine;
  const track = engine.trackTensor.bind(engine);
  let hasThrown = false;
  engine.trackTensor = (...args) => {
    track(...args);
    const { numTensors, numBytes } = engine.state;
    if (numTensors <= mostTensors && numBytes <= mostBytes) return;
    const error = faults.note(new TensorBudgetError(budgetMessage(numTensors, args[0] as tf.Tensor, lineNow())), 'tensorBudget');
    if (hasThrown) onIgnored(error);
    hasThrown = true;
    throw error;
  };
}

function budgetMessage(tensors: number, { shape, size }: tf.Tensor, line: number | null): string {
  // Nothing that could be let go of would make room for it.
  if (size * 4 > mostBytes / 2) {
    return `One tensor of shape [${shape.join(', ')}] takes ${String(Math.ceil((size * 4) / 2 ** 20))} MB, and a lab may hold 512 MB. Make it smaller.`;
  }
  const what = tensors > mostTensors ? `${mostTensors.toLocaleString('en-US')} tensors are alive.` : 'Tensors hold more than 512 MB.';
  return `${what} Wrap ${line === null ? 'the code that makes them' : `line ${String(line)}`} in tf.tidy.`;
}
