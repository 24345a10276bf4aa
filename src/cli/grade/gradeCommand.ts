import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readable } from '../../core/words/shownText.ts';
import type { CheckTools } from '../checkCommand.ts';
import { readExercises } from '../findExercise.ts';
import type { Streams } from '../runCommand.ts';
import { attemptsIn, type FoundAttempts } from './attemptsIn.ts';
import { summarise, summaryLines, type ClassSummary } from './classSummary.ts';
import { findBrowser } from '../browser/findBrowser.ts';
import { isSuperuser } from '../browser/shutBrowser.ts';
import { Grader } from './grader.ts';
import type { GradeCommand } from './gradeArguments.ts';
import { gradeBatch, type Graded } from './gradeBatch.ts';
import { GradeJournal } from './gradeJournal.ts';
import { gradeJUnit } from './gradeJUnit.ts';
import { gradePage } from './gradePage.ts';
import { GradeProgress } from './gradeProgress.ts';
import { gradeTable } from './gradeTable.ts';
import { lanesHere, madeWith } from './gradingPlace.ts';

/** What `--json` prints. */
export interface GradeReport {
  readonly exercise: string;
  readonly summary: ClassSummary;
  readonly attempts: readonly Graded[];
}

const brokenOff = 3;

/** Grades a folder of attempts; returns the process's exit code. */
export async function gradeCommand(command: GradeCommand, streams: Streams, { script, compiler }: CheckTools): Promise<number> {
  const say = (text: string): void => {
    streams.error(`${readable(text)}\n`);
  };
  const refuse = (problem: string): number => {
    say(problem);
    return 2;
  };
  const exercises = await readExercises(command.lessons ?? join(dirname(script), '../labs'));
  const exercise = exercises.find(({ id }) => id === command.exercise);
  if (!exercise) return refuse(noExercise(command.exercise, exercises));
  const found = await attemptsIn(command.folder, exercise, exercises);
  if ('problem' in found) return refuse(found.problem);
  const { attempts } = found;
  sayLeftOut(found, say);
  if (attempts.length === 0) return refuse(`No attempt was found in '${command.folder}'.`);
  const browser = exercise.kind === 'code' ? findBrowser(command.browser) : null;
  if (browser && 'problem' in browser) return refuse(browser.problem);
  if (browser && isSuperuser)
    say(
      "Run as a superuser, a browser has no sandbox of its own: the walls around an attempt are the page's. Grade as another user for both.",
    );

  const grader = new Grader({
    exercise,
    compiler,
    folder: dirname(script),
    browser: browser?.path ?? null,
    limitMs: command.limitSeconds * 1_000,
  });
  const progress = new GradeProgress(streams, attempts.length, process.stderr.isTTY);
  const breaking = new AbortController();
  const breakOff = (): void => {
    breaking.abort();
  };
  process.once('SIGINT', breakOff).once('SIGTERM', breakOff);
  try {
    const cannot = await grader.begin().then(
      () => null,
      (reason: unknown) => (reason instanceof Error ? reason.message : String(reason)),
    );
    if (cannot !== null) return refuse(`The browser '${browser?.path ?? ''}' cannot be used: ${cannot} Name another one: --browser PATH.`);
    const written = command.csv ?? command.html ?? command.junit;
    const journal =
      written === null ? null : await GradeJournal.open(`${written}.part`, exercise.id, await madeWith(dirname(script), exercise));
    const graded = await gradeBatch({
      ...{ attempts, journal, lanes: command.lanes ?? lanesHere(), signal: breaking.signal },
      answerOn: (attempt, text) => grader.answerOn(attempt, text),
      onGraded: (done, isFresh) => {
        progress.graded(done, isFresh);
      },
    });
    progress.end();
    const summary = summarise(graded);
    if (command.csv !== null) await writeFile(command.csv, gradeTable(graded, summary));
    if (command.html !== null) await writeFile(command.html, gradePage(exercise.title, graded, summary));
    if (command.junit !== null) await writeFile(command.junit, gradeJUnit(exercise.id, graded));
    const report: GradeReport = { exercise: exercise.id, summary, attempts: graded };
    streams.out(command.isJson ? `${JSON.stringify(report)}\n` : `${readable([exercise.title, ...summaryLines(summary)].join('\n'))}\n`);
    if (graded.length < attempts.length) {
      say(
        `Broken off: ${String(graded.length)} of ${String(attempts.length)} were graded.${journal ? ' The same command takes it up again.' : ''}`,
      );
      return brokenOff;
    }
    await journal?.remove();
    return summary.byKind.right === attempts.length ? 0 : 1;
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (code === undefined || path === undefined) throw error;
    return refuse(
      `The file '${path}' cannot be written (${code}). Name another place; what was graded is kept in the file that ends in .part.`,
    );
  } finally {
    process.off('SIGINT', breakOff).off('SIGTERM', breakOff);
    await grader.end();
  }
}

function noExercise(id: string, exercises: readonly { readonly id: string }[]): string {
  if (exercises.length === 0) return 'No lesson with exercises was found. Say where lessons are: --lessons FOLDER.';
  return `There is no exercise '${id}'. There are ${exercises.map(exercise => exercise.id).join(', ')}.`;
}

/** So many names are told of what was left out. */
const namesTold = 3;

function sayLeftOut({ leftOut }: FoundAttempts, say: (text: string) => void): void {
  for (const [why, files] of leftOut) {
    const more = files.length > namesTold ? ` and ${String(files.length - namesTold)} more` : '';
    say(`Left out, as they ${why}: ${files.slice(0, namesTold).join(', ')}${more}.`);
  }
}
