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

/** Threads in which programs of a lesson run, each ended where a program does not end. */
export class ThreadPool {
  private readonly script: string;
  private readonly most: number;
  private readonly idle: Worker[] = [];
  private readonly waiting: Task[] = [];
  private running = 0;

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
    await Promise.all(this.idle.splice(0).map(worker => worker.terminate()));
  }

  private next(): void {
    if (this.running >= this.most) return;
    const task = this.waiting.shift();
    if (!task) return;
    this.running++;
    const worker = this.idle.pop() ?? new Worker(this.script, { workerData: lessonThread, stdout: true, stderr: true });
    // A lab declares its names in the thread for good: another one needs another thread.
    const isUsedUp = task.job.kind === 'lab';
    const end = (result: LabResult | Verdict | ThreadLost, isOver: boolean): void => {
      clearTimeout(limit);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      if (isOver) void worker.terminate();
      else this.idle.push(worker);
      this.running--;
      task.resolve(result);
      this.next();
    };
    const limit = setTimeout(() => {
      end({ lost: `took longer than ${String(task.limitMs / 1000)} s` }, true);
    }, task.limitMs);
    const onMessage = (result: LabResult | Verdict): void => {
      end(result, isUsedUp);
    };
    const onError = (error: Error): void => {
      end({ lost: `ended its thread: ${error.message}` }, true);
    };
    const onExit = (): void => {
      end({ lost: 'waits for a promise that never settles, or ended its thread' }, true);
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(task.job);
  }
}
