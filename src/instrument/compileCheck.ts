import type { CompiledLab, LabProblem } from '../core/run/compiledLab.ts';
import type { LabMap } from '../core/source/labMap.ts';
import { checkLibraryNames } from './faults/allowedImports.ts';
import { compileLab, type CompileInput } from './compileLab.ts';
import { keyLines } from './reading/keyLines.ts';
import { typedNumbers } from './reading/typedNumbers.ts';

/** What a check is made of: each reads the files beside it by itself. */
export interface CompileCheckInput {
  readonly attempt: CompileInput;
  readonly check: CompileInput;
}

export type CompileCheckResult =
  | {
      readonly ok: true;
      /** The attempt with the check program below it. Its sites are the attempt's. */
      readonly lab: CompiledLab;
      /** Leads from places in the attempt's part of the code back to the learner's text. */
      readonly map: LabMap;
    }
  /** `in`: whose text cannot be read. */
  | { readonly ok: false; readonly in: 'attempt' | 'check'; readonly problems: readonly LabProblem[] };

/** Makes an attempt and the program that looks at it ready for one sandbox. */
export async function compileCheck({ attempt, check }: CompileCheckInput): Promise<CompileCheckResult> {
  const compiled = await compileLab({ ...attempt, declarations: true });
  if (!compiled.ok) return { ok: false, in: 'attempt', problems: compiled.problems };
  const program = await compileLab({ ...check, probes: false, libraries: checkLibraryNames });
  if (!program.ok) return { ok: false, in: 'check', problems: program.problems };
  const { lab, numberCount = 0 } = compiled;
  const above = lab.code.split('\n').length;
  const files = program.lab.files.map(file => ({ ...file, startLine: file.startLine + above }));
  // The attempt stands first: a stack trace's line is the learner's.
  const code = `${lab.code}\n${program.lab.code.replace('const $gatescopeLab=', 'const $gatescopeCheck=')}`;
  const { text } = attempt;
  const known = { files, texts: program.lab.texts ?? [], typedNumbers: typedNumbers(text), numberCount, keyLines: keyLines(text) };
  return { ok: true, lab: { ...lab, code, check: known }, map: compiled.map };
}
