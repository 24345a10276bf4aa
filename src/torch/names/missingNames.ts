import { LabError } from '../labError.ts';

/**
 * Lets a prototype answer for names of PyTorch's that it does not have: reading one says what to write instead. They are not enumerable, and a lab may
 * give its own objects properties of these names.
 *
 * @param kind What has the names, as a sentence names it: `a tensor`.
 */
export function answerForMissing(
  prototype: object,
  kind: string,
  names: readonly string[],
  advice: Readonly<Record<string, string>>,
): void {
  for (const name of names) {
    for (const spelled of new Set([name, camelCase(name)])) {
      if (spelled in prototype || spelled in Object.prototype) continue;
      Object.defineProperty(prototype, spelled, {
        get() {
          throw new LabError(sentence(prototype, kind, name, spelled, advice));
        },
        set(this: object, value: unknown) {
          Object.defineProperty(this, spelled, { value, writable: true, enumerable: true, configurable: true });
        },
        enumerable: false,
        configurable: true,
      });
    }
  }
}

function sentence(prototype: object, kind: string, name: string, spelled: string, advice: Readonly<Record<string, string>>): string {
  const given = advice[name];
  if (given !== undefined) return `There is no ${spelled} of ${kind} here: ${given}.`;
  const plain = name.endsWith('_') ? name.slice(0, -1) : name;
  const here = [plain, camelCase(plain)].find(each => typeof Object.getOwnPropertyDescriptor(prototype, each)?.value === 'function');
  if (here !== undefined) {
    return name.endsWith('_')
      ? `There is no ${spelled} of ${kind} here, because tensors do not change: write x = x.${here}(…).`
      : `There is no ${spelled} of ${kind} here: write ${here}; names are in camelCase.`;
  }
  return `This library has no ${spelled} of ${kind}; PyTorch does. What there is stands in the page on what a lab can use.`;
}

function camelCase(name: string): string {
  return name.replaceAll(/(?<=[a-z\d])_([a-z\d])/gu, (_, letter: string) => letter.toUpperCase());
}
