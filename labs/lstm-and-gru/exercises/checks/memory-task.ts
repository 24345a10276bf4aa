// What the checks of the memory-task exercises share.
import { tensor, type Tensor } from 'gatescope';
import { findModel, trainingSets } from 'gatescope/check';
import { percent, stoppedBy } from './counted.ts';
import { lastTrained, lineOfOptimizer, lineOfReading } from './lines.ts';
import type { Attempt, AttemptRun, LossCall, Report, TrainingSet, TrainingStep } from 'gatescope/check';

/** Share of labels that tell the sign of the value at `step` (negative: from the end), over all sets. */
export function agreement(sets: readonly TrainingSet[], step: number): number {
  return shareOf(sets, (set, i) => set.value(i, step) > 0 === set.targets[i]! > 0.5);
}

/** Share of all sequences of which something is true. */
function shareOf(sets: readonly TrainingSet[], isSo: (set: TrainingSet, sequence: number) => boolean): number {
  let found = 0;
  let count = 0;
  for (const set of sets) {
    for (let i = 0; i < set.count; i++) if (isSo(set, i)) found++;
    count += set.count;
  }
  return count === 0 ? 0 : found / count;
}

/** Share of the labels that are 1. */
export function shareOfOnes(sets: readonly TrainingSet[]): number {
  const labels = sets.flatMap(set => set.targets);
  return labels.filter(label => label > 0.5).length / Math.max(1, labels.length);
}

/** Mean size of the values at a step: 1 for the value to remember, about 0.2 for noise. */
export function sizeAt(sets: readonly TrainingSet[], step: number): number {
  let sum = 0;
  let count = 0;
  for (const set of sets) for (let i = 0; i < set.count; i++, count++) sum += Math.abs(set.value(i, step));
  return sum / Math.max(1, count);
}

/** The step whose sign the labels tell, counted from 0; null where no step does. */
export function tellingStep(sets: readonly TrainingSet[]): number | null {
  const time = Math.min(...sets.map(set => set.time));
  for (let step = 0; step < time; step++) if (agreement(sets, step) === 1) return step;
  return null;
}

/** Sequences of the task that no attempt has seen, made without the attempt's own functions and random numbers. */
export function newSequences(count: number, time: number, place: 'first' | 'last'): { readonly x: Tensor; readonly labels: number[] } {
  const next = randomNumbers(977);
  const labels: number[] = [];
  const rows = Array.from({ length: count }, () => {
    const sign = next() > 0.5 ? 1 : -1;
    labels.push(sign > 0 ? 1 : 0);
    const telling = place === 'first' ? 0 : time - 1;
    return Array.from({ length: time }, (_, step) => [step === telling ? sign : normal(next) * 0.25]);
  });
  return { x: tensor(rows), labels };
}

/** A model that answers so many new sequences rightly without its recurrent module does not need it. */
const answered = 0.9;

/**
 * Share of new sequences the attempt's model answers rightly, and where its recurrent module is given zeros; null
 * where no model was found that takes them.
 */
function heldOutAccuracy(
  run: AttemptRun,
  time: number,
  place: 'first' | 'last',
): { readonly seeing: number; readonly blind: number } | null {
  const loss = lastTrained(run);
  const model = loss && findModel(run, loss);
  if (!model) return null;
  const { x, labels } = newSequences(256, time, place);
  const answers = model.answers(x);
  if (answers.length !== labels.length) return null;
  const share = (all: readonly number[]): number => all.filter((answer, i) => answer === labels[i]).length / labels.length;
  const seeing = share(answers);
  return { seeing, blind: seeing < answered ? 0 : share(model.blindAnswers(x)) };
}

export interface TaskProblem {
  readonly id: string;
  readonly missed: string;
  readonly message: string;
}

/**
 * What keeps the sequences from being those of Lab 4, whatever their length: the value to remember in front, and
 * noise behind it.
 */
