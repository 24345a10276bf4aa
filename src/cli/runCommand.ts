import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { LabError } from '../core/run.ts';
import type { ProbeValue } from '../core/value.ts';
import { compileLab, type CompileResult } from '../instrument/compileLab.ts';
import { besideLab, placed, placedProblem } from './labPlace.ts';
import type { RunCommand } from './readArguments.ts';
import { runInNode } from './runInNode.ts';
import { reportValues, type RunReport } from './runReport.ts';

export interface Streams {
  out(text: string): void;
  error(text: string): void;
}

type Compiled = Extract<CompileResult, { ok: true }>;

/** Runs one lab; returns the process's exit code. */
export async function runCommand(command: RunCommand, streams: Streams): Promise<number> {
  const { file, isJson, isTimed } = command;
  const text = await readText(file);
  if (text === null) {
    streams.error(`The lab '${file}' cannot be read. Check its path.\n`);
    return 2;
  }
  const began = performance.now();
  const result = await compileLab({ name: basename(file), text, readFile: name => readText(join(dirname(file), name)) });
  const compiled = performance.now();
  if (!result.ok) {
    for (const problem of result.problems) streams.error(`${placedProblem(file, problem)}\n`);
    return 1;
  }
  const { lab } = result;
  if (isJson && result.notice !== undefined) streams.error(`${result.notice}\n`);
  const output: string[] = [];
  const values = new Map<number, ProbeValue>();
  let lastLine = 1;
  const outcome = await runInNode({
    lab,
    emit: event => {
      if (event.kind === 'values') for (const value of event.values) values.set(value.site, value);
      if (event.kind === 'line') lastLine = event.line;
    },
    onLine: line => {
      if (isJson) output.push(line);
      else streams.out(`${line}\n`);
    },
  });
  const failure = outcome.status === 'failed' ? placeError(result, file, outcome.error, lastLine) : null;
  if (isJson) {
    const report: RunReport = {
      output,
      values: reportValues(lab, values.values()),
      backend: 'cpu',
      ms: outcome.ms,
      ...(failure && { error: failure }),
    };
    streams.out(`${JSON.stringify(report)}\n`);
  }
  if (failure) streams.error(`${placed(failure.file, failure, failure.message)}\n`);
  if (isTimed) {
    const times = [compiled - began, outcome.ms, performance.now() - began].map(ms => `${ms.toFixed(1)} ms`);
    streams.error(`compiled in ${times[0] ?? ''}, ran in ${times[1] ?? ''}, together ${times[2] ?? ''}\n`);
  }
  return failure ? 1 : 0;
}

function placeError({ lab, toOriginal }: Compiled, file: string, error: LabError, lastLine: number): NonNullable<RunReport['error']> {
  for (const frame of error.frames) {
    const place = toOriginal(frame);
    if (place)
      return { message: error.message, file: besideLab(file, lab.files[place.file]?.name ?? ''), line: place.line, column: place.column };
  }
  return { message: error.message, file, line: lastLine, column: 1 };
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return null;
  }
}
