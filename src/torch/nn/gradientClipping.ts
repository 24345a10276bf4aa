import * as tf from '@tensorflow/tfjs';
import { replaceValues } from '../engine/replaceValues.ts';
import { shownValue } from '../input/checkOptions.ts';
import { LabError } from '../input/labError.ts';
import { currentSession } from '../session/session.ts';
import { isTensor } from '../input/isTensor.ts';
import { tensorIn } from '../input/tensorIn.ts';

/**
 * Scales all gradients down together so that their total length is at most `maxNorm`; call it between `backward()` and
 * `step()`.
 *
 * @returns The total length before.
 *
 * PyTorch: `nn.utils.clip_grad_norm_(parameters, max_norm)`.
 */
export function clipGradNorm(parameters: Iterable<tf.Tensor> | tf.Tensor, maxNorm: number): number {
  if (typeof (maxNorm as unknown) !== 'number' || !(maxNorm >= 0))
    throw new LabError(`clipGradNorm needs a largest length of 0 or more, but got ${shownValue(maxNorm)}.`);
  if (typeof (parameters as Partial<Iterable<unknown>> | undefined)?.[Symbol.iterator] !== 'function' && !isTensor(parameters))
    throw new LabError('clipGradNorm needs a list of parameters: nn.utils.clipGradNorm(model.parameters(), 1).');
  const list = isTensor(parameters) ? [parameters] : Array.from(parameters, each => tensorIn('clipGradNorm', each));
  const { graph, mistakes } = currentSession();
  const grads = list
    .filter(parameter => (graph.find(parameter)?.grad ?? null) !== null)
    .map(parameter => parameter.grad)
    .filter(grad => grad !== null);
  if (grads.length === 0) {
    mistakes.sawClip([], false);
    return 0;
  }
  return graph.pause(() => {
    const total = tf.tidy(() => tf.sqrt(tf.addN(grads.map(grad => tf.sum(tf.square(grad))))).dataSync()[0] ?? 0);
    const scale = maxNorm / (total + 1e-6);
    mistakes.sawClip(grads, scale < 1);
    if (scale < 1)
      for (const grad of grads)
        tf.tidy(() => {
          replaceValues(grad, tf.mul(grad, scale));
          graph.memory.sawChange(grad, 'clipGradNorm()');
        });
    return total;
  });
}
