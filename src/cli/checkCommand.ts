import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkTimeLimit } from '../core/endedCheck.ts';
import { answerOf, lookAtWords } from '../core/rubric.ts';
import type { Verdict, VerdictKind } from '../core/verdict.ts';
import { prepareCheck } from '../instrument/prepareCheck.ts';
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

/** Checks one attempt; returns the process's exit code. `script` is the bundle this is in. */
export async function checkCommand(command: CheckCommand, streams: Streams, script: string): Promise<number> {
  const { file, isJson } = command;
  const text = await readText(file);
  if (text === null) {
    streams.error(`The file '${file}' cannot be read. Check its path.\n`);
    return 2;
  }
  const lessons = command.lessons ?? join(dirname(fileURLToPath(script)), '../labs');
  const exercise = chooseExercise(await readExercises(lessons), { file, text, id: command.exercise });
  if ('problem' in exercise) {
    streams.error(`${exercise.problem}\n`);
    return 2;
  }
  const began = performance.now();
  const verdict = await verdictOf(exercise, file, text, new URL(script));
  const report: CheckReport = { exercise: exercise.id, ...verdict, ms: Math.round(performance.now() - began) };
  streams.out(isJson ? `${JSON.stringify(report)}\n` : inWords(report, exercise, file));
  return exitCodes[verdict.kind];
}

async function verdictOf(exercise: FoundExercise, file: string, text: string, script: URL): Promise<Verdict> {
  const { check, starter } = exercise;
  if (check === null) return lookAtWords(answerOf(text, starter), exercise.rubric);
  const prepared = await prepareCheck({
    starter,
    attempt: { name: basename(file), text, readFile: name => readText(join(dirname(file), name)) },
    check: { name: basename(check), text: await readFile(check, 'utf8'), readFile: name => readText(join(dirname(check), name)) },
  });
  return prepared.verdict ?? (await checkInThread(script, { lab: prepared.lab, timeLimitMs: checkTimeLimit }));
}

function inWords({ message, line, goals, notes, mistake }: Verdict, exercise: FoundExercise, file: string): string {
  const place = line === null ? '' : `${file}:${String(line)}: `;
  const lines = goals.map(goal => {
    const tolerance = goal.tolerance === null ? '' : ` (${goal.tolerance})`;
    return `  ${marks[goal.state]} ${goal.title}${tolerance}\n      ${goal.message}`;
  });
  const said = mistake && !message.includes(mistake.message) ? [mistake.message] : [];
  return `${[exercise.title, `${place}${message}`, ...lines, ...said, ...notes].join('\n')}\n`;
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return null;
  }
}
