import * as tf from '@tensorflow/tfjs';
import { axisIndex } from './input/axisIndex.ts';
import { checkIndices } from './input/checkIndices.ts';
import { shownValue } from './input/checkOptions.ts';
import { LabError } from './input/labError.ts';

type Call = (...parts: readonly unknown[]) => unknown;

/** `tf.layers` with layers that refuse axes that are not there, and count negative ones from the end. */
export function checkedLayers(layers: typeof tf.layers): typeof tf.layers {
  return Object.freeze({
    ...layers,
    concatenate: (...parts: Parameters<typeof layers.concatenate>) => withAxes('concatenate', 'axis', layers.concatenate(...parts)),
    dot: (...parts: Parameters<typeof layers.dot>) => withAxes('dot', 'axes', layers.dot(...parts)),
  });
}

/** TensorFlow.js takes every negative axis of these for the last one, or counts around until one is there. */
function withAxes<T extends tf.layers.Layer>(name: string, field: 'axis' | 'axes', layer: T): T {
  const build = layer.build.bind(layer);
  const own = layer as unknown as Record<typeof field, unknown>;
  layer.build = shapes => {
    const ranks = (shapes as unknown[]).flatMap(shape => (Array.isArray(shape) ? [shape.length] : []));
    const indexOf = (axis: unknown, rank = 0): number => axisIndex(`tf.layers.${name}`, axis, rank);
    const given = own[field];
    if (ranks.length > 0)
      own[field] = Array.isArray(given) ? given.map((axis, index) => indexOf(axis, ranks[index])) : indexOf(given, ranks[0]);
    build(shapes);
  };
  return layer;
}

/** Operations that take plain numbers for indices, and which of their arguments those are. */
const indexArguments = {
  gather: 1,
  gatherND: 1,
  oneHot: 0,
  scatterND: 0,
  sparseToDense: 0,
  tensorScatterUpdate: 1,
  unsortedSegmentSum: 1,
} as const;

/** Those operations; by themselves they drop the fractions of their indices, and take NaN for 0. */
export function checkedIndices(names: Readonly<Record<string, unknown>>): Readonly<Record<string, Call>> {
  return Object.fromEntries(
    Object.entries(indexArguments).map(([name, at]) => {
      const operation = names[name] as Call;
      const checked: Call = (...parts) => {
        checkIndices(name, parts[at]);
        return operation(...parts);
      };
      return [name, checked];
    }),
  );
}

/** `tf.squeeze` takes texts for axes. */
export function checkedSqueeze(squeeze: Call): Call {
  return (x, axis, ...more) => {
    const odd = (Array.isArray(axis) ? (axis as unknown[]) : [axis]).find(
      each => typeof each !== 'number' && each !== undefined && each !== null,
    );
    if (odd !== undefined) throw new LabError(`squeeze needs an axis as a number, such as 1, but got ${shownValue(odd)}.`);
    return squeeze(x, axis, ...more);
  };
}
