import { createHash } from 'node:crypto';
import type { GradingAnswer } from '../../core/channels/gradingChannel.ts';
import { unlooked, type Verdict } from '../../core/run/verdict.ts';
import type { FoundAttempt } from './attemptsIn.ts';
import type { GradeJournal } from './gradeJournal.ts';

/** What came of one file. */
export interface Graded {
  readonly file: string;
  readonly verdict: Verdict;
  /** The first file with the same text, whose verdict this is, or null. */
  readonly sameAs: string | null;
  /** Milliseconds that it took; 0 where it was graded before or has another's verdict. */
  readonly ms: number;
}

export interface GradeBatch {
  readonly attempts: readonly FoundAttempt[];
  /** Gives the verdict on a text. */
  readonly answerOn: (attempt: FoundAttempt, text: string) => Promise<GradingAnswer>;
  /** How many are graded side by side. */
  readonly lanes: number;
  readonly journal: GradeJournal | null;
  /** Called after each. */
  readonly onGraded: (done: number, isFresh: boolean) => void;
  /** Ends the batch early; what is being graded is let go. */
  readonly signal: AbortSignal;
}

/**
 * Grades every attempt, those of one text once. No attempt can end the batch: what goes wrong is its verdict. Of a
 * batch that is broken off, those that were graded.
 */
export async function gradeBatch({ attempts, answerOn, lanes, journal, onGraded, signal }: GradeBatch): Promise<Graded[]> {
  const firsts = new Map<string, { readonly file: string; readonly graded: Promise<Graded> }>();
  const results = new Map<string, Graded>();
  const left = [...attempts];
  const broken = new Promise<null>(resolve => {
    signal.addEventListener('abort', () => {
      resolve(null);
    });
  });

  const gradeOne = async (attempt: FoundAttempt, key: string, isAlone: boolean): Promise<Graded> => {
    const { file, text, problem } = attempt;
    if (text === null) return { file, verdict: unlooked('couldNotRun', problem ?? ''), sameAs: null, ms: 0 };
    const kept = isAlone ? journal?.kept(key) : undefined;
    if (kept) return { file, verdict: kept, sameAs: null, ms: 0 };
    const began = performance.now();
    const { verdict, isSure } = await answerOn(attempt, text).catch(couldNotRun);
    if (isSure && isAlone && !signal.aborted) await journal?.keep(key, verdict);
    return { file, verdict, sameAs: null, ms: Math.round(performance.now() - began) };
  };

  const lane = async (): Promise<void> => {
    for (let attempt = left.shift(); attempt && !signal.aborted; attempt = left.shift()) {
      const { key, isAlone } = keyOf(attempt);
      const first = firsts.get(key);
      const grading = first?.graded ?? gradeOne(attempt, key, isAlone);
      if (!first) firsts.set(key, { file: attempt.file, graded: grading });
      const graded = await Promise.race([grading, broken]);
      if (graded === null) return;
      results.set(attempt.file, first ? { ...graded, file: attempt.file, sameAs: first.file, ms: 0 } : graded);
      onGraded(results.size, graded.ms > 0 && !first);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return attempts.flatMap(({ file }) => results.get(file) ?? []);
}

/**
 * Equal keys mean equal verdicts. What imports a file beside it is equal to itself only, and only as long as that
 * stays.
 */
function keyOf({ file, text }: FoundAttempt): { readonly key: string; readonly isAlone: boolean } {
  const isAlone = text !== null && !/['"`]\.{1,2}\//u.test(text);
  const hash = createHash('sha256').update(isAlone ? `text ${text}` : `file ${file}`);
  return { key: hash.digest('hex'), isAlone };
}

function couldNotRun(reason: unknown): GradingAnswer {
  const message = `The check could not run: ${reason instanceof Error ? reason.message : String(reason)}`;
  return { verdict: unlooked('couldNotRun', message), isSure: false };
}
