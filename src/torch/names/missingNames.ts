import { answerFor } from './answer.ts';
import { LabError } from '../input/labError.ts';
import { camelCase } from './camelCase.ts';
import { insteadOf } from './insteadOf.ts';
import type { ThrownMistake } from '../../core/run/thrownMistake.ts';

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
  answerFor(prototype, names, (name, spelled, of) => {
    const method = methodHere(prototype, name);
    const plain = camelCase(name);
    const field = advice[name] === undefined && Object.hasOwn(of, plain) ? plain : undefined;
    const instead = insteadOf(kind, name, spelled, method) ?? (field === undefined ? null : fieldInstead(spelled, field));
    return new LabError(sentence(kind, name, spelled, advice[name], method ?? field), instead);
  });
}

function fieldInstead(spelled: string, field: string): ThrownMistake {
  return { kind: 'member', wrote: spelled, instead: `x.${field}` };
}

function sentence(kind: string, name: string, spelled: string, given: string | undefined, here: string | undefined): string {
  if (given !== undefined) return `There is no ${spelled} of ${kind} here: ${given}.`;
  if (here !== undefined) {
    return name.endsWith('_')
      ? `There is no ${spelled} of ${kind} here, because tensors do not change: write x = x.${here}(…).`
      : `There is no ${spelled} of ${kind} here: write ${here}; names are in camelCase.`;
  }
  return `This library has no ${spelled} of ${kind}; PyTorch does. What there is stands in the page on what a lab can use.`;
}

/** The method that is here what the name is there, as it is spelled here. */
function methodHere(prototype: object, name: string): string | undefined {
  const plain = name.endsWith('_') ? name.slice(0, -1) : name;
  return [plain, camelCase(plain)].find(each => typeof Object.getOwnPropertyDescriptor(prototype, each)?.value === 'function');
}
