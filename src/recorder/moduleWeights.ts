import type { WeightTensor } from '../core/value.ts';
import { plain, push, wire } from './primordials.ts';
import type { LibraryHooks } from './watched.ts';

/** More than that would not fit into a message. */
const mostNumbers = 2_500;

/** What a module has learned, or null where it is no module, has learned nothing, or too much to send. */
export function moduleWeights(module: object, hooks: LibraryHooks): readonly WeightTensor[] | null {
  const parameters = hooks.weightsOf(module);
  if (!parameters) return null;
  const weights: WeightTensor[] = [];
  let count = 0;
  for (let index = 0; index < parameters.length; index++) {
    const entry = parameters[index];
    if (!entry || entry[1].isDisposed || entry[1].dtype !== 'float32') return null;
    count += entry[1].size;
    if (count > mostNumbers) return null;
    const data = entry[1].dataSync();
    const values: ReturnType<typeof wire>[] = [];
    for (let at = 0; at < data.length; at++) push(values, wire(data[at] ?? NaN));
    const shape: number[] = [];
    for (let axis = 0; axis < entry[1].shape.length; axis++) push(shape, entry[1].shape[axis] ?? 0);
    push(weights, plain({ name: entry[0], shape, values }));
  }
  return weights.length > 0 ? weights : null;
}
