import vm from 'node:vm';
import { isProxy } from '../../../src/cli/isProxy.ts';
import { originalPlace, type OriginalPosition } from '../../../src/core/source/labMap.ts';
import type { LabFunction } from '../../../src/core/run/labScope.ts';
import type { LabWarning } from '../../../src/core/run/labWarning.ts';
import type { LabProblem } from '../../../src/core/run/compiledLab.ts';
import type { RunOutcome, ThrownError } from '../../../src/core/run/run.ts';
import { compileLab } from '../../../src/instrument/compileLab.ts';
import { cpuLibraries } from '../../../src/recorder/imports/cpuLibraries.ts';
import { runLab } from '../../../src/recorder/runLab.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import { framesOf, scriptName } from '../instrument/runProgram.ts';

/** What a run of a lab's text told. */
export interface ToldRun {
  readonly problems: readonly LabProblem[];
  readonly warnings: readonly { readonly warning: LabWarning; readonly place: OriginalPosition }[];
  readonly error: { readonly error: ThrownError; readonly place: OriginalPosition } | null;
  readonly printed: readonly string[];
}

const nowhere: OriginalPosition = { file: 0, line: 0, column: 0 };

/** Compiles and runs a lab as Node does. */
export async function runText(text: string, name = 'test.lab.ts'): Promise<ToldRun> {
  const libraries = await cpuLibraries();
  // As where labs run: the library's own calls stand between the lab and what is reported of it.
  Error.stackTraceLimit = 50;
  const compiled = await compileLab({ name, text });
  const printed: string[] = [];
  const warnings: { warning: LabWarning; place: OriginalPosition }[] = [];
  if (!compiled.ok) return { problems: compiled.problems, warnings, error: null, printed };
  startSession();
  const outcome: RunOutcome = await runLab({
    lab: compiled.lab,
    functions: new vm.Script(`{${compiled.lab.code}\n;$gatescopeLab}`, { filename: scriptName }).runInThisContext() as LabFunction[],
    libraries,
    backend: { name: 'cpu', reason: 'test' },
    emit: event => {
      if (event.kind !== 'warning') return;
      const [frame] = event.warning.frames;
      warnings.push({ warning: event.warning, place: (frame && originalPlace(compiled.map, frame)) ?? nowhere });
    },
    clock: () => performance.now(),
    frameOf: framesOf,
    isProxy,
    onLine: line => printed.push(line),
  });
  const error = outcome.status === 'failed' ? outcome.error : null;
  const [frame] = error?.frames ?? [];
  const place = (frame && originalPlace(compiled.map, frame)) ?? nowhere;
  return { problems: [], warnings, error: error && { error, place }, printed };
}
