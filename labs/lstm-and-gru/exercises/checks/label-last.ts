// Looks at the sequences and labels that went into the loss, and at what the trained model answers to new ones.
import { trainingSets, type Attempt, type AttemptRun, type Goal, type Report, type TrainingSet } from 'gatescope/check';
import { counted, percent } from './counted.ts';
import { lastTrained, lineOfModel, lineOfLength, lineOfRow, lineOfEpochs, lineOfScores } from './lines.ts';
import {
  agreement,
  bestLearning,
  hasLabelInside,
  isSoftmaxed,
  pickModel,
  shareOfOnes,
  sizeAt,
  tellingStep,
  toldRun,
  toldTraining,
  tellBypass,
  learningOf,
} from './memory-task.ts';
import { findNoChange, toldSteps, type NoChange } from './training-loop.ts';

const steps = 10;
const bar = 0.9;
/** Where the GRU of Lab 4 had learned its task. */
const before = 31;

export const goals: readonly Goal[] = [
  { id: 'runs', title: 'The program runs and trains' },
  { id: 'length', title: `Sequences are still at least ${String(steps)} steps long` },
  { id: 'labels', title: 'Each label follows the last value of its sequence', tolerance: 'for every sequence' },
  { id: 'first-free', title: 'The first value tells nothing', tolerance: 'agrees with the label in less than three of four sequences' },
  { id: 'learned', title: 'The model answers new sequences', tolerance: 'at least 90 % of 256 new sequences' },
];

export async function check(attempt: Attempt, report: Report): Promise<void> {
  const glance = await attempt.run({ until: seen => seen.length >= 1 });
  const isAtHand = glance.error !== null || fits(trainingSets(glance));
  // Whoever compares trains the old task first: then the other model comes later in the run.
  let run = isAtHand ? glance : pickModel(await attempt.run(), fits);
  const sets = toldTraining(run, report);
  if (!sets || !isTask(run, sets, report)) return;

  if (isAtHand) run = pickModel(await attempt.run(), fits);
  if (!toldRun(run, report)) return;
  // Sets that are only measured come after the training.
  if (!isTask(run, trainingSets(run), report)) return;
  const loss = lastTrained(run);
  if (loss && isSoftmaxed(loss))
    report.mistake(
      'softmax-before-loss',
      'The scores go through softmax before the cross entropy, which does that itself: the gradients get small and learning slow. Give it the raw scores.',
      lineOfScores(run),
    );
  if (!toldSteps(run, 'learned', report)) return;
  const time = sets[0]?.time ?? steps;
  const noChange = findNoChange(run);
  // What never changes learns with no other seed either.
  const learning = noChange ? learningOf(run, time, 'last') : await bestLearning(attempt, run, time, 'last', bar);
  if (learning === null) {
    report.cannot('no model was found that takes sequences. Put it into a class with forward(x), or into a function of x.');
    return;
  }
  const { accuracy, unearned } = learning;
  const isLearned = accuracy >= bar && unearned === null && noChange === null;
  report.judge('learned', isLearned, {
    met: `It answers ${percent(accuracy)} of 256 new sequences rightly.`,
    line: lineOfModel(run),
    missed:
      unearned !== null
        ? `It answers ${percent(accuracy)} of 256 new sequences rightly, but ${unearned}`
        : noChange && accuracy >= bar
          ? `It answers ${percent(accuracy)} of 256 new sequences rightly, but its recurrent layer is not trained.`
          : `It answers ${percent(accuracy)} of 256 new sequences rightly; at least ${percent(bar)} are wanted. Does the model look at the state after the last step?`,
  });
  tellBypass([learning], run, report);
  if (!isLearned) explainLearning(run, noChange, report);
  const { at, isOtherSeed } = learning;
  if (at !== null)
    report.note(
      `${isOtherSeed ? 'With another seed it' : 'It'} had learned the task after ${counted(at, 'step')}; with the telling value in front, Lab 4 takes ${String(before)}.`,
    );
  report.note('What comes last is still in the state when the answer is asked for: nothing has to be kept.');
}

