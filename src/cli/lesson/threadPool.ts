import { Worker } from 'node:worker_threads';
import type { Verdict } from '../../core/run/verdict.ts';
import type { AttemptJob, LabJob, LabResult } from './lessonThread.ts';

/** Why a thread gave no result. */
export interface ThreadLost {
  readonly lost: string;
}

interface Task {
  readonly job: LabJob | AttemptJob;
  readonly limitMs: number;
  readonly resolve: (result: LabResult | Verdict | ThreadLost) => void;
}

/** What is told to a thread of the command line's own bundle, so that it knows what it is for. */
export const lessonThread = 'lesson';

/**
 * Threads in which programs of a lesson run, one for each: what a program leaves behind, as names, timers and a frozen
 * language, ends with it.
 */
export class ThreadPool {
  private readonly script: string;
  private readonly most: number;
  private readonly running = new Set<Worker>();
  private readonly waiting: Task[] = [];

  constructor(script: string, most: number) {
    this.script = script;
    this.most = most;
  }

  run(job: LabJob, limitMs: number): Promise<LabResult | ThreadLost>;
  run(job: AttemptJob, limitMs: number): Promise<Verdict | ThreadLost>;
  run(job: LabJob | AttemptJob, limitMs: number): Promise<LabResult | Verdict | ThreadLost> {
    return new Promise(resolve => {
      this.waiting.push({ job, limitMs, resolve });
      this.next();
    });
  }

  async dispose(): Promise<void> {
    this.waiting.length = 0;
    await Promise.all([...this.running].map(worker => worker.terminate()));
  }

  private next(): void {
    if (this.running.size >= this.most) return;
    const task = this.waiting.shift();
    if (!task) return;
    const worker = new Worker(this.script, { workerData: lessonThread, stdout: true, stderr: true });
    this.running.add(worker);
    const end = (result: LabResult | Verdict | ThreadLost): void => {
      // Only what comes first counts. Errors of a thread on its way out are still heard: they would end this one.
      if (!this.running.delete(worker)) return;
      clearTimeout(limit);
      void worker.terminate();
      task.resolve(result);
      this.next();
    };
    const limit = setTimeout(() => {
      end({ lost: `took longer than ${String(task.limitMs / 1000)} s` });
    }, task.limitMs);
    worker
      .on('message', end)
      .on('error', (error: Error) => {
        end({ lost: `ended its thread: ${error.message}` });
      })
      .on('exit', () => {
        end({ lost: 'waits for a promise that never settles, or ended its thread' });
      });
    worker.postMessage(task.job);
  }
}
