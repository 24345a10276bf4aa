import type { LabText } from './labText.ts';

/**
 * What a probe watches. Expressions are watched only where that was asked for (`CompileInput.expressions`): the
 * innermost one of a line is told by their places.
 */
export type ProbeRole = 'variable' | 'loop' | 'parameter' | 'field' | 'return' | 'expression';

/** One place in the learner's source that reports a value. Its id is its index in `CompiledLab.sites`. */
export interface ProbeSite {
  /** 0 for the lab itself, 1… for files beside it, in import order. */
  readonly file: number;
  /** The line the value is painted on (1-based): where the declaration, assignment or return ends. */
  readonly line: number;
  /** Where the name stands (1-based line and column in the learner's text). */
  readonly nameLine: number;
  readonly nameColumn: number;
  /** The name as written: `c_t`, `this.gru`, `h`; `return` for returned values. */
  readonly name: string;
  readonly role: ProbeRole;
  /** Variables of loops: the line the loop ends on. */
  readonly loopEnd?: number;
  /** It steps evenly, by the head of its loop and nothing else, as `i` of `for (let i = 0; i < n; i++)`. */
  readonly isCounter?: true;
  /** Of an expression, which ends on `line`: the column after its last character (1-based). */
  readonly endColumn?: number;
  /** Of such a counter: what it changes by. */
  readonly step?: number;
  /**
   * The probe of the variable of the innermost `for` around: each of its turns reaches this one at most once. Absent
   * where turns of several such loops can come between each other.
   */
  readonly inLoop?: number;
  /** Of the first variable of a `for`: that of the one around it. */
  readonly outerLoop?: number;
  /** What gives the value, where a reader sees it: a literal (`0.8`, `{ lr: 0.03 }`), or `new` with its arguments. */
  readonly says?: string;
  /** What gives the value, in short: `lstm.forward(…)`. Absent where the text does not say it. */
  readonly madeBy?: string;
}

/** A line of the lab's own file with calls, and the names that they are of and are given: for `x.matmul(w)` both. */
export interface CallLine {
  readonly line: number;
  readonly names: readonly string[];
}

/** A lab made ready to run. Plain data: it is sent to the sandbox as it is. */
export interface CompiledLab {
  /**
   * Module text that declares `$gatescopeLab`, an array with one function for the lab and one for each file
   * beside it. It stands *before* the runtime in the worker's script, so a stack trace's line is the learner's
   * line (plus `LabFile.startLine - 1`).
   */
  readonly code: string;
  readonly sites: readonly ProbeSite[];
  /** In order of the lines: what a call that failed was about. Absent without probes. */
  readonly calls?: readonly CallLine[];
  /**
   * The lab's last top-level statement in which a loop can run, where each of its loops can be counted: once its line
   * is reached, the time left can be told. Where its turns hold more than loops nested in each other (not `isNested`),
   * that is once the first turn is over.
   */
  readonly lastLoop?: { readonly line: number; readonly isNested: boolean };
  /** The line of the lab's own file with which its run ends, where it does not go to the lab's end. */
  readonly upTo?: number;
  readonly files: readonly LabFile[];
  /** By file; without them functions show the text that runs. */
  readonly texts?: readonly LabText[];
  /** Present where `code` also holds a check program, below the attempt: an array `$gatescopeCheck`. */
  readonly check?: CheckProgram;
}

/** The program that looks at an attempt. */
export interface CheckProgram {
  readonly files: readonly LabFile[];
  readonly texts?: readonly LabText[];
  /** Numbers that stand in the attempt's own text: what it computes is known by not being one of them. */
  readonly typedNumbers: readonly number[];
  /** How many numbers of that text a check can have changed (`LabScope.c`). */
  readonly numberCount: number;
  /** Lines of that text (1-based) that give a property its value, by the property's name. */
  readonly keyLines: readonly (readonly [name: string, line: number])[];
}

export interface LabFile {
  /** As the learner knows it, relative to the lab: `lab-4-memory-task.lab.ts`, `./helper.ts`. */
  readonly name: string;
  /** Line of `CompiledLab.code` (1-based) on which this file's first line stands. */
  readonly startLine: number;
  readonly lineCount: number;
}

/** Something that keeps a lab from running, at its place, as one sentence that says what to do. */
export interface LabProblem {
  readonly message: string;
  /** Index as in `ProbeSite.file`. */
  readonly file: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
