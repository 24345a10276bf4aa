import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorWords } from '../core/words/errorWords.ts';
import { describeOutcome } from '../core/words/outcomeText.ts';
import type { ThrownError } from '../core/run/run.ts';
import type { Position } from '../core/run/position.ts';
import type { CompilerQueue } from '../compiler/compilerQueue.ts';
import { originalPlace } from '../core/source/labMap.ts';
import { readable } from '../core/words/shownText.ts';
import type { CompileResult } from '../instrument/compileLab.ts';
import { besideLab, placed, placeProblem } from './labPlace.ts';
import type { RunCommand } from './readArguments.ts';
import { RunNotes } from './runNotes.ts';
import { reportValues, type PlacedMessage, type RunReport } from './runReport.ts';

export interface Streams {
  out(text: string): void;
  error(text: string): void;
}

const noContext = { lastLine: null, timeLimitMs: 0, thrownAt: null, gap: null, notice: null, upTo: null, turned: null, typeWarnings: [] };

type Compiled = Extract<CompileResult, { ok: true }>;

/** Runs one lab; returns the process's exit code. */
export async function runCommand(command: RunCommand, streams: Streams, compiler: CompilerQueue): Promise<number> {
  const { file, isJson, isTimed } = command;
  const text = await readText(file);
  if (text === null) {
    streams.error(`The lab '${file}' cannot be read. Check its path.\n`);
    return 2;
  }
  const began = performance.now();
  const input = { name: basename(file), text, readFile: (name: string) => readText(join(dirname(file), name)) };
  const compiling = compiler.compileLab(input, { key: file, isAwaited: true });
  // TensorFlow.js is loaded here while the compiler is at work in its thread.
  const { runInNode } = await import('./runInNode.ts');
  const result = await compiling;
  const compiled = performance.now();
  if (!result.ok) {
    const problems = result.problems.map(problem => placeProblem(file, problem));
    if (isJson && problems[0]) {
      const report: RunReport = { output: [], values: [], backend: 'cpu', ms: 0, error: problems[0], warnings: [] };
      streams.out(`${JSON.stringify(report)}\n`);
    }
    for (const problem of problems) streams.error(`${placed(problem.file, problem, problem.message)}\n`);
    return 1;
  }
  const { lab } = result;
  if (isJson && result.notice !== undefined) streams.error(`${result.notice}\n`);
  const output: string[] = [];
  const notes = new RunNotes();
  const outcome = await runInNode({
    lab,
    emit: event => {
      notes.take(event);
    },
    onLine: line => {
      if (isJson) output.push(line);
      else streams.out(`${readable(line)}\n`);
    },
    isFrozen: true,
  });
  const warnings = notes.warnings.map(({ warning: { code, message, frames }, lastLine }) => ({
    code,
    message,
    ...placeOf(result, file, frames, lastLine),
  }));
  const failure =
    outcome.status === 'failed'
      ? { ...describeError(outcome.error), ...placeOf(result, file, outcome.error.frames, notes.lastLine) }
      : null;
  if (isJson) {
    const report: RunReport = {
      output,
      values: reportValues(lab, notes.values.values()),
      backend: 'cpu',
      ms: outcome.ms,
      ...(failure && { error: failure }),
      warnings,
    };
    streams.out(`${JSON.stringify(report)}\n`);
  }
  for (const warning of warnings) streams.error(`${placed(warning.file, warning, `warning: ${warning.message}`)}\n`);
  if (failure) streams.error(`${placed(failure.file, failure, failure.message)}\n`);
  if (isTimed) {
    const times = [compiled - began, outcome.ms, performance.now() - began].map(ms => `${ms.toFixed(1)} ms`);
    streams.error(`compiled in ${times[0] ?? ''}, ran in ${times[1] ?? ''}, together ${times[2] ?? ''}\n`);
  }
  return failure ? 1 : 0;
}

function placeOf(
  { lab, map }: Compiled,
  file: string,
  frames: readonly Position[],
  lastLine: number,
): Omit<PlacedMessage, 'code' | 'message'> {
  for (const frame of frames) {
    const place = originalPlace(map, frame);
    if (place) return { file: besideLab(file, lab.files[place.file]?.name ?? ''), line: place.line, column: place.column };
  }
  return { file, line: lastLine, column: 1 };
}

function describeError(error: ThrownError): Pick<PlacedMessage, 'code' | 'message'> {
  const { code } = describeOutcome({ status: 'failed', ms: 0, error }, noContext);
  return { code, message: errorWords(error) };
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return null;
  }
}
