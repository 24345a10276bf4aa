import type { LabFunction } from '../core/run/labScope.ts';
import { labConsole } from '../recorder/output/labConsole.ts';
import { LabModules, type LabLibraries } from '../recorder/imports/labModules.ts';
import type { Operands } from '../recorder/probes/operands.ts';
import { formatValue } from '../torch/inside.ts';
import { AttemptScope } from './attemptScope.ts';
import type { WatchedSlot } from './watchedSlot.ts';

export interface ProgramOptions {
  readonly functions: readonly LabFunction[];
  readonly libraries: LabLibraries;
  readonly slots: readonly WatchedSlot[];
  readonly lineCount: number;
  readonly print: (text: string) => void;
  readonly reach: (line: number) => void;
  readonly throwing: (value: unknown) => void;
  readonly operands: Operands;
  readonly number: (place: number, value: number) => number;
}

/**
 * Runs the files of a compiled program once, each in a scope of its own. Resolves with the exports of its first file.
 */
export async function runProgram(options: ProgramOptions): Promise<Readonly<Record<string, unknown>>> {
  const { functions, libraries, print, lineCount } = options;
  const modules = new LabModules(libraries, functions.length);
  const scopes: AttemptScope[] = [];
  const runFile = async (file: number): Promise<void> => {
    const [run, scope] = [functions[file], scopes[file]];
    if (!run || !scope) throw new Error(`The program has no file ${String(file)}.`);
    await run(scope);
  };
  const parts = {
    ...options,
    modules,
    lines: new Uint8Array(lineCount + 2),
    console: labConsole((...values) => {
      print(formatValue(...values));
    }),
    runFiles: async (files: readonly number[]) => {
      for (const file of files) await runFile(file);
    },
  };
  for (let file = 0; file < functions.length; file++) scopes.push(new AttemptScope(file, parts));
  await runFile(0);
  return modules.space(0) as Readonly<Record<string, unknown>>;
}
