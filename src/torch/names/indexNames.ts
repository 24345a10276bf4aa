import { LabError } from '../input/labError.ts';

/** Places that answer, from the front and from the end: a loop over a tensor begins with one of them. */
const mostPlaces = 256;
const mostFromEnd = 32;

/**
 * Lets a prototype of tensors answer for `x[0]`, `x[-1]`, `x[0] = 1`, and for being looped over or taken apart. It
 * costs nothing until it is asked.
 */
export function answerForIndices(prototype: object): void {
  for (let index = -mostFromEnd; index < mostPlaces; index++) {
    Object.defineProperty(prototype, String(index), {
      get(this: object) {
        throw new LabError(Object.hasOwn(this, Symbol.iterator) ? twoParts(index) : onePart(index));
      },
      set() {
        throw new LabError(
          `Tensors do not change, so x[${String(index)}] cannot be set: x.with([${String(index)}], value) is a copy in which one element is another, with one index for each axis.`,
        );
      },
      enumerable: false,
      configurable: true,
    });
  }
  Object.defineProperty(prototype, Symbol.iterator, {
    value: () => {
      throw new LabError(
        'A tensor cannot be looped over or taken apart like a list: x.unstack() gives its parts along the first axis, and x.tolist() its values.',
      );
    },
    enumerable: false,
    configurable: true,
  });
}

function onePart(index: number): string {
  const at = String(index);
  return `JavaScript has no x[${at}] for tensors: write x.at(${at}) for a part of the first axis, or x.select(dim, ${at}) for one of another.`;
}

function twoParts(index: number): string {
  return `What max(dim) and min(dim) give is a tensor, and has no [${String(index)}]: take it apart with const [values, indices] = x.max(dim).`;
}