export function taskProblem(sets: readonly TrainingSet[]): TaskProblem | null {
  const time = Math.min(...sets.map(set => set.time));
  const later = Array.from({ length: time - 1 }, (_, step) => step + 1);
  const [first, ones] = [agreement(sets, 0), shareOfOnes(sets)];
  const sizes = later.map(step => sizeAt(sets, step));
  const told = later.reduce((sum, step) => sum + agreement(sets, step), 0) / later.length;
  if (first < 1) {
    const missed = `Labels agree with the first value in ${percent(first)} of the sequences; all should.`;
    return agreement(sets, -1) === 1
      ? { id: 'label-last', missed, message: 'The labels follow the last value. Here the first one tells: it has to be kept to the end.' }
      : { id: 'label-moved', missed, message: 'Labels and first values no longer belong together: 1 belongs to a positive first value.' };
  }
  if (ones <= 0.2 || ones >= 0.8)
    return {
      id: 'one-label',
      missed: `${percent(ones)} of the labels are 1: both answers should come about equally often.`,
      message: 'Nearly all labels are the same: then there is nothing to remember.',
    };
  if (hasLabelInside(sets))
    return {
      id: 'label-in-input',
      missed: 'The label stands in the sequence, beside the value.',
      message: 'The model is given the label with the sequence. Each step has one number only.',
    };
  const features = Math.max(...sets.map(set => set.features));
  if (features > 1)
    return {
      id: 'more-features',
      missed: `Each step has ${String(features)} numbers.`,
      message: `Each step has ${String(features)} numbers now. Leave it the one value: the model has to find everything in that.`,
    };
  if (Math.min(...sizes) <= 0.02)
    return {
      id: 'no-noise',
      missed: 'After the first value comes no noise, or next to none.',
      message:
        'After the first value stands nothing, or next to nothing: noise of a quarter its size has to follow, as long as the sequence.',
    };
  if (Math.max(...sizes) >= 0.6 || Math.abs(told - 0.5) > 0.1)
    return {
      id: 'data-changed',
      missed:
        Math.max(...sizes) >= 0.6
          ? 'After the first value come values as large as it, not the small noise of before.'
          : 'What comes after the first value tells the label, too.',
      message: 'The sequences changed in more than was asked for: one value of ±1 in front, then noise of a quarter that size.',
    };
  return null;
}

/** The run as far as the model goes whose sequences fit: a program may train others beside it, to compare. */
export function pickModel(run: AttemptRun, fits: (sets: readonly TrainingSet[]) => boolean): AttemptRun {
  const views = run.trained.map(made => run.about(made));
  return (views.length < 2 ? undefined : (views.find(view => fits(trainingSets(view))) ?? views.at(-1))) ?? run;
}

/** How well the task is learned. */
export interface Learning {
  /** Share of new sequences answered rightly. */
  readonly accuracy: number;
  /** The step from which on its own sequences were answered rightly, or null. */
  readonly at: number | null;
  /**
   * Why right answers prove nothing, in words that follow "but"; null where they were learned by the recurrent
   * module.
   */
  readonly unearned: string | null;
  /** Another seed than the attempt's own led to it. */
  readonly isOtherSeed: boolean;
  /** They do not come from the recurrent module. */
  readonly isBypassed: boolean;
}

/**
 * Losses below this were earned: two answers that are equally likely cost 0.69. Above it, the loss has to have fallen
 * by some.
 */
const earned = 0.55;
const leastFall = 0.03;

/** What the run's model answers to new sequences; null where no model was found that takes them. */
export function learningOf(run: AttemptRun, time: number, place: 'first' | 'last'): Learning | null {
  const found = heldOutAccuracy(run, time, place);
  if (!found) return null;
  const [start, end] = [run.steps[0]?.loss ?? 0, run.steps.at(-1)?.loss ?? 0];
  const isLuck = end > earned && start - end < leastFall;
  const isBypassed = !isLuck && found.blind >= answered;
  return {
    accuracy: found.seeing,
    at: learnedAt(run.steps),
    unearned: isLuck ? luck : isBypassed ? bypass : null,
    isBypassed,
    isOtherSeed: false,
  };
}

/**
 * The run's learning, or that of another run with another seed where the first has not learned the task: a right
 * program may have had a bad start. Null where no model was found.
 */
