import type { AttemptRun } from './attemptRun.ts';
import type { SeenTensor } from './keptTensor.ts';
import type { LossCall } from './sightings.ts';

/** Sequences with their answers, as the attempt gave them to its model and its loss. */
export interface TrainingSet {
  readonly count: number;
  /** Steps of each sequence. */
  readonly time: number;
  readonly features: number;
  /** The value of one sequence at one step; steps from 0, negative ones from the end. */
  value(sequence: number, step: number, feature?: number): number;
  readonly targets: readonly number[];
  readonly loss: LossCall;
}

/**
 * All different sets of sequences whose answers went into a loss, the first calls and the last ones; mini-batches are
 * sets of their own. Where the model is not built of the library's modules, a value of the attempt that fits is taken
 * for its sequences.
 */
export function trainingSets(run: AttemptRun): readonly TrainingSet[] {
  const known = new Set<unknown>();
  return run.losses.flatMap(loss => {
    const input = inputOf(run, loss);
    if (!input || known.has(input.seen.tensor)) return [];
    known.add(input.seen.tensor);
    const set = readSet(input.seen, input.isBatchFirst, loss);
    return set ? [set] : [];
  });
}

interface SetInput {
  readonly seen: SeenTensor;
  readonly isBatchFirst: boolean;
}

/**
 * What went into the recurrent module; where that was made of something narrower of the same length, as by an
 * embedding, that.
 */
export function inputOf(run: AttemptRun, loss: LossCall): SetInput | null {
  const [count] = loss.target.shape;
  const values = run.values.flatMap(({ tensor }) => (tensor?.shape.length === 3 && tensor.shape[0] === count ? [tensor] : []));
  const { call, made } = loss.model ?? {};
  if (call?.input.shape.length !== 3) return values[0] ? { seen: values[0], isBatchFirst: true } : null;
  const isBatchFirst = made?.options['batchFirst'] === true;
  const [first, second, features = 0] = call.input.shape;
  const time = isBatchFirst ? second : first;
  const narrower = values.find(({ shape }) => shape[1] === time && (shape[2] ?? 0) < features);
  return narrower ? { seen: narrower, isBatchFirst: true } : { seen: call.input, isBatchFirst };
}

function readSet(seen: SeenTensor, isBatchFirst: boolean, loss: LossCall): TrainingSet | null {
  const [first = 0, second = 0, features = 0] = seen.shape;
  const [count, time] = isBatchFirst ? [first, second] : [second, first];
  const targets = answersIn(loss.target);
  const { values } = seen;
  if (values === null || targets.length !== count) return null;
  return {
    count,
    time,
    features,
    targets,
    loss,
    value: (sequence, step, feature = 0) => {
      const at = step < 0 ? time + step : step;
      const row = isBatchFirst ? sequence * time + at : at * count + sequence;
      return values[row * features + feature] ?? NaN;
    },
  };
}

/** One number a sequence: a class, a share, or, where each class has a place of its own, the place of its 1. */
function answersIn({ shape, values }: SeenTensor): readonly number[] {
  const all = Array.from(values ?? []);
  const classes = shape.length === 2 ? (shape[1] ?? 1) : 1;
  if (classes < 2) return all;
  const rows = Array.from({ length: all.length / classes }, (_, row) => all.slice(row * classes, (row + 1) * classes));
  const isOneHot = rows.every(
    row => row.filter(share => share === 1).length === 1 && row.filter(share => share === 0).length === classes - 1,
  );
  return isOneHot ? rows.map(row => row.indexOf(1)) : all;
}
