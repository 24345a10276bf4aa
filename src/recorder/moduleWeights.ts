import type { WeightTensor } from '../core/value.ts';
import { listOf, plain, push, wire } from './primordials.ts';
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
    const { shape } = entry[1];
    push(
      weights,
      plain({
        name: entry[0],
        shape: listOf(shape.length, axis => shape[axis] ?? 0),
        values: listOf(data.length, at => wire(data[at] ?? NaN)),
      }),
    );
  }
  return weights.length > 0 ? weights : null;
}
