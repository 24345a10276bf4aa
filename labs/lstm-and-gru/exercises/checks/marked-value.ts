// The task of Lab 5: its sequences as an attempt makes them, and new ones of the same kind.
import { tensor, type Tensor } from 'gatescope';
import { findModel, type AttemptRun, type TrainingSet } from 'gatescope/check';
import { lastTrained } from './lines.ts';
import { randomNumbers } from './memory-task.ts';
import { plainAnswers, type PlainTraining } from './plain-rnn.ts';

/** How an attempt's sequences are made. */
export interface MarkedTask {
  readonly time: number;
  /** Which of the two features is the mark. */
  readonly mark: 0 | 1;
  /** First and last step on which a mark stands. */
  readonly from: number;
  readonly to: number;
}

/** The step on which the only mark of a sequence stands; null where there is not one. */
function markIn(set: TrainingSet, sequence: number, feature: 0 | 1): number | null {
  let found: number | null = null;
  for (let step = 0; step < set.time; step++) {
    const value = set.value(sequence, step, feature);
    if (value !== 0 && value !== 1) return null;
    if (value === 0) continue;
    if (found !== null) return null;
    found = step;
  }
  return found;
}

/**
 * The task of these sequences; null where they are not of that kind, or where their labels do not follow the marked
 * values.
 */
export function markedTask(sets: readonly TrainingSet[]): MarkedTask | null {
  const [first] = sets;
  if (first?.features !== 2) return null;
  for (const mark of [1, 0] as const) {
    let [from, to, isTask] = [Infinity, 0, true];
    for (const set of sets) {
      for (let i = 0; i < set.count && isTask; i++) {
        const at = markIn(set, i, mark);
        if (at === null || set.value(i, at, mark === 1 ? 0 : 1) > 0 !== set.targets[i]! > 0.5) isTask = false;
        else [from, to] = [Math.min(from, at), Math.max(to, at)];
      }
    }
    if (isTask && to >= from) return { time: first.time, mark, from, to };
  }
  return null;
}

/** Mean size of the values that are not marked: 1 where they are as large as the marked one. */
export function distraction(sets: readonly TrainingSet[], { mark }: MarkedTask): number {
  let [sum, count] = [0, 0];
  for (const set of sets)
    for (let i = 0; i < set.count; i++)
      for (let step = 0; step < set.time; step++) {
        if (set.value(i, step, mark) === 1) continue;
        sum += Math.abs(set.value(i, step, mark === 1 ? 0 : 1));
        count++;
      }
  return count === 0 ? 0 : sum / count;
}

/** Sequences of this kind that no attempt has seen. */
function newMarked(count: number, { time, mark, from, to }: MarkedTask): { readonly x: Tensor; readonly labels: number[] } {
  const next = randomNumbers(1213);
  const labels: number[] = [];
  const rows = Array.from({ length: count }, () => {
    const at = from + Math.floor(next() * (to - from + 1));
    return Array.from({ length: time }, (_step, step) => {
      const value = next() > 0.5 ? 1 : -1;
      if (step === at) labels.push(value === 1 ? 1 : 0);
      const flag = step === at ? 1 : 0;
      return mark === 1 ? [value, flag] : [flag, value];
    });
  });
  return { x: tensor(rows), labels };
}

/**
 * Share of 256 new sequences that a plain RNN of the check's own answers rightly, trained on an attempt's sequences.
 */
export function plainAccuracy(training: PlainTraining, task: MarkedTask): number {
  const { x, labels } = newMarked(256, task);
  const answers = plainAnswers(training, x);
  return answers.filter((answer, i) => answer === labels[i]).length / labels.length;
}

/** Share of 256 new sequences that the run's model answers rightly; null where no model was found that takes them. */
export function markedAccuracy(run: AttemptRun, task: MarkedTask): number | null {
  const loss = lastTrained(run);
  const model = loss && findModel(run, loss);
  if (!model) return null;
  const { x, labels } = newMarked(256, task);
  const answers = model.answers(x);
  return answers.length === labels.length ? answers.filter((answer, i) => answer === labels[i]).length / labels.length : null;
}
