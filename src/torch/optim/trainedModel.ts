import type * as tf from '@tensorflow/tfjs';
import { describeModule } from '../input/describe.ts';
import { weightsOf } from '../nn/module/weightsOf.ts';
import type { LoggedLayer } from '../session/layerLog.ts';

/** What an optimizer trains, by its recurrent modules: `GRU(2, 8)`; null where there is none among them. */
export function trainedModel(layers: readonly LoggedLayer[], parameters: readonly tf.Tensor[]): string | null {
  const trained = new Set(parameters);
  const texts = layers
    .filter(({ module }) => weightsOf(module)?.some(([, parameter]) => trained.has(parameter)) === true)
    .map(({ module }) => describeModule(module)?.text.replace(', batchFirst=true', '') ?? '');
  return texts.length === 0 ? null : texts.join(' and ');
}
