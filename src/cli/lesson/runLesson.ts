import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import type { CompilerQueue } from '../../compiler/compilerQueue.ts';
import { inOrder, type Finding } from '../../preflight/base/finding.ts';
import type { LookedAtLesson } from '../../preflight/lookAtLesson.ts';
import { besideOf, noVerdict, runExercise, type VerdictOn } from './runExercise.ts';
import { programsOf, runLessonProgram, tellDifference } from './runPrograms.ts';
import { ThreadPool } from './threadPool.ts';

export interface LessonRunOptions {
  /** The bundle that threads run again. */
  readonly script: string;
  readonly compiler: CompilerQueue;
  /** Where the lesson is on disk. */
  readonly path: string;
  readonly withStudies: boolean;
  readonly isWhole: boolean;
}

/** What running a lesson found beside what stands in it. */
export interface LessonRun {
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
}

/** As the tests of check programs: a busy machine does what takes the learner's a second many times more slowly. */
const checkLimitMs = 60_000;
const twinLimitMs = 600_000;

/** Runs all that runs in a lesson: labs, twins, solutions, starters, kept attempts. */
export async function runLesson({ lesson, written, texts, exercises }: LookedAtLesson, options: LessonRunOptions): Promise<LessonRun> {
  const notes: string[] = [];
  if (!lesson || !written) return { findings: inOrder(texts.findings), notes };
  const { compiler, script, path, withStudies, isWhole } = options;
  const pool = new ThreadPool(script, Math.min(4, availableParallelism()));
  let number = 0;
  const verdictOn: VerdictOn = async ({ exercise, check }, program) => {
    const prepared = await compiler.prepareCheck(
      {
        starter: await texts.readOr(exercise.starter),
        attempt: { name: 'attempt.lab.ts', text: program },
        check: { ...besideOf(texts, check), text: await texts.readOr(check) },
      },
      { key: `${exercise.id} ${String(number++)}`, isAwaited: true },
    );
    if (prepared.verdict) return prepared.verdict;
    const verdict = await pool.run({ kind: 'attempt', lab: prepared.lab, timeLimitMs: checkLimitMs }, 2 * checkLimitMs);
    return 'lost' in verdict ? noVerdict(verdict.lost) : verdict;
  };
  const twins = lesson.labs.flatMap(({ file, twin, expected }) =>
    twin !== null && texts.folder.sizes.has(twin) && texts.folder.sizes.has(file) ? [{ twin, expected }] : [],
  );
  const python = twins.length > 0 ? await findPyTorch() : null;
  if (twins.length > 0 && python === null) notes.push('Twins were not run: no Python with PyTorch was found.');
  if (lesson.studies.length > 0 && !withStudies) notes.push('Studies were not run: --studies runs them.');
  try {
    await Promise.all([
      ...programsOf(lesson, written, withStudies).map(program => runLessonProgram(program, texts, { compiler, pool })),
      ...exercises.map(one => runExercise(one, { texts, written, verdictOn, isWhole })),
      runTwins(python, twins, path, ({ twin, expected }, { code, out, error }) => {
        if (code === 0) tellDifference(out.replace(/\r?\n$/, '').split(/\r?\n/), expected, { texts, file: twin, line: 1, who: twin });
        else texts.tell(twin, lineIn(error, twin), `The twin fails: ${error.trimEnd().split('\n').at(-1) ?? ''}`);
      }),
    ]);
  } finally {
    await pool.dispose();
  }
  return { findings: inOrder(texts.findings), notes };
}

interface Twin {
  readonly twin: string;
  readonly expected: readonly string[];
}

interface PythonEnd {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** One after the other: each loads PyTorch, and labs run beside them. */
async function runTwins(
  python: string | null,
  twins: readonly Twin[],
  path: string,
  take: (twin: Twin, end: PythonEnd) => void,
): Promise<void> {
  if (python === null) return;
  for (const twin of twins)
    take(twin, await runScript(python, ['-X', 'utf8', resolve(path, twin.twin)], resolve(path, dirname(twin.twin))));
}

async function findPyTorch(): Promise<string | null> {
  for (const python of ['python3', 'python', '/usr/bin/python3']) {
    if ((await runScript(python, ['-c', 'import torch'], '.')).code === 0) return python;
  }
  return null;
}

/** Sums are always made in the same order on one thread. */
export function runScript(python: string, args: readonly string[], cwd: string, limitMs = twinLimitMs): Promise<PythonEnd> {
  return new Promise(settle => {
    const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
    const child = spawn(python, [...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: limitMs });
    let [out, error] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (error += text));
    child.on('error', ({ message }) => {
      settle({ code: null, out, error: message });
    });
    child.on('close', code => {
      settle({ code, out, error: child.killed ? `It took longer than ${String(limitMs / 1000)} s.` : error });
    });
  });
}

/** The last line of a script that Python's report names. */
export function lineIn(report: string, file: string): number {
  const lines = [...report.matchAll(/File "([^"]+)", line (\d+)/g)].filter(([, path = '']) => path.replaceAll('\\', '/').endsWith(file));
  return Number(lines.at(-1)?.[2] ?? 1);
}
