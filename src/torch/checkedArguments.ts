import * as tf from '@tensorflow/tfjs';
import { readValues } from './engine/readValues.ts';
import { checkerOf } from './input/argumentKinds.ts';
import { axisIndex } from './input/axisIndex.ts';
import { checkIndices } from './input/checkIndices.ts';
import { checkSize } from './input/shapeOf.ts';
import { checkWhole, isInt32 } from './input/wholeValues.ts';

type Call = (...parts: readonly unknown[]) => unknown;

/** `tf.layers` with layers that refuse axes and indices that are not there, and count negative axes from the end. */
export function checkedLayers(layers: typeof tf.layers): typeof tf.layers {
  return Object.freeze({
    ...layers,
    concatenate: (...parts: Parameters<typeof layers.concatenate>) => withAxes('concatenate', 'axis', layers.concatenate(...parts)),
    dot: (...parts: Parameters<typeof layers.dot>) => withAxes('dot', 'axes', layers.dot(...parts)),
    embedding: (...parts: Parameters<typeof layers.embedding>) => withIndices('embedding', layers.embedding(...parts)),
    categoryEncoding: (...parts: Parameters<typeof layers.categoryEncoding>) =>
      withIndices('categoryEncoding', layers.categoryEncoding(...parts)),
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

/** By themselves these drop the fractions of the indices in their input, and take NaN for 0. */
function withIndices<T extends tf.layers.Layer>(name: string, layer: T): T {
  const call = layer.call.bind(layer);
  layer.call = (inputs, more) => {
    const [input] = Array.isArray(inputs) ? inputs : [inputs];
    if (input?.dtype === 'float32') checkIndices(`tf.layers.${name}`, [...readValues(input)]);
    return call(inputs, more);
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

/** Operations that make tensors of plain numbers; by themselves they cut whole numbers to 32 bits. */
const makers = ['scalar', 'tensor', 'tensor1d', 'tensor2d', 'tensor3d', 'tensor4d', 'tensor5d', 'tensor6d'] as const;

/** Those operations, which say what has no room in a tensor of `int32`. */
export function checkedWholes(names: Readonly<Record<string, unknown>>): Readonly<Record<string, Call>> {
  return Object.fromEntries(
    makers.map(name => {
      const make = names[name] as Call;
      const checked: Call = (values, ...more) => {
        const made = more.includes('int32') ? numbersIn(values) : [];
        if (made.some(value => !isInt32(value))) checkWhole(name, made);
        return make(values, ...more);
      };
      return [name, checked];
    }),
  );
}

/** Operations that make a tensor of the shape that stands first, and run no kernel that could look at it. */
const shapeMakers = [
  'zeros',
  'ones',
  'buffer',
  'rand',
  'randomGamma',
  'randomNormal',
  'randomStandardNormal',
  'randomUniform',
  'randomUniformInt',
  'truncatedNormal',
] as const;

/** Those operations, and `eye`, which refuse what no lab can hold. */
export function checkedSizes(names: Readonly<Record<string, unknown>>): Readonly<Record<string, Call>> {
  const guarded = (name: string, shapeOf: (parts: readonly unknown[]) => unknown): [string, Call] => {
    const make = names[name] as Call;
    return [
      name,
      (...parts) => {
        const shape = shapeOf(parts);
        if (Array.isArray(shape)) checkSize(name, shape as number[]);
        return make(...parts);
      },
    ];
  };
  return Object.fromEntries([
    ...shapeMakers.map(name => guarded(name, ([shape]) => shape)),
    guarded('eye', ([rows, columns = rows, batch = []]) => [...(batch as number[]), rows, columns]),
  ]);
}

function numbersIn(values: unknown): readonly number[] {
  if (typeof values === 'number') return [values];
  return Array.isArray(values) ? values.flatMap(numbersIn) : values instanceof Float32Array ? [...values] : [];
}

/** TensorFlow.js with a look at the axes, counts, shapes, switches and choices its operations are given. */
export function withCheckedArguments(names: Record<string, unknown>): void {
  Object.assign(names, checkedOperations(names));
  for (const space of ['image', 'linalg', 'losses', 'train']) {
    const parts = functionsOf(names[space] as Readonly<Record<string, unknown>>);
    names[space] = Object.freeze({ ...parts, ...checkedOperations(parts) });
  }
}

/** `tf.train` is a class, whose functions spreading does not find. */
function functionsOf(space: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.getOwnPropertyNames(space).flatMap(name => (typeof space[name] === 'function' ? [[name, space[name]]] : [])),
  );
}

function checkedOperations(names: Readonly<Record<string, unknown>>): Record<string, Call> {
  const checked: Record<string, Call> = {};
  for (const [name, operation] of Object.entries(names)) {
    const check = checkerOf(name);
    if (!check || typeof operation !== 'function') continue;
    checked[name] = (...parts) => {
      check(parts);
      return (operation as Call)(...parts);
    };
  }
  return checked;
}
