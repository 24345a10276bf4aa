// Which sequences a model has seen.
import type { AttemptRun, MadeModule, SeenTensor } from 'gatescope/check';
import { lastTrained } from './lines.ts';

/** Whether the run's model was asked about sequences of `time` steps that it did not train on. */
export function sawOthers(run: AttemptRun, time: number): boolean {
  const made = lastTrained(run)?.model?.made;
  if (!made) return false;
  // The same sequences go in epoch after epoch.
  const batches = new Map(
    run.losses.flatMap(({ model }) => (model?.made === made ? [[model.call.input.tensor, model.call.input] as const] : [])),
  );
  const trained = new Set([...batches.values()].flatMap(batch => rowsOf(batch, made)));
  const timeAxis = made.options['batchFirst'] === true ? 1 : 0;
  return made.calls.some(({ input }) => {
    if (input.shape[timeAxis] !== time || batches.has(input.tensor)) return false;
    const rows = rowsOf(input, made);
    return rows.length === 0 || rows.filter(row => !trained.has(row)).length > rows.length / 2;
  });
}

/** The sequences of a batch, each as a text; none where they cannot be read any more. */
function rowsOf({ shape, values }: SeenTensor, { options }: MadeModule): string[] {
  const [a = 0, b = 0, features = 0] = shape;
  const isBatchFirst = options['batchFirst'] === true;
  const [count, time] = isBatchFirst ? [a, b] : [b, a];
  if (values === null || shape.length !== 3) return [];
  const at = (sequence: number, step: number): number => (isBatchFirst ? sequence * time + step : step * count + sequence) * features;
  return Array.from({ length: count }, (_row, i) => Array.from({ length: Math.min(time, 8) }, (_step, t) => values[at(i, t)]).join(' '));
}
