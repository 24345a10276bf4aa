import type { CompiledLab } from '../core/run/compiledLab.ts';
import type { LabFunction } from '../core/run/labScope.ts';
import type { RunEvent, RunOutcome } from '../core/run/run.ts';
import type { Position } from '../core/run/position.ts';
import { cpuLibraries } from '../recorder/imports/cpuLibraries.ts';
import { createRun } from '../recorder/runLab.ts';
import { isProxy } from './isProxy.ts';
import { parseScript } from './parseScript.ts';
import { beginLanguage } from './runLanguage.ts';

/** Stands for the compiled lab in stack traces. */
const scriptName = 'gatescope-lab-code.js';

export interface NodeRun {
  readonly lab: CompiledLab;
  readonly emit: (event: RunEvent) => void;
  readonly onLine: (line: string) => void;
  /** As of `RunLanguage`. */
  readonly isFrozen?: boolean;
}

/** Runs a compiled lab in this process, on the CPU backend. Meant for a process of its own: leftovers end with it. */
export async function runInNode({ lab, emit, onLine, isFrozen = false }: NodeRun): Promise<RunOutcome> {
  const libraries = await cpuLibraries();
  const script = parseScript(`${lab.code}\n;$gatescopeLab`, scriptName);
  if ('frames' in script) return { status: 'failed', ms: 0, error: script };
  const functions = script.runInThisContext() as LabFunction[];
  const run = createRun({
    lab,
    functions,
    libraries,
    backend: { name: 'cpu', reason: 'The command line runs labs on the CPU.' },
    emit,
    onLine,
    clock: performance.now.bind(performance),
    frameOf: labFrames,
    isProxy,
    afterTasks: () => new Promise(resolve => setImmediate(resolve)),
  });
  // A library's own calls stand between a place in the lab and what is reported of it.
  Error.stackTraceLimit = 50;
  const fail = (reason: unknown): void => {
    run.fail(reason);
  };
  const starve = (): void => {
    run.fail(new Error('The lab waits for a promise that never settles. Look at the last await.'));
  };
  process.on('uncaughtException', fail).on('unhandledRejection', fail).on('beforeExit', starve);
  const leaveLanguage = beginLanguage({ functions, texts: lab.texts ?? [], isFrozen });
  try {
    return await run.start();
  } finally {
    leaveLanguage();
    process.off('uncaughtException', fail).off('unhandledRejection', fail).off('beforeExit', starve);
  }
}

function labFrames(stack: string): Position[] {
  return [...stack.matchAll(/gatescope-lab-code\.js:(\d+):(\d+)/gu)].map(([, line, column]) => ({
    line: Number(line),
    column: Number(column),
  }));
}
