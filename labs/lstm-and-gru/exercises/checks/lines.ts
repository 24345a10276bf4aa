// Where in an attempt something is that a check speaks of: the line the learner has to change.
import type { AttemptRun, LossCall, MadeModule, SeenTensor, TrainingSet } from 'gatescope/check';

/** The loss call that trained last, or the last there is. */
export function lastTrained(run: AttemptRun): LossCall | null {
  const steps = run.steps.at(-1)?.step ?? 0;
  return run.losses.findLast(loss => loss.step < steps && loss.model !== null) ?? run.losses.findLast(loss => loss.model !== null) ?? null;
}

/** The line on which the attempt first has the sequences it trains on, or their labels. */
export function lineOfSet(run: AttemptRun, sets: readonly TrainingSet[]): number | null {
  const [first] = sets;
  return first ? (run.lineOf(first.loss.target.tensor) ?? run.lineOf(first.loss.model?.call.input.tensor) ?? first.loss.line) : null;
}

/** So many of its sequences are looked for. */
const mostRows = 8;

/**
 * The line on which one of these sequences is made; where that leaves no value, on which the function that makes them
 * gives them back.
 */
export function lineOfRow(run: AttemptRun, sets: readonly TrainingSet[]): number | null {
  const [first] = sets;
  if (!first) return null;
  const size = first.time * first.features;
  const rows = Array.from({ length: Math.min(mostRows, first.count) }, (_row, i) =>
    Array.from({ length: size }, (_value, k) => first.value(i, Math.floor(k / first.features), k % first.features)),
  );
  const isRow = ({ shape, values }: SeenTensor): boolean =>
    shape.length < 3 && values?.length === size && rows.some(row => row.every((value, k) => value === values[k]));
  const made = run.values.findLast(({ tensor }) => tensor !== null && isRow(tensor));
  const parts = new Set<unknown>([first.loss.target.tensor, first.loss.model?.call.input.tensor]);
  const given = run.values.find(
    ({ role, value }) =>
      role === 'return' && typeof value === 'object' && value !== null && Object.values(value).some(part => parts.has(part)),
  );
  return made?.line ?? given?.line ?? lineOfSet(run, sets);
}

/** The line on which the recurrent module is made that trained last. */
export function lineOfModel(run: AttemptRun): number | null {
  return lineOfModule(run, lastTrained(run)?.model?.made);
}

export function lineOfModule(run: AttemptRun, made: MadeModule | undefined): number | null {
  return made ? (run.lineOf(made.module) ?? made.line) : null;
}

/** The line on which the loss is asked for that trained last: it stands in the training loop. */
export function lineOfLoss(run: AttemptRun): number | null {
  return (lastTrained(run) ?? run.losses.at(-1))?.line ?? null;
}

/** The line on which the scores come to be that this loss got: in `forward`, where that makes them. */
export function lineOfScores(run: AttemptRun): number | null {
  const last = lastTrained(run) ?? run.losses.at(-1);
  const known = [...(last ? [last] : []), ...run.losses].map(({ input }) => run.lineOf(input.tensor)).find(line => line !== null);
  return known ?? lineOfLoss(run);
}

/** The head of the loop that made that many steps, or else where the loss is asked for. */
export function lineOfEpochs(run: AttemptRun): number | null {
  const steps = run.steps.length;
  const inLoop = lineOfLoss(run);
  const last = new Map<number, unknown>();
  for (const { role, line, value } of run.values) if (role === 'loop' && line !== null && line <= (inLoop ?? 0)) last.set(line, value);
  const heads = [...last].filter(([, value]) => value === steps || value === steps - 1).map(([line]) => line);
  return heads.length > 0 ? Math.max(...heads) : inLoop;
}

/** The line on which the optimizer is made that trains the module the run is about; with none, the last there is. */
export function lineOfOptimizer(run: AttemptRun): number | null {
  const mine = lastTrained(run)?.model?.made.module.parameters() ?? [];
  const own = run.optimizers.findLast(({ parameters }) => mine.some(one => parameters.includes(one)));
  return (own ?? run.optimizers.at(-1))?.line ?? null;
}

/** The line on which that optimizer steps. */
export function lineOfStep(run: AttemptRun): number | null {
  return run.optimizers.findLast(({ stepLine }) => stepLine !== null)?.stepLine ?? lineOfOptimizer(run);
}

/** The line on which a linear layer reads what the model answers from. */
export function lineOfReading(run: AttemptRun): number | null {
  const call = lastTrained(run)?.model?.call;
  const calls = run.modulesOf('Linear').flatMap(made => made.calls.filter(({ order }) => call !== undefined && order > call.order));
  return calls.sort((a, b) => a.order - b.order)[0]?.line ?? call?.line ?? lineOfModel(run);
}

/** The line on which the length of these sequences stands as a number, or else the sequences themselves. */
export function lineOfLength(run: AttemptRun, sets: readonly TrainingSet[]): number | null {
  const time = sets[0]?.time ?? 0;
  const number = time < 3 ? undefined : run.values.find(({ role, value }) => role !== 'loop' && value === time);
  return number?.line ?? lineOfSet(run, sets);
}
