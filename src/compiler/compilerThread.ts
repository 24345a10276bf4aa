import { Worker } from 'node:worker_threads';
import type { ReadFile } from '../instrument/compileLab.ts';
import { connect, type Connection } from '../core/channels/channel.ts';
import { compilerRole, type CompilerApi, type CompilerHostApi, type Reader } from './compilerChannel.ts';
import { readingTime } from './readingTime.ts';

/** How the work of a thread came to nothing. */
export type ThreadEnd = 'time' | 'memory' | 'failed';

export class ThreadEnded extends Error {
  readonly end: ThreadEnd;

  constructor(end: ThreadEnd, message: string) {
    super(message);
    this.end = end;
  }
}

/** Sums of thousands of terms nest as deeply as they are long. Only what is used of it takes memory. */
const stackMegabytes = 32;

export type CompilerWork<T> = (remote: Connection<CompilerApi>['remote'], job: number) => Promise<T>;

/** One thread that compiles, from its start to its end. It does one piece of work after another, never two at once. */
export class CompilerThread {
  private readonly worker: Worker;
  private readonly channel: Connection<CompilerApi>;
  private readonly isReady: Promise<void>;
  private readonly ended: Promise<never>;
  private endWith: (end: ThreadEnd, message: string) => void = () => undefined;
  private hasEnded = false;
  private readers: Readonly<Record<Reader, ReadFile>> | null = null;
  private job = 0;
  private reading = 0;

  /** @param script a bundle that serves the compiler where `isCompilerThread` */
  constructor(script: string, mostMegabytes: number) {
    this.worker = new Worker(script, {
      workerData: compilerRole,
      resourceLimits: { stackSizeMb: stackMegabytes, maxOldGenerationSizeMb: mostMegabytes },
    });
    let ready = (): void => undefined;
    this.isReady = new Promise(resolve => {
      ready = resolve;
    });
    this.channel = connect<CompilerHostApi, CompilerApi>(
      {
        ready: () => {
          ready();
        },
        readFile: params => this.read(params),
      },
      message => {
        this.worker.postMessage(message);
      },
    );
    this.channel.open();
    this.ended = new Promise((_, reject) => {
      this.endWith = (end, message) => {
        this.hasEnded = true;
        // First: whoever waits for an answer hears why there is none.
        reject(new ThreadEnded(end, message));
        this.channel.dispose();
        void this.worker.terminate();
      };
    });
    // Who works hears of it; when nobody does, nobody needs to.
    this.ended.catch(() => undefined);
    this.worker.on('message', message => {
      this.channel.receive(message);
    });
    this.worker.on('error', (error: Error & { readonly code?: string }) => {
      this.endWith(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'failed', error.message);
    });
    this.worker.on('exit', () => {
      this.endWith('failed', 'The compiler ended.');
    });
  }

  /** Rejects with `ThreadEnded` where the thread does not live through it: then it is of no more use. */
  async work<T>(work: CompilerWork<T>, readers: Readonly<Record<Reader, ReadFile>>, timeLimitMs: number): Promise<T> {
    const job = ++this.job;
    this.readers = readers;
    this.worker.ref();
    try {
      await Promise.race([this.isReady, this.ended]);
      const stop = readingTime(
        timeLimitMs,
        () => this.reading > 0,
        () => {
          this.end('time');
        },
      );
      try {
        return await Promise.race([work(this.channel.remote, job), this.ended]);
      } finally {
        stop();
      }
    } finally {
      this.readers = null;
      // An idle thread keeps no process alive: on the command line a lab that waits for nothing has to come to its end.
      this.worker.unref();
    }
  }

  get isOver(): boolean {
    return this.hasEnded;
  }

  end(end: ThreadEnd = 'failed'): void {
    this.endWith(end, 'The compiler was ended.');
  }

  private async read({ job, reader, relative }: { job: number; reader: Reader; relative: string }): Promise<string | null> {
    if (job !== this.job || !this.readers) return null;
    this.reading++;
    try {
      return await this.readers[reader](relative);
    } finally {
      this.reading--;
    }
  }
}
