import type { XrayLayer } from '../../../src/core/run/xray.ts';
import type { ReasonUse, XrayEffect, XrayMoves } from '../../../src/core/run/xrayReason.ts';
import { numberText } from '../../../src/core/words/numberText.ts';
import { placeName, termText } from './whyWords.ts';

/** A small change, to say what comes of it. */
const little = 0.01;

const subjects: Readonly<Record<XrayMoves['subject'], string>> = {
  lead: 'The score of the class that the model says, less that of the next one,',
  number: 'The number that the model says',
  state: 'No forward of a model was seen; the sum of this layer’s last h',
};

/** What a number became a part of: `in h, unit 3, step 4: -0.13 = …`. */
export function useText(layer: XrayLayer, { value, unit, step, ...term }: ReasonUse): string {
  return `in ${placeName(layer, value, unit, step)}: ${termText(term)}`;
}

/** How the answer to the sequence moves with a number. */
export function movesText({ slope, answer, subject }: XrayMoves): string {
  const is = `${subjects[subject]} is ${numberText(answer)} for this sequence.`;
  if (Number.isNaN(slope)) return `${is} How it moves with this number is not a number.`;
  if (slope === 0) return `${is} It does not move with this number.`;
  const more = slope > 0 ? 'more' : 'less';
  return `${is} Were this number ${numberText(little)} more, that would be about ${numberText(Math.abs(slope * little))} ${more} (slope ${numberText(slope)}), with all that follows from it.`;
}

/** What is read out first. */
export function effectText(layer: XrayLayer, name: string, { number, now, next }: XrayEffect): string {
  const [first] = next.length > 0 ? next : now;
  return `${name} is ${numberText(number)}. ${first ? `Most ${useText(layer, first)}.` : 'Nothing more is made of it in this layer.'}`;
}
