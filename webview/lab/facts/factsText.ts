import type { MetricPoint } from '../../../src/core/run/run.ts';
import { countText } from '../../../src/core/words/numberText.ts';
import { accuracyText } from '../state/measureText.ts';
import type { SameAnswers, TrainingFacts } from './trainingFacts.ts';

/** `ln 2 = 0.6931`: the loss of who gives each of so many classes the same share. */
function guessText(classes: number): string {
  return `ln ${String(classes)} = ${Math.log(classes).toFixed(4)}`;
}

/** The names of trainings, in their order: what is trained, with a number where there are several of a name. */
export function trainingNames(facts: readonly TrainingFacts[]): readonly string[] {
  const names = facts.map(({ model }, index) => model ?? `Training ${String(index + 1)}`);
  return names.map((name, index) => {
    const alike = names.filter(other => other === name).length;
    return alike === 1 ? name : `${name}, ${String(names.slice(0, index + 1).filter(other => other === name).length)} of ${String(alike)}`;
  });
}

/** What is right, and which loss is reached, without having learned anything; null where the loss has no classes. */
export function baseText({ classes, majority, ofBatch }: TrainingFacts): string | null {
  if (classes === null || majority === null) return null;
  const where = ofBatch === null ? '' : ` of the last batch of ${countText(ofBatch)}`;
  return `Who always says the most frequent answer is right in ${accuracyText(majority)}${where}; who gives all ${countText(classes)} classes the same share has a loss of ${guessText(classes)}.`;
}

/** What is to be said of one training beside that; empty where there is nothing. `isOver`: nothing more comes. */
export function factsText(facts: TrainingFacts, points: readonly MetricPoint[], isOver: boolean): string {
  const last = points[facts.to - 1]?.step ?? 0;
  const isLast = facts.to === points.length;
  const end = isLast && !isOver ? 'on, so far' : 'to the end';
  return [...facts.same.slice(0, 1).map(same => sameText(same, facts, last, end)), ...measuredText(facts, isOver)].join(' ');
}

function sameText({ from, to, rows }: SameAnswers, { same }: TrainingFacts, last: number, end: string): string {
  const when = to === last ? `from step ${countText(from)} ${end}` : `in the steps ${countText(from)} to ${countText(to)}`;
  const more = same.length > 1 ? ', and again later' : '';
  return `The model said the same answer for all ${countText(rows)} ${from === to ? `at step ${countText(from)}` : when}${more}.`;
}

function measuredText({ classes, heldOut, hasUnknown }: TrainingFacts, isOver: boolean): readonly string[] {
  const last = heldOut.at(-1);
  if (last) {
    const best = heldOut.reduce((one, other) => (other.accuracy > one.accuracy ? other : one));
    const before = best.accuracy > last.accuracy ? ` (at best ${accuracyText(best.accuracy)}, at step ${countText(best.step)})` : '';
    return [
      `On ${countText(last.rows)} examples that it was not trained on: ${accuracyText(last.accuracy)} right after step ${countText(last.step)}${before}.`,
    ];
  }
  if (hasUnknown) return ['Of the data it was measured on cannot be told whether it was trained on them, so they are not drawn.'];
  return classes === null || !isOver ? [] : ['It was not measured on data that were held out, so nothing here says what it has learned.'];
}

/** What was measured on data that were held out, the last of it: `0.996`; null where nothing was. */
export function heldOutText(facts: readonly TrainingFacts[]): string | null {
  const last = facts.flatMap(({ heldOut }) => heldOut).at(-1);
  return last ? accuracyText(last.accuracy) : null;
}
