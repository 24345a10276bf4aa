export interface PythonRequest {
  /** A program's name or path. It is started as it is: no shell reads it. */
  readonly python: string;
  /** The program's text, handed over on standard input: saved or not. */
  readonly program: string;
  readonly cwd: string;
  readonly timeLimitMs: number;
}
export interface PythonResult {
  /** `notFound`: there is no such program. */
  readonly end: 'finished' | 'failed' | 'notFound' | 'timeLimit' | 'cancelled';
  /** Standard output, at most a megabyte of it. */
  readonly output: string;
  /** Standard error, at most its last 4,096 characters. */
  readonly error: string;
}
/**
 * Runs a Python program of the learner's, with the learner's own Python. Never rejects. Only the learner's press on a
 * command may lead here, and only in a trusted folder: see the caller.
 */
export declare function runPython({ python, program, cwd, timeLimitMs }: PythonRequest): {
  readonly result: Promise<PythonResult>;
  cancel(): void;
};
