import vm from 'node:vm';
import { CheckRun } from '../check/checkRun.ts';
import type { CompiledLab } from '../core/run/compiledLab.ts';
import { endedCheck } from '../core/words/endedCheck.ts';
import { byKind, type EventTable } from '../core/run/eventTable.ts';
import type { LabFunction } from '../core/run/labScope.ts';
import type { Position } from '../core/run/position.ts';
import { unlooked, type Verdict } from '../core/run/verdict.ts';
import { cpuLibraries } from '../recorder/imports/cpuLibraries.ts';
import { isProxy } from './isProxy.ts';
import { beginLanguage } from './runLanguage.ts';

const scriptName = 'gatescope-check-code.js';

export interface NodeCheck {
  /** An attempt with its check program. */
  readonly lab: CompiledLab;
  readonly timeLimitMs: number;
  /** As of `RunLanguage`. */
  readonly isFrozen?: boolean;
  /** Everything is loaded: the time of the check begins. */
  readonly onStart?: () => void;
  /** Where the attempt is, now and then. */
  readonly onLine?: (line: number) => void;
}

/** Checks an attempt in this process, on the CPU backend. Only its end can stop an attempt that does not end. */
export async function checkInNode({ lab, timeLimitMs, isFrozen = false, onStart, onLine }: NodeCheck): Promise<Verdict> {
  const libraries = await cpuLibraries();
  // A scope of its own: another check in this process declares the same names.
  const [attempt, program] = new vm.Script(`(()=>{${lab.code}\n;return[$gatescopeLab,$gatescopeCheck]})()`, {
    filename: scriptName,
  }).runInThisContext() as [LabFunction[], LabFunction[]];
  const verdicts: Verdict[] = [];
  const ignored = (): void => undefined;
  const kept: EventTable<void> = {
    line: ({ line }) => onLine?.(line),
    verdict: ({ verdict }) => {
      verdicts.push(verdict);
    },
    // What the attempt prints and computes is the check program's matter; how it ended is what `start` resolves to.
    ...{
      started: ignored,
      output: ignored,
      values: ignored,
      metrics: ignored,
      measured: ignored,
      memory: ignored,
      trained: ignored,
      paused: ignored,
      dial: ignored,
      warning: ignored,
      progress: ignored,
      ended: ignored,
    },
  };
  const run = new CheckRun({
    lab,
    check: lab.check ?? { files: [], typedNumbers: [], numberCount: 0, keyLines: [] },
    attempt,
    program,
    gatescope: libraries.gatescope,
    tensorflow: libraries['@tensorflow/tfjs'],
    backend: { name: 'cpu', reason: 'The command line checks on the CPU.' },
    emit: event => {
      byKind(kept, event);
    },
    clock: performance.now.bind(performance),
    frameOf: programFrames,
    isProxy,
    afterTasks: () => new Promise(resolve => setImmediate(resolve)),
    timeLimitMs,
  });
  // The library's own calls, and those that watch it, stand between a place in the attempt and what it threw.
  Error.stackTraceLimit = 50;
  const fail = (reason: unknown): void => {
    run.fail(reason);
  };
  // A promise that never settles leaves the thread with nothing to do.
  let starve = (): void => undefined;
  const starved = new Promise<Verdict>(resolve => {
    starve = () => {
      resolve(waitsForEver(run.lastLine));
    };
  });
  process.on('uncaughtException', fail).on('unhandledRejection', fail).on('beforeExit', starve);
  const leaveLanguage = beginLanguage({
    functions: [...attempt, ...program],
    texts: [...(lab.texts ?? []), ...(lab.check?.texts ?? [])],
    isFrozen,
  });
  try {
    onStart?.();
    return await Promise.race([run.start().then(outcome => verdicts[0] ?? endedCheck(outcome, null)), starved]);
  } finally {
    leaveLanguage();
    process.off('uncaughtException', fail).off('unhandledRejection', fail).off('beforeExit', starve);
  }
}

/** What is said of an attempt that leaves nothing to be done and does not end. */
export function waitsForEver(lastLine: number | null): Verdict {
  const line = lastLine === null ? '' : ` Last line reached: ${String(lastLine)}.`;
  return unlooked('couldNotRun', `Your attempt waits for a promise that never settles.${line} Look at the last await.`, lastLine);
}

function programFrames(stack: string): Position[] {
  return [...stack.matchAll(/gatescope-check-code\.js:(\d+):(\d+)/gu)].map(([, line, column]) => ({
    line: Number(line),
    column: Number(column),
  }));
}
