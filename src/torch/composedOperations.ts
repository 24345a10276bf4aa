import type * as tf from '@tensorflow/tfjs';
import { shownValue } from './input/checkOptions.ts';
import { isTensor } from './input/isTensor.ts';
import { LabError } from './input/labError.ts';
import { shapeText } from './input/shapeText.ts';

type Operation = (...given: unknown[]) => unknown;
type Names = Readonly<Record<string, unknown>>;

/** Places of arguments that are sizes, by operations that are put together of others, which would be asked too late. */
const sizes: Readonly<Record<string, readonly (readonly [place: number, name: string])[]>> = {
  hannWindow: [[0, 'windowLength']],
  hammingWindow: [[0, 'windowLength']],
  frame: [
    [1, 'frameLength'],
    [2, 'frameStep'],
  ],
  stft: [
    [1, 'frameLength'],
    [2, 'frameStep'],
  ],
};

/** `tf.signal`, where a step of 0 would never come to an end. */
export function checkedSignal(signal: typeof tf.signal): object {
  return checked(signal, (name, given) => {
    for (const [place, argument] of sizes[name] ?? []) {
      const size = given[place];
      if (typeof size === 'number' && Number.isInteger(size) && size > 0) continue;
      throw new LabError(`tf.signal.${name}: ${argument} is a whole number from 1 on, but got ${shownValue(size)}.`);
    }
  });
}

/** `tf.metrics`, which would stretch the smaller one of two shapes, and measure each value against all of the other. */
export function checkedMetrics(metrics: typeof tf.metrics): object {
  return checked(metrics, (name, [truth, prediction]) => {
    if (name.startsWith('sparse') || !isTensor(truth) || !isTensor(prediction)) return;
    const [a, b] = [truth, prediction].map(({ shape }) => shapeText(shape));
    if (a !== b)
      throw new LabError(`tf.metrics.${name} compares value by value, so both shapes must be equal, but got ${a ?? ''} and ${b ?? ''}.`);
  });
}

function checked(space: object, check: (name: string, given: readonly unknown[]) => void): object {
  const names = Object.entries(space as Names).map(([name, value]): [string, unknown] => {
    if (typeof value !== 'function') return [name, value];
    const operation = value as Operation;
    return [
      name,
      (...given: unknown[]) => {
        check(name, given);
        return operation(...given);
      },
    ];
  });
  return Object.freeze(Object.fromEntries(names));
}
