import vm from 'node:vm';
import { isProxy } from '../../../src/cli/isProxy.ts';
import type { LabFunction } from '../../../src/core/run/labScope.ts';
import { compileLab } from '../../../src/instrument/compileLab.ts';
import { cpuLibraries } from '../../../src/recorder/imports/cpuLibraries.ts';
import { runLab } from '../../../src/recorder/runLab.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import { framesOf, scriptName } from '../instrument/runProgram.ts';

export interface Said {
  /** What ended it; null where it came to its end. */
  readonly error: string | null;
  /** The line of the whole text, or 0. */
  readonly line: number;
  readonly printed: readonly string[];
}

/** How a whole lab ended, and what it printed. */
export async function saidBy(text: string, probes: boolean, name: string): Promise<Said> {
  const compiled = await compileLab({ name, text, probes });
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  const script = new vm.Script(`{${compiled.lab.code}\n;$gatescopeLab}`, { filename: scriptName });
  const printed: string[] = [];
  const libraries = await cpuLibraries();
  startSession();
  const outcome = await runLab({
    lab: compiled.lab,
    functions: script.runInThisContext() as LabFunction[],
    libraries,
    backend: { name: 'cpu', reason: 'test' },
    emit: () => undefined,
    clock: () => performance.now(),
    frameOf: framesOf,
    isProxy,
    onLine: printedLine => printed.push(printedLine),
  });
  const [start = 1] = compiled.lab.files.map(({ startLine }) => startLine);
  const frame = outcome.status === 'failed' ? outcome.error.frames[0] : undefined;
  return { error: outcome.status === 'failed' ? outcome.error.message : null, line: frame ? frame.line - start + 1 : 0, printed };
}
