import * as tf from '@tensorflow/tfjs';
import { axisIndex } from './input/axisIndex.ts';
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

/** `tf.gather` drops the fractions of plain numbers, and takes NaN for 0. */
export function checkedGather(gather: Call): Call {
  return (x, indices, ...more) => {
    const odd = Array.isArray(indices) || typeof indices === 'number' ? firstOdd(indices) : undefined;
    if (odd !== undefined) throw new LabError(`gather takes whole numbers for its indices, but got ${shownValue(odd)}.`);
    return gather(x, indices, ...more);
  };
}

function firstOdd(given: unknown): unknown {
  const values = Array.isArray(given) ? (given as unknown[]).flat(6) : [given];
  return values.find(value => typeof value === 'number' && !Number.isInteger(value));
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
