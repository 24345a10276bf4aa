import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Work } from './messages.ts';

type Question =
  | { readonly kind: 'work'; readonly work: Work }
  | { readonly kind: 'steps'; readonly count: number }
  | { readonly kind: 'memoryTask'; readonly epochs: number };

/** A process that runs training steps in PyTorch on one thread. */
export class PyTorch {
  readonly version: string;
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly lines: AsyncIterator<string>;

  private constructor(child: ChildProcessWithoutNullStreams, lines: AsyncIterator<string>, version: string) {
    this.child = child;
    this.lines = lines;
    this.version = version;
  }

  /** Starts the first Python that has PyTorch (`PYTHON`, else `python3` on the path, else the system's); null where there is none. */
  static async start(): Promise<PyTorch | null> {
    for (const python of [process.env['PYTHON'], 'python3', '/usr/bin/python3']) {
      const started = python === undefined ? null : await PyTorch.startWith(python);
      if (started !== null) return started;
    }
    return null;
  }

  private static async startWith(python: string): Promise<PyTorch | null> {
    const child = spawn(python, [join(import.meta.dirname, 'pytorch.py')], {
      env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
    });
    const failed = once(child, 'error');
    child.stderr.resume();
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const first = await Promise.race([lines.next(), failed.then(() => ({ done: true as const, value: undefined }))]);
    if (first.done === true) return null;
    return new PyTorch(child, lines, (JSON.parse(first.value) as { version: string }).version);
  }

  /** @returns Milliseconds, by the process's own clock. */
  async ask(question: Question): Promise<number> {
    this.child.stdin.write(`${JSON.stringify(question)}\n`);
    const line = await this.lines.next();
    if (line.done === true) throw new Error('PyTorch ended before it answered.');
    return (JSON.parse(line.value) as { ms: number }).ms;
  }

  async close(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.stdin.end();
    await ended;
  }
}
