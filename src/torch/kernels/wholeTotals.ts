import type * as tf from '@tensorflow/tfjs';
import { productOfSizes } from '../input/shapeOf.ts';
import { made, numbersOf, type Call } from './wholeResult.ts';

type Named = Readonly<Record<string, tf.TensorInfo>>;

/** Totals of whole numbers, computed in float64 as `registerWholeNumbers` has it: one that does not fit is said. */
export const wholeTotals: Readonly<Record<string, (call: Call) => tf.TensorInfo>> = {
  Cumsum: running('cumsum', 0, (total, value) => total + value),
  Cumprod: running('cumprod', 1, (total, value) => total * value),
  AddN: call => {
    const terms = Object.values(call.inputs as unknown as Named);
    const [first] = terms;
    if (!first) throw new Error('There is nothing to add.');
    const result = new Float64Array(productOfSizes(first.shape));
    for (const term of terms) addAll(result, numbersOf(call, term));
    return made(call, 'addN', first.shape, result);
  },
  Bincount: call => {
    const { x, weights } = call.inputs as unknown as Named as Record<'x' | 'weights', tf.TensorInfo>;
    const result = new Float64Array((call.attrs as unknown as { readonly size: number }).size);
    const [places, values] = [numbersOf(call, x), numbersOf(call, weights)];
    for (let index = 0; index < places.length; index++) {
      const place = places[index] as number;
      if (place < 0) throw new Error('Input x must be non-negative!');
      if (place < result.length) result[place] = (result[place] as number) + (values.length > 0 ? (values[index] as number) : 1);
    }
    return made(call, 'bincount', [result.length], result);
  },
  ScatterNd: call => {
    const { indices, updates } = call.inputs as unknown as Named as Record<'indices' | 'updates', tf.TensorInfo>;
    const { shape } = call.attrs as unknown as { readonly shape: readonly number[] };
    const depth = indices.shape.at(-1) ?? 1;
    const slice = productOfSizes(shape.slice(depth));
    const result = new Float64Array(productOfSizes(shape));
    const [places, values] = [numbersOf(call, indices), numbersOf(call, updates)];
    for (let row = 0; row * depth < places.length; row++) {
      let place = 0;
      for (let axis = 0; axis < depth; axis++) place = place * (shape[axis] ?? 1) + (places[row * depth + axis] as number);
      for (let at = 0; at < slice; at++) {
        const target = place * slice + at;
        result[target] = (result[target] as number) + (values[(row * slice + at) % values.length] as number);
      }
    }
    return made(call, 'scatterND', shape, result);
  },
};

function addAll(result: Float64Array, values: ArrayLike<number>): void {
  for (let index = 0; index < result.length; index++) result[index] = (result[index] as number) + (values[index] as number);
}

/** Each value together with all before it along an axis. */
function running(name: string, start: number, combine: (total: number, value: number) => number): (call: Call) => tf.TensorInfo {
  return call => {
    const { x } = call.inputs as unknown as Named as Record<'x', tf.TensorInfo>;
    const { axis, exclusive, reverse } = call.attrs as unknown as Record<'axis', number> & Record<'exclusive' | 'reverse', boolean>;
    const values = numbersOf(call, x);
    const size = x.shape[axis] ?? 1;
    const stride = productOfSizes(x.shape.slice(axis + 1));
    const back = reverse ? -stride : stride;
    const first = reverse ? size - 1 : 0;
    const totals = new Float64Array(values.length);
    const result = new Float64Array(values.length);
    for (let count = 0; count < values.length; count++) {
      const at = reverse ? values.length - 1 - count : count;
      const before = Math.floor(at / stride) % size === first ? start : (totals[at - back] as number);
      totals[at] = combine(before, values[at] as number);
      result[at] = exclusive ? before : totals[at];
    }
    return made(call, name, x.shape, result);
  };
}
