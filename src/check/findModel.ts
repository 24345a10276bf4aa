import type * as tf from '@tensorflow/tfjs';
import { noGrad, isTensor } from '../torch/inside.ts';
import type { AttemptRun } from './attemptRun.ts';
import type { LossCall, MadeModule } from './sightings.ts';
import { inputOf } from './trainingSets.ts';

/** The attempt's trained model, whatever it is written as. */
export interface Model {
  /** The class it gives each sequence; empty where it does not take them. @param x [batch, time, features] */
  answers(x: tf.Tensor): readonly number[];
  /** As `answers`, where the recurrent module is given zeros. @param x [batch, time, features] */
  blindAnswers(x: tf.Tensor): readonly number[];
  /** What the answers come from, row by row; empty where it does not take them. @param x [batch, time, features] */
  scores(x: tf.Tensor): readonly number[];
}

type Callable = (x: tf.Tensor) => unknown;

/**
 * What the attempt has that turns sequences into answers and uses the recurrent module that `loss` saw: an object with
 * `forward`, a function, or, where it has neither, that module and the linear layer behind it. Null where nothing does.
 */
export function findModel(run: AttemptRun, loss: LossCall): Model | null {
  if (!loss.model) return null;
  const { made } = loss.model;
  const input = inputOf(run, loss);
  if (!input) return null;
  const { seen, isBatchFirst } = input;
  const [first = 0, second = 0] = seen.shape;
  const [count, time] = isBatchFirst ? [first, second] : [second, first];
  // Sizes of their own tell batch from time.
  const rows = Math.min(count, time + 3 === count ? time + 4 : time + 3);
  const sample = sampleOf(seen.tensor, isBatchFirst, rows);
  for (const callable of [...callables(run), composed(run, loss)]) {
    if (!callable) continue;
    for (const isTurned of [false, true]) {
      const output = attemptCall(run, callable, isTurned ? turned(sample) : sample, made);
      if (output && rowsOf(output, rows)) {
        const ask = (x: tf.Tensor): tf.Tensor | null =>
          firstTensor(attemptCall(run, callable, isTurned ? turned(x) : x, made), Number(x.shape.at(0)));
        const answers = (x: tf.Tensor): readonly number[] => {
          const found = ask(x);
          return found ? answersOf(found, loss) : [];
        };
        return {
          answers,
          blindAnswers: x => run.blinded(made.module, () => answers(x)),
          scores: x => Array.from(ask(x)?.dataSync() ?? []),
        };
      }
    }
  }
  return null;
}

function* callables(run: AttemptRun): Generator<Callable> {
  const library = new Set<unknown>(run.modules.map(({ module }) => module));
  const seen = new Set<unknown>();
  for (const { value } of [...run.values].reverse()) {
    if (typeof value !== 'object' || value === null || seen.has(value) || library.has(value)) continue;
    seen.add(value);
    const { forward } = value as { readonly forward?: unknown };
    if (typeof forward === 'function') yield x => forward.call(value, x) as unknown;
  }
  for (const { value } of [...run.values].reverse()) {
    if (typeof value !== 'function' || seen.has(value)) continue;
    seen.add(value);
    yield x => (value as Callable)(x);
  }
}

/** The recurrent module and the linear layer that saw its last state. */
function composed(run: AttemptRun, loss: LossCall): Callable | null {
  if (!loss.model) return null;
  const { made, call } = loss.model;
  const linear = run.modulesOf('Linear').findLast(one => one.calls.some(({ order }) => order > call.order && order < loss.order));
  if (!linear) return null;
  return x => {
    const isBatchFirst = made.options['batchFirst'] === true;
    const output = made.module.forward(isBatchFirst ? x : turned(x));
    const out = (Array.isArray(output) ? output[0] : output) as tf.Tensor;
    const byTime = isBatchFirst ? turned(out) : out;
    return linear.module.forward((byTime as unknown as { at(index: number): tf.Tensor }).at(-1));
  };
}

function attemptCall(run: AttemptRun, callable: Callable, x: tf.Tensor, made: MadeModule): unknown {
  let output: unknown = null;
  try {
    const called = run.calledBy(() => {
      output = noGrad(() => callable(x));
    });
    return called.has(made.module) ? output : null;
  } catch {
    // Not what takes sequences.
    return null;
  }
}

function rowsOf(output: unknown, rows: number): boolean {
  return firstTensor(output, rows) !== null;
}

/** The scores or answers in what a model gives: the first tensor with one row a sequence. */
function firstTensor(output: unknown, rows: number): tf.Tensor | null {
  const parts: readonly unknown[] = Array.isArray(output) ? output : [output];
  const found = parts.find(part => typeof part === 'object' && part !== null && isTensor(part) && part.shape[0] === rows && part.rank <= 2);
  return found === undefined ? null : (found as tf.Tensor);
}

function answersOf(output: tf.Tensor, loss: LossCall): number[] {
  const classes = output.rank === 2 ? (output.shape[1] ?? 1) : 1;
  const values = Array.from(output.dataSync());
  const bar = loss.kind === 'BCEWithLogitsLoss' && output.dtype === 'float32' ? 0 : 0.5;
  if (classes === 1) return values.map(value => (value > bar ? 1 : 0));
  return Array.from({ length: values.length / classes }, (_, row) => {
    const scores = values.slice(row * classes, (row + 1) * classes);
    return scores.indexOf(Math.max(...scores));
  });
}

function turned(x: tf.Tensor): tf.Tensor {
  return x.transpose([1, 0, 2]);
}

function sampleOf(input: tf.Tensor, isBatchFirst: boolean, rows: number): tf.Tensor {
  const x = isBatchFirst ? input : turned(input);
  return x.slice([0, 0, 0], [rows, -1, -1]);
}
