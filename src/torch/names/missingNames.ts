import { answerFor } from './answer.ts';
import { camelCase } from './camelCase.ts';

/**
 * Lets a prototype answer for names of PyTorch's that its objects do not have.
 *
 * @param kind What has the names, as a sentence names it: `a tensor`.
 */
export function answerForMissing(
  prototype: object,
  kind: string,
  names: readonly string[],
  advice: Readonly<Record<string, string>>,
): void {
  answerFor(prototype, names, (name, spelled) => sentence(prototype, kind, name, spelled, advice));
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