export async function bestLearning(
  attempt: Attempt,
  run: AttemptRun,
  time: number,
  place: 'first' | 'last',
  enough: number,
): Promise<Learning | null> {
  const isEnough = (found: Learning): boolean => found.accuracy >= enough && found.unearned === null;
  let best = learningOf(run, time, place);
  for (let shift = 1; shift <= 2 && best !== null && !isEnough(best) && attempt.msLeft > run.ms * 1.5 + 300; shift++) {
    attempt.plan(1);
    const other = learningOf(await attempt.run({ seedShift: shift, until: hasLearned, about: run.place }), time, place);
    if (other && (isEnough(other) || (best.unearned === null && other.accuracy > best.accuracy))) best = { ...other, isOtherSeed: true };
  }
  return best;
}

/**
 * The answers were right before anything was learned: a model that has hardly been trained can be lucky with its
 * start.
 */
const luck = 'it has hardly learned: its loss is still what it was at the start, and the next seed would answer otherwise. Train longer.';

const bypass = 'as many without its recurrent module: the sequence goes past that to the scores.';

/** Tells a model that does not need its recurrent module. Ask before other mistakes of learning. */
export function tellBypass(found: readonly Learning[], run: AttemptRun, report: Report): void {
  if (!found.some(({ isBypassed }) => isBypassed)) return;
  const kind = lastTrained(run)?.model?.made.kind ?? 'GRU';
  report.mistake(
    'past-the-module',
    `The model answers as well where nn.${kind} is given zeros: the sequence goes past it to the scores. Let the linear layer read its last state only.`,
    lineOfReading(run),
  );
}

/** Whether some feature beside the value tells the label, at any step. */
export function hasLabelInside(sets: readonly TrainingSet[]): boolean {
  const features = Math.min(...sets.map(set => set.features));
  const time = Math.min(...sets.map(set => set.time));
  for (let feature = 1; feature < features; feature++) {
    for (let step = 0; step < time; step++) {
      const share = shareOf(sets, (set, i) => set.value(i, step, feature) > 0.5 === set.targets[i]! > 0.5);
      if (share > 0.95 || share < 0.05) return true;
    }
  }
  return false;
}

/** The first step from which on at least 95 % of the answers were right, or null. */
export function learnedAt(steps: readonly TrainingStep[]): number | null {
  const from = steps.findLastIndex(({ accuracy }) => accuracy === null || accuracy < 0.95) + 1;
  return from < steps.length ? from + 1 : null;
}

/** True once a training has clearly found the answer: more would only take time. */
export function hasLearned(steps: readonly TrainingStep[]): boolean {
  return steps.length >= 8 && steps.slice(-8).every(({ accuracy }) => accuracy !== null && accuracy >= 0.995);
}

/** Whether the attempt ran to its end (or as far as the check needed), told as the sub-goal `runs`. */
export function toldRun(run: AttemptRun, report: Report): boolean {
  const { error } = run;
  if (error) report.missed('runs', stoppedBy(error), error.line);
  else report.met('runs', 'The program runs.');
  return error === null;
}

/** Whether something was trained with a loss, told as the sub-goal `runs`. */
export function toldTraining(run: AttemptRun, report: Report): readonly TrainingSet[] | null {
  if (!toldRun(run, report)) return null;
  const sets = trainingSets(run);
  if (sets.length > 0) return sets;
  const why =
    run.losses.length === 0
      ? 'No loss was computed, so nothing was trained. Keep the training loop.'
      : 'The sequences that went into the loss could not be made out. Give the model a tensor [batch, time, 1].';
  report.missed('runs', why, lineOfOptimizer(run) ?? run.modules.at(-1)?.line ?? null);
  return null;
}

/** True where what went into a cross entropy were shares already. */
export function isSoftmaxed(loss: LossCall): boolean {
  const { shape, values } = loss.input;
  const classes = shape[1] ?? 0;
  if (loss.kind !== 'CrossEntropyLoss' || classes < 2 || values === null) return false;
  const rows = Array.from({ length: values.length / classes }, (_, row) =>
    Array.from({ length: classes }, (_, k) => values[row * classes + k]!),
  );
  return rows.every(row => row.every(value => value >= 0) && Math.abs(row.reduce((a, b) => a + b, 0) - 1) < 1e-4);
}

/** Evenly drawn numbers from [0, 1): mulberry32. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}
