import * as tf from '@tensorflow/tfjs';
import type { RuntimeFaults } from './runtimeFaults.ts';

/** What may be alive at once. */
const most = { tensors: 50_000, megabytes: 512 };

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
    const { tensors, megabytes } = most;
    if (numTensors <= tensors && numBytes <= megabytes * 2 ** 20) return;
    const error = faults.note(new TensorBudgetError(budgetMessage(numTensors, args[0] as tf.Tensor, lineNow())), 'tensorBudget');
    if (hasThrown) onIgnored(error);
    hasThrown = true;
    throw error;
  };
}

function budgetMessage(count: number, { shape, size }: tf.Tensor, line: number | null): string {
  const { tensors, megabytes } = most;
  // Nothing that could be let go of would make room for it.
  if (size * 4 > (megabytes * 2 ** 20) / 2) {
    const taken = String(Math.ceil((size * 4) / 2 ** 20));
    return `One tensor of shape [${shape.join(', ')}] takes ${taken} MB, and a lab may hold ${String(megabytes)} MB. Make it smaller.`;
  }
  const what =
    count > tensors ? `${tensors.toLocaleString('en-US')} tensors are alive.` : `Tensors hold more than ${String(megabytes)} MB.`;
  return `${what} Wrap ${line === null ? 'the code that makes them' : `line ${String(line)}`} in tf.tidy.`;
}
