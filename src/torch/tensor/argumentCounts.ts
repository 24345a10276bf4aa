import { shownValue } from '../input/checkOptions.ts';
import { LabError } from '../input/labError.ts';

/** How many arguments methods take that have defaults or any number of them, which functions do not tell. */
const counts: Readonly<Record<string, number>> = {
  ...{ argmax: 2, argmin: 2, mean: 2, sum: 2, max: 2, min: 2, flatten: 2, split: 2, backward: 2, norm: 3, oneHot: 3, topk: 4 },
  ...Object.fromEntries(['at', 'reshape', 'view', 'permute', 'tile'].map(name => [name, Infinity])),
};

/** What to write for an option that PyTorch's method of that name takes, as it ends a sentence. */
const instead: Readonly<Record<string, string>> = {
  add: ': write x.add(other.mul(factor)) for alpha=factor',
  sub: ': write x.sub(other.mul(factor)) for alpha=factor',
  div: ": write x.floorDiv(other) for rounding_mode='floor'",
  round: ': write x.mul(100).round().div(100) for decimals=2',
  matmul: ': write x.matmul(other.transpose(0, 1)) for a matrix with its axes swapped',
};

export function mostArguments(name: string, method: { readonly length: number }): number {
  return counts[name] ?? method.length;
}

/** Refuses arguments that a method would pass over in silence. */
export function checkCount(name: string, most: number, given: readonly unknown[]): void {
  const over = given.slice(most).find(each => each !== undefined);
  if (over === undefined) return;
  const takes = most === 0 ? 'no arguments' : most === 1 ? 'one argument' : `at most ${String(most)} arguments`;
  throw new LabError(`${name} takes ${takes}, and not ${shownValue(over)} besides${instead[name] ?? ''}.`);
}
