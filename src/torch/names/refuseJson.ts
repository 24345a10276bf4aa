import { LabError } from '../input/labError.ts';

/**
 * Lets `JSON.stringify` say what to write in place of what it would show, which are an object's insides.
 *
 * @param kind What the prototype's objects are, as a sentence begins with it: `A tensor`.
 * @param instead What has the values in it.
 */
export function refuseJson(prototype: object, kind: string, instead: string): void {
  Object.defineProperty(prototype, 'toJSON', {
    value: () => {
      throw new LabError(`${kind} is not turned into JSON by itself: write JSON.stringify(${instead}).`);
    },
    writable: true,
    enumerable: false,
    configurable: true,
  });
}
