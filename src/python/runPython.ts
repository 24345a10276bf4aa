import { spawn } from 'node:child_process';

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

const longestOutput = 1024 * 1024;
const longestError = 4096;

/**
 * Runs a Python program of the learner's, with the learner's own Python. Never rejects. Only the learner's press on a
 * command may lead here, and only in a trusted folder: see the caller.
 */
export function runPython({ python, program, cwd, timeLimitMs }: PythonRequest): {
  readonly result: Promise<PythonResult>;
  cancel(): void;
} {
  const child = spawn(python, ['-X', 'utf8', '-u', '-'], { cwd, shell: false, windowsHide: true, stdio: 'pipe' });
  let output = '';
  let error = '';
  let reason: 'timeLimit' | 'cancelled' | null = null;
  const kill = (why: 'timeLimit' | 'cancelled'): void => {
    reason ??= why;
    child.kill('SIGKILL');
  };
  const timer = setTimeout(() => {
    kill('timeLimit');
  }, timeLimitMs);
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (output.length < longestOutput) output = (output + text).slice(0, longestOutput);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    error = (error + text).slice(-longestError);
  });
  // A program that ends without reading its input breaks the pipe: how it ended says more.
  child.stdin.on('error', () => undefined);
  child.stdin.end(program);
  const result = new Promise<PythonResult>(resolve => {
    child.on('error', ({ message }) => {
      clearTimeout(timer);
      resolve({ end: 'notFound', output, error: error || message });
    });
    child.on('close', code => {
      clearTimeout(timer);
      resolve({ end: reason ?? (code === 0 ? 'finished' : 'failed'), output, error });
    });
  });
  return {
    result,
    cancel: () => {
      kill('cancelled');
    },
  };
}
