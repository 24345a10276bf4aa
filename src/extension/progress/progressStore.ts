import * as vscode from 'vscode';
import type { Deed, ProgressEvent } from '../../learning/deed.ts';
import { Disposable } from '../../core/base/disposable.ts';
import { keptEvents } from '../../learning/keptEvents.ts';
import { Progress } from '../../learning/progress.ts';
import { Timer } from '../host/timer.ts';
import { randomHex } from '../host/randomHex.ts';
import type { ProgressDisk } from './progressDisk.ts';
import { ProgressLog, type LoadedEvents } from './progressLog.ts';
import type { ProgressNotice } from './progressNotice.ts';
import type { Trust } from '../trust/trust.ts';
import type { Log } from '../shown/log.ts';

const retryMs = 10_000;
/** The max number of files of single saves; then they are made into one. */
const mostLooseFiles = 200;
/** Events kept beside those that progress stands on: some 3 MB a snapshot. */
const mostEvents = 10_000;

export interface ProgressStoreOptions {
  readonly disk: ProgressDisk;
  readonly trust: Trust;
  readonly log: Log;
  /** What was earned before there was this store, in events whose ids never change. */
  readonly earlier?: () => Promise<readonly ProgressEvent[]>;
}

/** What the learner has earned, in memory at once and on disk as soon as it takes it. Read at the first question. */
export class ProgressStore extends Disposable {
  /** Grows; `onDidChange` tells when. */
  readonly progress = new Progress();
  private readonly options: ProgressStoreOptions;
  private readonly session = randomHex();
  private readonly files: ProgressLog;
  private events: ProgressEvent[] = [];
  private unsaved: ProgressEvent[] = [];
  private count = 0;
  private loading: Promise<void> | undefined;
  private isLoaded = false;
  private isReadOnly = false;
  private isRefused = false;
  private leftAlone: string[] = [];
  private readonly later = this.register(new Timer());
  private turn: Promise<void> = Promise.resolve();

  private readonly changed = this.register(new vscode.EventEmitter<void>());
  private readonly noticed = this.register(new vscode.EventEmitter<ProgressNotice>());
  readonly onDidChange = this.changed.event;
  readonly onDidNotice = this.noticed.event;

  constructor(options: ProgressStoreOptions) {
    super();
    this.options = options;
    this.files = new ProgressLog(options.disk, this.session);
    // Until then memory has it all.
    this.register(
      options.trust.onDidGive(() => {
        if (this.isOpen) void this.retry();
      }),
    );
  }

  /** False also before the folder is trusted: then nothing at all is written. */
  private get isWritable(): boolean {
    return !this.isReadOnly && this.options.trust.isGiven;
  }

  /** True once something has asked for progress. */
  get isOpen(): boolean {
    return this.loading !== undefined;
  }

  /** Resolves when what was earned before is in `progress`. Never rejects. */
  ready(): Promise<void> {
    return (this.loading ??= this.inTurn(() => this.load()));
  }

  /** Takes a deed in; resolves when the disk has it, or has refused it for now. Never rejects. */
  async record(deed: Deed): Promise<void> {
    await this.ready();
    const event: ProgressEvent = {
      id: `${this.session}-${String(this.count++)}`,
      seq: this.progress.nextSeq,
      at: new Date().toISOString(),
      deed,
    };
    this.take([event]);
    this.unsaved.push(event);
    this.changed.fire();
    await this.inTurn(() => this.save());
  }

  /** Takes in what other windows have saved meanwhile, and saves again what somebody removed. */
  async refresh(): Promise<void> {
    await this.ready();
    await this.inTurn(async () => {
      if (!this.isLoaded) return this.load();
      const loaded = await this.files.load();
      this.isReadOnly ||= loaded.hasNewer;
      if (this.take(loaded.events)) this.changed.fire();
      await this.save();
    });
  }

  /** Tries again at once what the disk refused. */
  async retry(): Promise<void> {
    await this.inTurn(() => (this.isLoaded ? this.save() : this.load()));
  }

  /** Sets the files aside that could not be read; their content stays. */
  async startFresh(): Promise<void> {
    await this.inTurn(() => this.setAside(this.leftAlone.splice(0)));
  }

  private async load(): Promise<void> {
    let loaded: LoadedEvents;
    try {
      loaded = await this.files.load();
    } catch (error) {
      this.options.log.error('Progress could not be read:', error);
      if (!this.isRefused) this.noticed.fire({ kind: 'unreadable' });
      this.tryLater();
      return;
    }
    this.isLoaded = true;
    this.isReadOnly = loaded.hasNewer;
    this.take(loaded.events);
    if (loaded.hasNewer) this.noticed.fire({ kind: 'newer' });
    else await this.meetUnreadable(loaded);
    await this.addEarlier();
    this.changed.fire();
    await this.save();
    if (this.isWritable && this.files.looseFiles > mostLooseFiles) await this.compact();
  }

  private async meetUnreadable({ events, unreadable, failed }: LoadedEvents): Promise<void> {
    if (unreadable.length + failed.length === 0) return;
    this.options.log.error('Files of progress that could not be read:', [...unreadable, ...failed].join(', '));
    if (events.length === 0) {
      this.leftAlone = [...unreadable];
      this.noticed.fire({ kind: 'unreadable' });
    } else if (unreadable.length > 0 && this.isWritable) {
      await this.setAside(unreadable);
      this.noticed.fire({ kind: 'recovered', files: unreadable.length });
    }
  }

  private async setAside(names: readonly string[]): Promise<void> {
    for (const name of names) {
      await this.files.setAside(name).catch((error: unknown) => {
        this.options.log.error(`${name} could not be set aside:`, error);
      });
    }
  }

  private async addEarlier(): Promise<void> {
    const earlier = (await this.options.earlier?.().catch(() => [])) ?? [];
    const fresh = earlier.filter(({ id }) => !this.progress.has(id));
    this.take(fresh);
    this.unsaved.push(...fresh);
  }

  /** True where some were new. */
  private take(events: readonly ProgressEvent[]): boolean {
    const before = this.events.length;
    for (const event of events) if (this.progress.add(event)) this.events.push(event);
    return this.events.length > before;
  }

  private async save(): Promise<void> {
    if (!this.isWritable || this.isDisposed) return;
    const batch = [...this.unsaved];
    try {
      if (!(await this.files.isSaved())) {
        // The folder was removed under this window: what is in memory is all there is.
        this.files.forget();
        await this.files.compact(this.events);
      } else if (batch.length > 0) {
        await this.files.save(batch);
      }
      this.unsaved.splice(0, batch.length);
      this.isRefused = false;
    } catch (error) {
      this.options.log.error('Progress could not be saved:', error);
      if (!this.isRefused) this.noticed.fire({ kind: 'refused' });
      this.tryLater();
      return;
    }
    if (this.files.looseFiles > mostLooseFiles) await this.compact();
  }

  /** Leaves everything as it is where the disk refuses. */
  private async compact(): Promise<void> {
    this.events = [...keptEvents(this.events, this.progress, mostEvents)];
    try {
      await this.files.compact(this.events);
    } catch (error) {
      this.options.log.error('Progress could not be tidied up:', error);
    }
  }

  private tryLater(): void {
    this.isRefused = true;
    this.later.wait(retryMs, () => void this.retry());
  }

  /** One after the other: the disk sees no two actions of this window at once. */
  private inTurn(action: () => Promise<void>): Promise<void> {
    const next = this.turn.then(action).catch((error: unknown) => {
      this.options.log.error('Progress could not be kept up to date:', error);
    });
    this.turn = next;
    return next;
  }
}
