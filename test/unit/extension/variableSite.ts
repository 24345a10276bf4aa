import type { ProbeSite } from '../../../src/core/run/compiledLab.ts';

/** The place of a variable that a line declares with const. */
export function variableSite(file: number, line: number, name: string): ProbeSite {
  return { file, line, nameLine: line, nameColumn: 7, name, role: 'variable' };
}
