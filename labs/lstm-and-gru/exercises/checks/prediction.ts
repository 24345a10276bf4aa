// What the checks of the predict-first exercises share: guesses are compared with what the program itself computes.
import type { Attempt, AttemptRun, Report, SeenValue } from 'gatescope/check';
import { stoppedBy } from './counted.ts';

export const tolerance = 'within 0.1';
export const near = 0.1;

export interface Guesses {
  readonly run: AttemptRun;
  readonly guesses: Readonly<Record<string, unknown>>;
  /** Whether a guess comes from what the program computes. */
  readonly isComputed: (name: string) => boolean;
}

/**
 * Runs the attempt and gives back its guesses by name; null where there are none to look at. `names` are those of the
 * guesses.
 */
export async function readGuesses(attempt: Attempt, report: Report, names: readonly string[]): Promise<Guesses | null> {
  // A guess that is another one where the library computes other numbers was no guess.
  const bent = await attempt.run({ isBent: true });
  const other = bent.error ? null : guessesIn(bent, names)?.value;
  const bentTexts = new Map(Object.entries(other ?? {}).map(([name, value]) => [name, JSON.stringify(value)]));
  const run = await attempt.run();
  if (run.error) {
    report.missed('runs', stoppedBy(run.error), run.error.line);
    return null;
  }
  const seen = guessesIn(run, names);
  const guesses = seen?.value;
  if (typeof guesses !== 'object' || guesses === null) {
    const wanted = names.join(', ');
    report.missed('runs', `There is no object with your guesses any more. Reset the file, or write one with ${wanted}.`);
    report.mistake('no-guess', `The guesses belong into one object, whatever you call it: { ${wanted} }.`);
    return null;
  }
  const values = Object.values(guesses);
  if (values.every(value => value === null || value === undefined)) {
    report.notStarted('Not started yet: no guess is written down.');
    return null;
  }
  report.met('runs', 'The program runs, and there are guesses.', seen?.line ?? null);
  const isComputed = (name: string): boolean => {
    const guess: unknown = (guesses as Readonly<Record<string, unknown>>)[name];
    const text = bentTexts.get(name);
    return text !== undefined && text !== JSON.stringify(guess);
  };
  return { run, guesses: guesses as Readonly<Record<string, unknown>>, isComputed };
}

/**
 * The object that holds the guesses: called as in the starter, or whatever has most of their names and no tensors in
 * it.
 */
function guessesIn(run: AttemptRun, names: readonly string[]): SeenValue | null {
  const held = ({ value }: SeenValue): number => {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || Object.values(value).some(isThing)) return 0;
    return names.filter(name => name in value).length;
  };
  const named = run.named('guess');
  if (named && typeof named.value === 'object' && named.value !== null) return named;
  const all = run.values.filter(seen => held(seen) * 2 > names.length);
  // An object of results has the same names; its numbers stand nowhere in the text.
  const typed = all.filter(({ value }) => Object.values(value as object).some(one => typeof one !== 'number' || run.hasTyped(one, 0)));
  const found = typed.length > 0 ? typed : all;
  return found.findLast(seen => held(seen) === names.length) ?? found.at(-1) ?? null;
}

function isThing(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A guessed number beside what the program computed under that name. */
export function judgeNumber({ run, guesses, isComputed }: Guesses, name: string, truth: number, report: Report, isGate = false): void {
  const guess = guesses[name];
  const goal = goalOf(name);
  const line = lineOfGuess(run, name);
  if (typeof guess !== 'number' || !Number.isFinite(guess)) {
    report.missed(
      goal,
      guess === null || guess === undefined ? `There is no guess for ${name} yet: put a number there.` : 'The guess must be a number.',
      line,
    );
    if (guess !== null && guess !== undefined) report.mistake('no-number', `The guess for ${name} must be a number, such as 0.5.`, line);
    return;
  }
  const gap = guess - truth;
  if (isComputed(name) || (Math.abs(gap) < 1e-9 && !run.hasTyped(guess, 0))) {
    report.missed(goal, 'The program computed this number, so it is no guess.', line);
    report.mistake(
      'computed-guess',
      `Commit yourself: type a number for ${name}, however rough, in place of what the program computes.`,
      line,
    );
    return;
  }
  report.judge(goal, Math.abs(gap) <= near, {
    met: `Close: you guessed ${String(guess)}, it is ${truth.toFixed(4)}.`,
    missed: `You guessed ${String(guess)}: too ${gap > 0 ? 'high' : 'low'}.`,
    line,
  });
  if (isGate && (guess <= 0 || guess >= 1))
    report.mistake(
      'gate-out-of-range',
      `A gate is always between 0 and 1, but ${name} is guessed ${String(guess)}: a sigmoid squeezes every score into that range.`,
      line,
    );
}

/** Where the learner wrote a guess; where that cannot be told, where all of them are. */
export function lineOfGuess(run: AttemptRun, name: string): number | null {
  return run.lineOfKey(name) ?? run.named('guess')?.line ?? null;
}

/** The sub-goal of a guess: `hCandidate` is `h-candidate`. */
export function goalOf(name: string): string {
  return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}

/** Same shape, entry by entry. */
export function isShape(guess: unknown, shape: readonly number[]): boolean {
  return Array.isArray(guess) && guess.length === shape.length && shape.every((size, axis) => guess[axis] === size);
}
