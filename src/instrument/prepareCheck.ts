import type { CompiledLab } from '../core/run/compiledLab.ts';
import type { LabMap } from '../core/source/labMap.ts';
import { describeProblem } from '../core/words/outcomeText.ts';
import { unlooked, type Verdict } from '../core/run/verdict.ts';
import { compileCheck, type CompileCheckInput } from './compileCheck.ts';
import { isSameProgram } from './reading/isSameProgram.ts';

export interface PrepareCheckInput extends CompileCheckInput {
  /** What the learner's file started as. */
  readonly starter: string;
}

/** A verdict that needs no run, or what has to run for one. */
export type PreparedCheck =
  | { readonly verdict: Verdict }
  | {
      readonly verdict: null;
      /** The attempt with its check program, as a sandbox takes it. */
      readonly lab: CompiledLab;
      readonly map: LabMap;
    };

/** Makes the check of an attempt ready. What cannot be read was not looked at: that is no wrong answer. */
export async function prepareCheck(input: PrepareCheckInput): Promise<PreparedCheck> {
  if (input.attempt.text.trim() === '')
    return { verdict: unlooked('notStarted', 'The file is empty. Reset it to begin from the starter.') };
  if (isSameProgram(input.attempt.text, '')) {
    return { verdict: unlooked('notStarted', 'Not started yet: there is nothing but comments. Reset the file to begin from the starter.') };
  }
  if (isSameProgram(input.attempt.text, input.starter)) {
    return { verdict: unlooked('notStarted', 'Not started yet: the program is still the one you were given.') };
  }
  const compiled = await compileCheck(input);
  if (compiled.ok) return { verdict: null, lab: compiled.lab, map: compiled.map };
  const [problem] = compiled.problems;
  if (compiled.in === 'check' || !problem) {
    return { verdict: unlooked('couldNotRun', `The check could not run: its program cannot be read. ${problem?.message ?? ''}`.trim()) };
  }
  const { text, line } = describeProblem(problem);
  return { verdict: unlooked('couldNotRun', `Your attempt cannot be read yet. ${text}`, line) };
}
