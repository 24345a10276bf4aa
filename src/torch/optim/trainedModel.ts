import type * as tf from '@tensorflow/tfjs';
import { describeModule } from '../input/describe.ts';
import { weightsOf } from '../nn/module/weightsOf.ts';
import type { LoggedLayer } from '../session/layerLog.ts';
import type { TrainedModel } from '../session/stepLog.ts';

/** What an optimizer trains, by its recurrent modules: `GRU(2, 8)`; null where there is none among them. */
export function trainedModel(layers: readonly LoggedLayer[], parameters: readonly tf.Tensor[]): TrainedModel | null {
  const trained = new Set(parameters);
  const modules = layers
    .map(({ module }) => module)
    .filter(module => weightsOf(module)?.some(([, parameter]) => trained.has(parameter)) === true);
  const texts = modules.map(module => describeModule(module)?.text.replace(', batchFirst=true', '') ?? '');
  return texts.length === 0 ? null : { text: texts.join(' and '), modules };
}