function fits(sets: readonly TrainingSet[]): boolean {
  return sets.length > 0 && agreement(sets, -1) === 1;
}

function isTask(run: AttemptRun, sets: readonly TrainingSet[], report: Report): boolean {
  const time = Math.min(...sets.map(set => set.time));
  const line = lineOfLength(run, sets);
  const isLong = report.judge('length', time >= steps, {
    met: `They are ${counted(time, 'step')} long.`,
    line,
    missed: `They are ${counted(time, 'step')} long; with ${String(steps)} or more the first value and the last one are far apart.`,
  });
  if (!isLong) {
    report.mistake(
      'shorter',
      `The sequences became ${counted(time, 'step')} long. Leave their length alone: only the place of the telling value moves.`,
      line,
    );
    return false;
  }
  const [last, first, ones] = [agreement(sets, -1), agreement(sets, 0), shareOfOnes(sets)];
  const isMixed = ones > 0.2 && ones < 0.8;
  const isLast = last === 1 && isMixed;
  const row = lineOfRow(run, sets);
  report.judge('labels', isLast, {
    met: 'All labels follow the last value.',
    line: row,
    missed: isMixed
      ? `Labels agree with the last value in ${percent(last)} of the sequences; all should.`
      : `${percent(ones)} of the labels are 1: both answers should come about equally often.`,
  });
  if (!isLast) {
    explainLabels(sets, report);
    return false;
  }
  if (hasLabelInside(sets)) {
    const message =
      'The model is given the label with the sequence, as a number of its own beside the value: then it need not look at the value.';
    report.missed('first-free', message, row);
    report.mistake('label-in-input', message, row);
    return false;
  }
  const isFree = first < 0.75 && first > 0.25;
  report.judge('first-free', isFree, {
    met: 'The first value is noise, or says nothing about the label.',
    line: row,
    missed: `The first value still agrees with the label in ${percent(first)} of the sequences, so the model need not look at the end.`,
  });
  if (!isFree) report.mistake('both-ends', 'The telling value stands at both ends: the first value must be noise again.', row);
  return isFree;
}

function explainLabels(sets: readonly TrainingSet[], report: Report): void {
  const time = Math.min(...sets.map(set => set.time));
  const telling = tellingStep(sets);
  const [last, ones] = [agreement(sets, -1), shareOfOnes(sets)];
  if (ones <= 0.2 || ones >= 0.8)
    report.mistake('one-label', `Nearly all labels are ${ones > 0.5 ? '1' : '0'}. Ask the value itself: 1 where it is positive, else 0.`);
  else if (telling === 0 && sizeAt(sets, -1) < 0.6)
    report.mistake(
      'label-first',
      'The labels still follow the first value: nothing has moved yet. Write the value to the last step in place of the first.',
    );
  else if (telling === 0) report.mistake('label-first', 'The value at the end is there, but the labels still follow the first value.');
  else if (telling !== null)
    report.mistake(
      'other-step',
      `The labels follow step ${String(telling + 1)} of ${String(time)}. The last index is one less than the length.`,
    );
  else if (last === 0) report.mistake('upside-down', 'The labels are upside down: 1 belongs to a positive last value.');
  else if (sizeAt(sets, -1) > 0.9)
    report.mistake('label-other-value', 'The last value was set, but the labels do not come from it. Make both from the same number.');
  else
    report.mistake(
      'label-elsewhere',
      `The labels agree with the last value only by chance, in ${percent(last)} of the sequences. Is the value in the sequence that goes to the model?`,
    );
}

function explainLearning(run: AttemptRun, noChange: NoChange | null, report: Report): void {
  if (noChange) report.mistake(noChange.id, noChange.message, noChange.line);
  if (run.steps.length < 10)
    report.mistake(
      'too-few-epochs',
      `The optimizer made ${counted(run.steps.length, 'step')} only. Even this task takes a few dozen.`,
      lineOfEpochs(run),
    );
  report.mistake(
    'not-learned',
    'The data is right, but the model has not learned it: look at the state it answers from, at the loss, and at the number of epochs.',
  );
}
