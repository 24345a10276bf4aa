import { LabError } from '../input/labError.ts';
import { camelCase } from './camelCase.ts';

/**
 * Lets an object answer for names that it does not have: reading one says what to write instead, in PyTorch's spelling
 * and in this library's. They are not enumerable, and a lab may give its own objects properties of these names.
 *
 * @param say The sentence for a name of PyTorch's, as the lab has spelled it, or the error that says it; `of` is what
 *   the lab reads it of.
 */
export function answerFor(
  target: object,
  names: readonly string[],
  say: (name: string, spelled: string, of: object) => string | LabError,
): void {
  for (const name of names) {
    for (const spelled of new Set([name, camelCase(name)])) {
      if (spelled in target || spelled in Object.prototype) continue;
      answered.set(target, (answered.get(target) ?? new Set<string>()).add(spelled));
      Object.defineProperty(target, spelled, {
        get(this: object) {
          const said = say(name, spelled, this);
          throw typeof said === 'string' ? new LabError(said) : said;
        },
        set(this: object, value: unknown) {
          const plain = camelCase(name);
          // What can be set here under its own spelling would be passed over in silence.
          if (plain !== spelled && hasSetter(target, plain))
            throw new LabError(`${spelled} cannot be set: write ${plain} instead; names are in camelCase here.`, {
              kind: 'member',
              wrote: spelled,
              instead: `x.${plain}`,
            });
          Object.defineProperty(this, spelled, { value, writable: true, enumerable: true, configurable: true });
        },
        enumerable: false,
        configurable: true,
      });
    }
  }
}

/** Names that are answered for: what is set under one is the lab's own. */
const answered = new WeakMap<object, Set<string>>();

function hasSetter(target: object, name: string): boolean {
  return Object.getOwnPropertyDescriptor(target, name)?.set !== undefined && answered.get(target)?.has(name) !== true;
}
