// Compares guesses with the shapes that nn.LSTM and nn.GRU give back.
import type { Attempt, AttemptRun, Goal, Report } from 'gatescope/check';
import { goalOf, isShape, lineOfGuess, readGuesses } from './prediction.ts';

const [batch, time, features, hidden] = [4, 6, 8, 16];
const shapes: Readonly<Record<string, readonly number[]>> = {
  lstmOut: [batch, time, hidden],
  lstmH: [1, batch, hidden],
  lstmC: [1, batch, hidden],
  gruOut: [batch, time, hidden],
  gruH: [1, batch, hidden],
};

export const goals: readonly Goal[] = [
  { id: 'runs', title: 'The program runs' },
  ...Object.keys(shapes).map(name => ({ id: goalOf(name), title: `The shape of ${name}` })),
];

export async function check(attempt: Attempt, report: Report): Promise<void> {
  const found = await readGuesses(attempt, report, Object.keys(shapes));
  if (!found) return;
  const { run, guesses, isComputed } = found;
  for (const [name, shape] of Object.entries(shapes)) {
    const line = lineOfGuess(run, name);
    const guess = guesses[name];
    if (Array.isArray(guess) && (isComputed(name) || shapesIn(run).has(guess))) {
      report.missed(goalOf(name), 'This list comes from a tensor of the program, so it is no guess.', line);
      report.mistake('computed-guess', `Commit yourself: type the list for ${name} in place of what the program computes.`, line);
      continue;
    }
    const said = Array.isArray(guess) ? `[${guess.join(', ')}]` : null;
    report.judge(goalOf(name), isShape(guess, shape), {
      met: `Right: [${shape.join(', ')}].`,
      missed:
        said === null
          ? `There is no guess for ${name} yet: put a list of sizes there.`
          : `${said} is not the shape of ${name}: one size or more is another.`,
      line,
    });
    if (!isShape(guess, shape)) explain(name, guess, shape, report, line);
  }
}

/** The lists that tensors of the program have as their shapes. */
function shapesIn(run: AttemptRun): ReadonlySet<unknown> {
  const seen = run.values.flatMap(({ tensor }) => (tensor ? [tensor] : []));
  const given = run.modules.flatMap(({ calls }) => calls.flatMap(({ outputs }) => outputs));
  return new Set([...seen, ...given].map(({ tensor }) => tensor.shape));
}

function explain(name: string, guess: unknown, shape: readonly number[], report: Report, line: number | null): void {
  if (!Array.isArray(guess) || !guess.every(size => typeof size === 'number')) {
    if (guess !== null && guess !== undefined)
      report.mistake('no-list', `The guess for ${name} must be a list of sizes, such as [2, 3, 4].`, line);
    return;
  }
  const isState = shape[0] === 1;
  if (guess.includes(features))
    report.mistake(
      'features-for-hidden',
      `${name} has no axis of ${String(features)}: the features went in, and ${String(hidden)} hidden values came out.`,
      line,
    );
  else if (guess.length < 3)
    report.mistake(
      'axis-missing',
      isState
        ? `${name} has three axes: layers come first, even when there is one.`
        : `${name} has three axes: one output for each step of each sequence.`,
      line,
    );
  else if (isState && isShape(guess, [batch, 1, hidden]))
    report.mistake('batch-first-state', `batchFirst does not apply to ${name}: its layers come first.`, line);
  else if (isState && guess.includes(time))
    report.mistake('state-every-step', `${name} is the state after the last step only: it has no time axis.`, line);
  else if (!isState && isShape(guess, [time, batch, hidden]))
    report.mistake('time-first', 'With batchFirst the batch is the first axis, then time.', line);
  else if (!isState && guess[0] === 1) report.mistake('state-for-output', `${name} is the output of every step, not the last state.`, line);
}
