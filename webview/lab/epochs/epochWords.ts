import type { MetricPoint } from '../../../src/core/run/run.ts';
import type { KeptSteps, XrayChange, XrayPass, XrayRefusal } from '../../../src/core/run/xray.ts';
import { countText, numberText } from '../../../src/core/words/numberText.ts';
import { areClasses, hits, meanSquare, shareText } from '../xray/handWords.ts';
import { lossText } from '../state/measureText.ts';

/** `Training step 12 of 80: loss 0.4120, 61 % right`: of the data that the step learned from. */
export function trainingStepText(points: readonly MetricPoint[], step: number): string {
  const last = Math.max(step, points.at(-1)?.step ?? 0);
  const point = points.find(each => each.step === step);
  const right = point?.accuracy === undefined ? '' : `, ${shareText(point.accuracy, 1)} right`;
  return `Training step ${countText(step)} of ${countText(last)}${point ? `: loss ${lossText(point.loss)}${right}` : ''}`;
}

/** The place of a step among those that are kept, or behind them all, where the model is as it is now. */
export function placeOf({ steps }: KeptSteps, step: number | null): number {
  if (step === null) return steps.length;
  let best = 0;
  for (const [place, each] of steps.entries()) if (Math.abs(each - step) < Math.abs((steps[best] ?? 0) - step)) best = place;
  return best;
}

/** What belongs to such a place. */
export function momentText({ steps, made }: KeptSteps, points: readonly MetricPoint[], place: number): string {
  const step = steps[place];
  if (step === undefined) return `Trained: the model after all its ${countText(made)} training ${made === 1 ? 'step' : 'steps'}`;
  return `${place === 0 ? 'Untrained. ' : ''}${trainingStepText(points, step)}`;
}

/** Which steps there are. */
export function recordText(kept: KeptSteps | undefined): string {
  if (!kept) return 'No optimizer of the library has stepped with this module, so there is no training to go back in.';
  const { steps, every, made, isUntold = false } = kept;
  const [first] = steps;
  if (isUntold)
    return 'So many models were trained before this one in the run that its weights were not kept in the course of its training.';
  if (first === undefined) return 'The weights of this model are too large to keep them in the course of its training.';
  const which =
    every === 1 ? `each of its ${countText(made)} training steps` : `every ${nth(every)} of its ${countText(made)} training steps`;
  return `The weights are kept as they were just before ${which}, until the next run, for five minutes, or until this view is loaded anew. What the state knows is told of the model as it is now.`;
}

function nth(count: number): string {
  const tail = count % 100 >= 11 && count % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return `${countText(count)}${tail}`;
}

/** What the model answered then, over the data that are looked at, beside what it answers now. */
export function thenText({ answers }: XrayPass, { after }: Pick<XrayChange, 'after'>, sequence: number | null): string {
  if (!answers) return '';
  const { right, given } = answers;
  const others = after.filter((each, at) => !Object.is(each, given[at])).length;
  const apart = others === 0 ? 'the same as now' : `${countText(others)} of them other ones than now`;
  const all = areClasses(answers)
    ? `On these data it answers ${countText(hits(right, after))} of ${countText(right.length)} right (${shareText(hits(right, after), right.length)}), ${apart}.`
    : `On these data its mean squared error is ${numberText(meanSquare(right, after))}; ${countText(right.length)} answers, ${apart}.`;
  if (sequence === null) return all;
  const [wanted = NaN, said = NaN] = [right[sequence], after[sequence]];
  return `${all} Sequence ${countText(sequence + 1)}: right is ${numberText(wanted)}, it says ${numberText(said)} ${wanted === said ? '✓' : '✗'}.`;
}

/** Why the answers of then are not told of, though the pictures are shown. */
export function noAnswersText(reason: XrayRefusal): string {
  return reason === 'otherAnswers' || reason === 'noForward'
    ? 'What the model answered then cannot be held against what is right; the pictures are of then.'
    : 'What the model answered then could not be computed.';
}

/** Why the pictures of then cannot be shown; they are of the model as it is now. */
export function noMomentText(reason: XrayRefusal): string {
  if (reason === 'noForward') {
    return 'This module was not called by the forward of a model, so it cannot be run again with earlier weights. Write the steps from the input to the answer into a class that extends nn.Module, as a method forward(x) { … }.';
  }
  if (reason === 'threw') return 'The forward of this model threw when it was run again with earlier weights.';
  return reason === 'tooMuch'
    ? 'That is too much to compute again with earlier weights.'
    : 'The model could not be run again with earlier weights.';
}
