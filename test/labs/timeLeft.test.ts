import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import vm from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import type { LabFunction } from '../../src/core/run/labScope.ts';
import { compileLab } from '../../src/instrument/compileLab.ts';
import { cpuLibraries } from '../../src/recorder/imports/cpuLibraries.ts';
import { runLab } from '../../src/recorder/runLab.ts';
import { startSession } from '../../src/torch/session/session.ts';
import { lookMs, toldOf, worstOf, type HeardProgress, type ToldLeft } from '../toldLeft.ts';
import { WorkClock } from './workClock.ts';

const lesson = join(repository, 'labs/lstm-and-gru');
const read = (file: string): Promise<string> => readFile(join(lesson, file), 'utf8');

/** Labs, what exercises begin with, solutions, and what else is kept of attempts. */
const labs = readdirSync(lesson, { recursive: true, encoding: 'utf8' }).filter(
  file => file.endsWith('.lab.ts') && !file.startsWith('studies'),
);

let libraries: Awaited<ReturnType<typeof cpuLibraries>>;

beforeAll(async () => {
  libraries = await cpuLibraries();
});

/**
 * Runs a lab as the worker does, on a clock that its work moves and not the machine's, and looks at what a page says of the
 * time left. The run takes as long as it works: until the lab itself has come to its end.
 */
async function toldBy(file: string, text: string, slower: number): Promise<ToldLeft> {
  const compiled = await compileLab({ name: file, text, readFile: path => read(join('studies', path)).catch(() => null) });
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  const functions = new vm.Script(`{${compiled.lab.code};$gatescopeLab}`).runInThisContext() as LabFunction[];
  const heard: HeardProgress[] = [];
  startSession();
  const clock = new WorkClock(slower);
  try {
    const { ms } = await runLab({
      lab: compiled.lab,
      functions,
      libraries,
      backend: { name: 'cpu', reason: 'test' },
      emit: event => {
        if (event.kind === 'progress') heard.push({ ms: clock.now, progress: event });
      },
      clock: () => clock.now,
      frameOf: () => [],
      onLine: () => undefined,
    });
    return toldOf(heard, ms);
  } finally {
    clock.dispose();
  }
}

/** Those that train: on a slow machine they take so long that it has to be told most of the time. */
const trains = /^(?:lab-[45]-|exercises.(?:forget-bias|gate-beats-rnn|label-last|longer-sequence|lstm-classifier).(?!step))/;

describe.each([
  ['an ordinary machine', 12],
  ['a slow one', 60],
])('from a quarter of a run on, the time left is within a factor of two, or is not told, on %s', (_machine, slower) => {
  it.each(labs)('%s', async file => {
    const { moments, ms } = await toldBy(file, await read(file), slower);
    expect(worstOf(moments)).toBeLessThanOrEqual(2);
    if (slower === 60 && trains.test(file)) expect(moments.length).toBeGreaterThan((0.6 * ms) / lookMs);
  });
});

it('and of seeds inside of cells inside of lengths', async () => {
  const study = await read('studies/first-value-seeds.lab.ts');
  const part = study.replace(/seeds = \[[^\]]*\]/u, 'seeds = [1, 2]').replace('epochs: 80', 'epochs: 8');
  expect(part.length).toBeLessThan(study.length);
  const { moments } = await toldBy('part.lab.ts', part, 30);
  expect(moments.length).toBeGreaterThan(10);
  expect(worstOf(moments)).toBeLessThanOrEqual(2);
});
