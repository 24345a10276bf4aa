import type { XrayChange, XrayHand, XrayLayer, XrayPass } from '../../../src/core/run/xray.ts';
import { countText, numberText } from '../../../src/core/words/numberText.ts';

/** `h of unit 5 is 0 at every step`, `update of unit 2 is 1 at step 12`. */
export function handText({ values, pass }: XrayLayer, { value, unit, from, to, number }: XrayHand): string {
  const steps = pass?.steps ?? 0;
  const when =
    from === 0 && to >= steps
      ? 'at every step'
      : to - from === 1
        ? `at step ${countText(from + 1)}`
        : to >= steps
          ? `from step ${countText(from + 1)} on`
          : `at the steps ${countText(from + 1)} to ${countText(to)}`;
  return `${values[value]?.name ?? ''} of unit ${String(unit)} is ${numberText(number)} ${when}`;
}

type Held = NonNullable<XrayPass['answers']>;

/** Classes are right or wrong; other numbers are near or far. */
export function areClasses({ right, given }: Held): boolean {
  return [right, given].every(side => side.every(each => Number.isInteger(each)));
}

/** How many answers are right. */
export function hits(right: Float32Array, said: Float32Array): number {
  return right.filter((each, index) => each === said[index]).length;
}

/** The mean squared distance from what is right. */
export function meanSquare(right: Float32Array, said: Float32Array): number {
  return right.reduce((sum, each, index) => sum + (each - (said[index] ?? NaN)) ** 2, 0) / Math.max(1, right.length);
}

/** `100 %`; only what is all or nothing is told as that. */
export function shareText(part: number, whole: number): string {
  const share = (100 * part) / Math.max(1, whole);
  if (share > 0 && share < 1) return `${String(Math.ceil(share * 100) / 100)} %`;
  return `${String(share > 99 && share < 100 ? Math.floor(share * 100) / 100 : Math.round(share))} %`;
}

/** What the model answers with what is held, beside what it answers without. */
export function changeText(held: Held, { before, after }: Pick<XrayChange, 'before' | 'after'>): string {
  const { right } = held;
  const total = right.length;
  const moved = before.filter((each, index) => !Object.is(each, after[index])).length;
  const others = moved === 0 ? 'No answer is another one.' : `${countText(moved)} of ${countText(total)} answers are other ones.`;
  if (!areClasses(held)) {
    const [was, is] = [before, after].map(said => numberText(meanSquare(right, said)));
    return `Mean squared error: ${String(was)} without your hand, ${String(is)} with it. ${others}`;
  }
  const [was, is] = [before, after].map(said => hits(right, said)) as [number, number];
  const shares = `${shareText(was, total)} → ${shareText(is, total)}`;
  return `Right answers: ${countText(was)} of ${countText(total)} without your hand, ${countText(is)} with it (${shares}). ${others}`;
}

/** What one sequence is answered with what is held. */
export function oneChangeText({ right }: Held, { before, after }: Pick<XrayChange, 'before' | 'after'>, sequence: number): string {
  const [wanted = NaN, was = NaN, is = NaN] = [right[sequence], before[sequence], after[sequence]];
  const sign = wanted === is ? '✓' : '✗';
  return `Sequence ${countText(sequence + 1)}: right is ${numberText(wanted)}, the model says ${
    Object.is(was, is) ? `${numberText(is)} as before` : `${numberText(is)} in place of ${numberText(was)}`
  } ${sign}.`;
}

/** A unit that was silenced by itself, and what was left of the answers. */
export interface TriedUnit {
  readonly unit: number;
  readonly after: Float32Array;
}

/** The units by what is left without each, the one that is missed most first; those alike as they are numbered. */
export function missedMost(held: Held, tried: readonly TriedUnit[]): readonly TriedUnit[] {
  return [...tried].sort((one, other) => loss(held, other.after) - loss(held, one.after) || one.unit - other.unit);
}

/** How far off answers are: of classes how many are wrong, of other numbers their mean squared error. */
function loss(held: Held, said: Float32Array): number {
  return areClasses(held) ? held.right.length - hits(held.right, said) : meanSquare(held.right, said);
}

/** Which unit is missed most, of those that were tried. */
export function missedText(held: Held, before: Float32Array, worst: readonly TriedUnit[], hidden: number): string {
  const [first] = worst;
  const part = worst.length < hidden ? ` ${countText(worst.length)} of ${countText(hidden)} units were tried.` : '';
  if (!first) return 'No unit was tried.';
  if (loss(held, first.after) <= loss(held, before)) return `No unit is missed: without any one of them the answers are no worse.${part}`;
  return `Unit ${String(first.unit)} is missed most. ${withoutText(held, first)}.${part}`;
}

/** `Without unit 5: 137 of 256 answers right (53 %)`. */
export function withoutText(held: Held, { unit, after }: TriedUnit): string {
  const { right } = held;
  const left = areClasses(held)
    ? `${countText(hits(right, after))} of ${countText(right.length)} answers right (${shareText(hits(right, after), right.length)})`
    : `mean squared error ${numberText(meanSquare(right, after))}`;
  return `Without unit ${String(unit)}: ${left}`;
}
