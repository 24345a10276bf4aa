import type * as tf from '@tensorflow/tfjs';
import { countText } from '../core/words/numberText.ts';
import { LabError } from './input/labError.ts';
import { refusal } from './names/refusal.ts';

const pixelData = 'a Uint8Array of four numbers a pixel: red, green, blue and opacity';
const noCanvas = 'labs have no page to draw on. Write await tf.browser.toPixels(x) to get the pixels as numbers.';

/** What a lab has of pictures: numbers. */
interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** `tf.browser` where there is no page: pixels are made from numbers, and become numbers. */
export function withoutPage(browser: typeof tf.browser): object {
  return Object.freeze({
    ...browser,
    fromPixels: (pixels: unknown, channels?: number) => browser.fromPixels(pixelsIn('tf.browser.fromPixels', pixels), channels),
    fromPixelsAsync: (pixels: unknown, channels?: number) =>
      browser.fromPixelsAsync(pixelsIn('tf.browser.fromPixelsAsync', pixels), channels),
    toPixels: (image: tf.Tensor2D | tf.Tensor3D, canvas?: unknown) =>
      canvas == null ? browser.toPixels(image) : refusal('A canvas for tf.browser.toPixels', noCanvas)(),
    draw: refusal('tf.browser.draw', noCanvas),
  });
}

/**
 * Models can be saved to what a lab holds in its hands, and to no address.
 * @param why ends the sentence that says so
 */
export function onlyKeeps(prototype: Pick<tf.LayersModel, 'save'>, why: string): void {
  const { save } = prototype;
  Object.defineProperty(prototype, 'save', {
    value(this: tf.LayersModel, target: unknown, ...more: readonly unknown[]): unknown {
      if (typeof target === 'string' || Array.isArray(target)) return refusal('model.save with an address', why)();
      return Reflect.apply(save, this, [target, ...more]) as unknown;
    },
    writable: true,
    configurable: true,
  });
}

function pixelsIn(caller: string, given: unknown): Pixels {
  const { data, width, height } = (given ?? {}) as Partial<Pixels>;
  if (!(data instanceof Uint8Array) || !isSize(width) || !isSize(height))
    throw new LabError(`${caller}: labs have no pictures and no camera, so it takes { data, width, height }, where data is ${pixelData}.`);
  const needed = 4 * width * height;
  if (data.length !== needed) {
    const [wanted, found] = [needed, data.length].map(countText);
    throw new LabError(
      `${caller}: ${String(width)} × ${String(height)} pixels take ${wanted ?? ''} numbers, but data has ${found ?? ''}. It is ${pixelData}.`,
    );
  }
  return { data, width, height };
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}
