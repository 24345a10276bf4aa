import { readoutLimits, type KnownAnswer } from '../../../src/core/run/xrayCurves.ts';
import { countText, numberText } from '../../../src/core/words/numberText.ts';
import { shareText } from '../xray/handWords.ts';

/** A whole curve: its parts put together. */
export type KnownCurve = Omit<KnownAnswer, 'kind' | 'from'>;

/** How far below the last score one may still lie to count as known. */
const near = 0.02;
/** How much more must have been known before to be told as lost. */
const lost = 0.05;

/** `100 %`, `R² 0.9731`. */
function scoreText(isShare: boolean, score: number): string {
  if (Number.isNaN(score)) return 'not a number';
  return isShare ? shareText(score, 1) : `R² ${numberText(score)}`;
}

/** What chance alone may add to the baseline. */
function margin({ isShare, baseline, sequences }: KnownCurve): number {
  return isShare ? 2 * Math.sqrt((baseline * (1 - baseline)) / Math.max(1, sequences)) : 0.1;
}

/** What one step knows: `step 12 of 20: h tells the label in 100 %, c in 98 %`. */
export function knownAt(curve: KnownCurve, all: number, place: number): string {
  const step = curve.steps[place] ?? 0;
  const told = curve.states.flatMap(({ name, scores }) => {
    const score = scores[place];
    return score === undefined ? [] : [`${name} ${scoreText(curve.isShare, score)}`];
  });
  return `Step ${countText(step + 1)} of ${countText(all)}: ${told.length === 0 ? 'not computed' : told.join(', ')}`;
}

/** What the whole curve says, a sentence a state and one to compare with. */
export function knownStory(curve: KnownCurve): string {
  const { isShare, baseline } = curve;
  const compared = isShare
    ? `Always saying the most frequent label is right in ${scoreText(true, baseline)}.`
    : 'R² is 1 where the label is told exactly, and 0 where its mean is as near.';
  return [...curve.states.map(({ name, scores }) => stateStory(curve, name, [...scores])), compared].join(' ');
}

function stateStory(curve: KnownCurve, name: string, scores: readonly number[]): string {
  const { steps, isShare, baseline } = curve;
  const tell = (score: number): string =>
    isShare ? `tells the label in ${scoreText(true, score)}` : `tells the label with ${scoreText(false, score)}`;
  const bare = (score: number): string => scoreText(isShare, score);
  const at = (place: number): string => `step ${countText((steps[place] ?? 0) + 1)}`;
  if (scores.some(Number.isNaN))
    return `At ${countText(scores.filter(Number.isNaN).length)} steps ${name} is not made of numbers, and nothing can be read.`;
  const isBack = (steps[0] ?? 0) > (steps.at(-1) ?? 0);
  const [first = NaN, last = NaN] = [scores[0], scores.at(-1)];
  const best = Math.max(...scores);
  const chance = baseline + margin(curve);
  if (scores.length === 1) return `At the only step that was looked at, ${name} ${tell(last)}.`;
  if (best <= chance) return `At no step does ${name} tell the label: ${bare(best)} at best.`;
  const top = at(scores.indexOf(best));
  if (last <= chance) return `${name} ${tell(best)} at ${top}, and has lost it at the last (${bare(last)}).`;
  let from = scores.length - 1;
  while (from > 0 && (scores[from - 1] ?? NaN) >= last - near) from--;
  const known = scores.slice(from);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const range = bare(least) === bare(most) ? tell(least) : `${tell(least)} to ${bare(most)}`;
  const where =
    from === 0 ? 'At every step' : from === scores.length - 1 ? 'At the last step' : `From ${at(from)} ${isBack ? 'back' : 'on'}`;
  const before = from === 0 ? '' : `; at ${at(0)} in ${bare(first)}`.replace('in R²', 'with R²');
  const more = best > last + lost ? ` Most was known at ${top}: ${bare(best)}, and ${bare(last)} at the last.` : '';
  return `${where} ${name} ${range}${before}.${more}`;
}

/** How it was computed. */
export function knownMethod({ steps, sequences, isShare }: KnownCurve, all: number): string {
  const { folds, ridge } = readoutLimits;
  const some = steps.length < all ? ` ${countText(steps.length)} of ${countText(all)} steps are looked at.` : '';
  const what = isShare ? 'the label with the largest number is what it says' : 'labels are numbers here';
  return `At each step by itself, a straight line from the state to the label is fitted by least squares (with a bias, and a ridge of ${String(ridge)} of the mean variance of a unit; ${what}) to ${countText(folds - 1)} of ${countText(folds)} parts of ${countText(sequences)} sequences, and asked for the part that is left out; each part once.${some}`;
}
