import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CompilerQueue } from '../compiler/compilerQueue.ts';
import { checkTimeLimit } from '../core/words/endedCheck.ts';
import { answerOf, lookAtWords } from '../learning/rubric/rubric.ts';
import { readable } from '../core/words/shownText.ts';
import type { Verdict, VerdictKind } from '../core/run/verdict.ts';
import { checkInThread } from './checkThread.ts';
import { chooseExercise, readExercises, type FoundExercise } from './findExercise.ts';
import type { CheckCommand } from './readArguments.ts';
import type { Streams } from './runCommand.ts';

/** 2 is kept for a command that makes no sense. */
const exitCodes: Readonly<Record<VerdictKind, number>> = { right: 0, notYetRight: 1, notStarted: 1, couldNotRun: 3 };

const marks = { met: '✓', missed: '✗', notReached: '·' } as const;

/** What `--json` prints. */
export interface CheckReport extends Verdict {
  readonly exercise: string;
  /** Milliseconds the check took. */
  readonly ms: number;
}

/** What a check is made with. */
export interface CheckTools {
  /** The path of the bundle this is in: threads run it again. */
  readonly script: string;
  readonly compiler: CompilerQueue;
}

/** Checks one attempt; returns the process's exit code. */
export async function checkCommand(command: CheckCommand, streams: Streams, tools: CheckTools): Promise<number> {
  const { file, isJson } = command;
  const text = await readText(file);
  if (text === null) {
    streams.error(`The file '${file}' cannot be read. Check its path.\n`);
    return 2;
  }
  const lessons = command.lessons ?? join(dirname(tools.script), '../labs');
  const exercise = chooseExercise(await readExercises(lessons), { file, text, id: command.exercise });
  if ('problem' in exercise) {
    streams.error(`${exercise.problem}\n`);
    return 2;
  }
  const began = performance.now();
  const verdict = await verdictOf(exercise, file, text, tools);
  const report: CheckReport = { exercise: exercise.id, ...verdict, ms: Math.round(performance.now() - began) };
  streams.out(isJson ? `${JSON.stringify(report)}\n` : inWords(report, exercise, file));
  return exitCodes[verdict.kind];
}

async function verdictOf(exercise: FoundExercise, file: string, text: string, { script, compiler }: CheckTools): Promise<Verdict> {
  const { check, starter } = exercise;
  if (check === null) return lookAtWords(answerOf(text, starter), exercise);
  const beside = (path: string) => ({ name: basename(path), readFile: (name: string) => readText(join(dirname(path), name)) });
  const prepared = await compiler.prepareCheck(
    { starter, attempt: { ...beside(file), text }, check: { ...beside(check), text: await readFile(check, 'utf8') } },
    { key: file, isAwaited: true },
  );
  return prepared.verdict ?? (await checkInThread(pathToFileURL(script), { lab: prepared.lab, timeLimitMs: checkTimeLimit }));
}

function inWords({ message, line, goals, notes, mistake }: Verdict, exercise: FoundExercise, file: string): string {
  const place = line === null ? '' : `${file}:${String(line)}: `;
  const lines = goals.map(goal => {
    const tolerance = goal.tolerance === null ? '' : ` (${goal.tolerance})`;
    return `  ${marks[goal.state]} ${goal.title}${tolerance}\n      ${goal.message}`;
  });
  const said = mistake && !message.includes(mistake.message) ? [mistake.message] : [];
  return `${readable([exercise.title, `${place}${message}`, ...lines, ...said, ...notes].join('\n'))}\n`;
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return null;
  }
}
