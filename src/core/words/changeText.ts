import { fromWire, toWire, type ProbeValue, type TensorSummary, type ValueSummary } from '../run/value.ts';
import { shownDifference } from './shownDifference.ts';
import { numberText } from './numberText.ts';
import { shapeForms, summaryText } from './summaryText.ts';

/** How a value differs from what the learner's last run gave at the same place. */
export interface ValueChange {
  /** What is painted: `Δ +0.1497`, or for another shape `was [4,6,8]`; null where that takes more words. */
  readonly short: string | null;
  /** The whole of it: `was 0.7311 in your last run (+0.1497)`. */
  readonly words: string;
}

/** Null where both runs gave the same, as far as it is told. */
export function changeSince({ value: now }: ProbeValue, { value: before }: ProbeValue): ValueChange | null {
  const [to, from] = [numberIn(now), numberIn(before)];
  const was = wasIn(summaryText(before));
  if (to !== null && from !== null) return numberChange(to, from, was);
  if (now.kind === 'tensor' && before.kind === 'tensor') {
    if (now.shape.join() !== before.shape.join()) return { short: `was ${shapeForms(before).at(-1) ?? ''}`, words: was };
    return tensorChange(now, before, was);
  }
  return summaryText(now) === summaryText(before) ? null : { short: null, words: was };
}

/** Null where both read the same. */
export function numberChange(now: number, before: number, was = wasIn(numberText(before))): ValueChange | null {
  const [to, from] = [numberText(toWire(now)), numberText(toWire(before))];
  if (to === from) return null;
  // Of what both read, as the printed lines are compared: one difference is told in one way.
  const difference = shownDifference(from, to);
  // Of a zero that has got a sign, too.
  if (!difference || difference.by === 0) return { short: null, words: was };
  const step = `${difference.by > 0 ? '+' : '-'}${difference.size}`;
  return { short: `Δ ${step}`, words: `${was} (${step})` };
}

function wasIn(text: string): string {
  return `was ${text} in your last run`;
}

/** Of a tensor of the same shape: its mean, else what is said of it (`3 NaN`, `disposed`), else its first values. */
function tensorChange(now: TensorSummary, before: TensorSummary, was: string): ValueChange | null {
  const [to, from] = [now.stats?.mean, before.stats?.mean];
  if (to !== undefined && from !== undefined && numberText(to) !== numberText(from))
    return { short: null, words: `its mean was ${numberText(from)} in your last run and is ${numberText(to)}` };
  const isTheSame = summaryText({ ...now, axes: null }) === summaryText({ ...before, axes: null });
  if (!isTheSame) return { short: null, words: was };
  const headOf = ({ head }: TensorSummary): string => head.map(numberText).join(' ');
  return headOf(now) === headOf(before) ? null : { short: null, words: 'its values were others in your last run' };
}

/** A number, or a tensor of one. */
function numberIn(value: ValueSummary): number | null {
  if (value.kind === 'number') return fromWire(value.value);
  const [only] = value.kind === 'tensor' && value.shape.length === 0 ? value.head : [];
  return only === undefined ? null : fromWire(only);
}
