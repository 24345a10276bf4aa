import type { CompileInput, CompileResult, ReadFile } from '../instrument/compileLab.ts';
import type { Mend, MendRequest } from '../core/run/mend.ts';
import type { PreparedCheck, PrepareCheckInput } from '../instrument/prepareCheck.ts';
import type { EditedText, StaleLines } from '../instrument/staleness/staleLines.ts';
import type { Reader } from './compilerChannel.ts';
import { CompilerThread, ThreadEnded, type CompilerWork } from './compilerThread.ts';
import { unreadCheck, unreadLab, type TooMuch } from './unreadText.ts';

/** Whose text it is, and whether somebody waits for it. */
export interface CompilerPlace {
  /** Newer work of the same key makes older work useless. */
  readonly key: string;
  /** False for what is done ahead: it gives way to what somebody waits for. */
  readonly isAwaited: boolean;
}

export interface CompilerOptions {
  /** The bundle that is run as a thread. */
  readonly script: string;
  /** How long one piece of work may take; ten seconds if left out. */
  readonly timeLimitMs?: number;
  /** How much memory the thread may take, in megabytes; 1,024 if left out. */
  readonly mostMegabytes?: number;
}

/** Newer work has taken the place of this one. */
export class SupersededError extends Error {
  constructor() {
    super('A newer text took its place.');
  }
}

/** One piece of work. */
interface Task<T> {
  readonly work: CompilerWork<T>;
  readonly readers: Readonly<Record<Reader, ReadFile>>;
  /** What it comes to where the thread had to be ended. */
  readonly unread: (end: TooMuch) => T;
}

interface Job {
  readonly place: CompilerPlace | null;
  readonly run: (thread: CompilerThread) => Promise<void>;
  readonly supersede: () => void;
}

const defaultLimitMs = 10_000;
const defaultMegabytes = 1024;
/** A thread that is at work for nothing gets this long to come to its end: starting another one takes longer. */
const graceMs = 250;

const nothingBeside: ReadFile = () => Promise.resolve(null);

/**
 * Compiles in a thread of its own, one piece of work at a time, so that no text can hold up whoever asks. The thread is
 * started with the first work, and anew after one that had to be ended.
 */
export class CompilerQueue {
  private readonly script: string;
  private readonly timeLimitMs: number;
  private readonly mostMegabytes: number;
  private thread: CompilerThread | null = null;
  private readonly waiting: Job[] = [];
  private running: Job | null = null;
  private grace: NodeJS.Timeout | undefined;
  private isDisposed = false;

  constructor({ script, timeLimitMs = defaultLimitMs, mostMegabytes = defaultMegabytes }: CompilerOptions) {
    this.script = script;
    this.timeLimitMs = timeLimitMs;
    this.mostMegabytes = mostMegabytes;
  }

  /** As `compileLab`; what takes too long or too much is a problem of the lab. */
  compileLab({ readFile = nothingBeside, ...input }: CompileInput, place: CompilerPlace): Promise<CompileResult> {
    return this.add<CompileResult>(place, {
      work: ({ compileLab }, job) => compileLab({ job, input }),
      readers: { lab: readFile, check: nothingBeside },
      unread: end => unreadLab(end, this.timeLimitMs),
    });
  }

  /** As the instrument's; of what takes too long or too much, all lines. */
  staleLines(edited: EditedText, place: CompilerPlace): Promise<StaleLines> {
    return this.add<StaleLines>(place, {
      work: ({ staleLines }, job) => staleLines({ job, edited }),
      readers: { lab: nothingBeside, check: nothingBeside },
      unread: () => 'all',
    });
  }

  /** As `prepareCheck`; what takes too long or too much was not looked at. */
  prepareCheck({ starter, attempt, check }: PrepareCheckInput, place: CompilerPlace): Promise<PreparedCheck> {
    const { readFile = nothingBeside, ...mine } = attempt;
    const { readFile: readCheck = nothingBeside, ...theirs } = check;
    return this.add<PreparedCheck>(place, {
      work: ({ prepareCheck }, job) => prepareCheck({ job, starter, attempt: mine, check: theirs }),
      readers: { lab: readFile, check: readCheck },
      unread: end => unreadCheck(end, this.timeLimitMs),
    });
  }

  /** As `findMend` of the instrument, in its turn; a text that takes too long or too much has none. */
  findMend(request: MendRequest): Promise<Mend | null> {
    return this.add<Mend | null>(null, {
      work: ({ findMend }, job) => findMend({ job, request }),
      readers: { lab: nothingBeside, check: nothingBeside },
      unread: () => null,
    });
  }

  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.grace);
    this.thread?.end();
    this.thread = null;
    this.running?.supersede();
    for (const job of this.waiting.splice(0)) job.supersede();
  }

  /** Without a place it takes nothing's, and nothing takes its own. */
  private add<T>(place: CompilerPlace | null, { work, readers, unread }: Task<T>): Promise<T> {
    if (this.isDisposed) return Promise.reject(new SupersededError());
    if (place) this.giveWayTo(place);
    return new Promise<T>((resolve, reject) => {
      const run = async (thread: CompilerThread): Promise<void> => {
        try {
          resolve(await thread.work(work, readers, this.timeLimitMs));
        } catch (error) {
          if (error instanceof ThreadEnded && error.end !== 'failed') resolve(unread(error.end));
          else reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      const supersede = (): void => {
        reject(new SupersededError());
      };
      this.waiting.push({ place, run, supersede });
      void this.next();
    });
  }

  /** Whoever waited for older work hears at once that it is not done. */
  private giveWayTo(place: CompilerPlace): void {
    const isUseless = ({ place: older }: Job): boolean =>
      older !== null && (place.isAwaited || !older.isAwaited) && (older.key === place.key || !older.isAwaited);
    for (const job of this.waiting.filter(isUseless)) {
      this.waiting.splice(this.waiting.indexOf(job), 1);
      job.supersede();
    }
    const { running, thread } = this;
    if (!running || !isUseless(running)) return;
    running.supersede();
    clearTimeout(this.grace);
    this.grace = setTimeout(() => {
      if (this.running === running) thread?.end();
    }, graceMs);
  }

  private async next(): Promise<void> {
    if (this.running) return;
    const job = this.waiting.find(({ place }) => place?.isAwaited !== false) ?? this.waiting[0];
    if (!job) return;
    this.waiting.splice(this.waiting.indexOf(job), 1);
    this.running = job;
    if (!this.thread || this.thread.isOver) this.thread = new CompilerThread(this.script, this.mostMegabytes);
    await job.run(this.thread);
    this.running = null;
    await this.next();
  }
}
