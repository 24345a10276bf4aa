import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { openDocumentAt } from '../host/documents.ts';
import { isLab } from '../host/labDocument.ts';
import { Timer } from '../host/timer.ts';
import type { LabRun } from '../runs/labRun.ts';
import type { RunService } from '../runs/runService.ts';
import type { Log } from '../shown/log.ts';
import type { Trust } from '../trust/trust.ts';
import type { LiveLabs } from './liveLabs.ts';

/** A lab that takes longer is not run by typing, in milliseconds. */
const longestLiveMs = 200;
/** Typing rests for this long before the lab is run, in milliseconds: the keys of a word come closer together. */
const restMs = 60;
/** A lab that has become slow by an edit is ended after this long, in milliseconds. */
const endAfterMs = 1_000;

/** New values are there this long after an edit, in milliseconds, or they do not come. */
const awaitedMs = 350;

/** Why a lab that is switched to live is not run by typing; null where it is. */
export type LiveHindrance =
  | { readonly kind: 'trains' }
  | { readonly kind: 'slow'; readonly ms: number }
  /** A question of the lab waits for its answer: values would tell it. */
  | { readonly kind: 'asked' };

export interface LiveRunsOptions {
  readonly labs: LiveLabs;
  readonly runs: RunService;
  /** Whether a question about the lab waits for an answer. */
  readonly isAsked: (uri: vscode.Uri) => Promise<boolean>;
  readonly onDidChangeAsked: vscode.Event<void>;
  readonly trust: Trust;
  readonly log: Log;
}

/** Runs a lab again as it is typed, where the learner has switched that on and the lab is quick. */
export class LiveRuns extends Disposable {
  private readonly options: LiveRunsOptions;
  /** What the last run of each lab has told of it. */
  private readonly seen = new Map<string, LiveHindrance | null>();
  private readonly asked = new Set<string>();
  /** The lab that was edited last, and when. */
  private awaited: { readonly key: string; readonly since: number } | null = null;
  /** Typed in while a lab was running. */
  private next: vscode.TextDocument | null = null;
  private isStarting = false;
  private readonly rest = this.register(new Timer());
  private readonly tooLong = this.register(new Timer());
  private readonly changed = this.register(new vscode.EventEmitter<void>());
  /** A hindrance has come or gone. */
  readonly onDidChange = this.changed.event;

  constructor(options: LiveRunsOptions) {
    super();
    this.options = options;
    const { labs, runs, onDidChangeAsked } = options;
    this.register(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && labs.isLive(document.uri)) this.runSoon(document);
      }),
    );
    this.register(
      runs.onDidReceive(({ run, event }) => {
        // Not from its beginning: a worker takes its time to come up.
        if (run.isLive && event.kind === 'started') this.watch(run);
      }),
    );
    this.register(
      runs.onDidEnd(run => {
        this.learn(run);
        // Not within the end itself: others are still being told of it.
        void Promise.resolve().then(() => {
          this.goOn();
        });
      }),
    );
    this.register(
      labs.onDidSwitch(uri => {
        this.switched(uri);
      }),
    );
    this.register(
      onDidChangeAsked(() => {
        for (const document of vscode.workspace.textDocuments) if (labs.isLive(document.uri)) void this.look(document.uri);
      }),
    );
  }

  hindrance(uri: vscode.Uri): LiveHindrance | null {
    const key = uri.toString();
    return this.asked.has(key) ? { kind: 'asked' } : (this.seen.get(key) ?? null);
  }

  private switched(uri: vscode.Uri): void {
    const document = openDocumentAt(uri);
    if (document && this.options.labs.isLive(uri)) void this.look(uri).then(() => this.run(document));
  }

  private runSoon(document: vscode.TextDocument): void {
    if (!this.hindrance(document.uri)) this.awaited = { key: document.uri.toString(), since: Date.now() };
    this.rest.wait(restMs, () => void this.run(document));
  }

  private async run(document: vscode.TextDocument): Promise<void> {
    const { labs, runs, trust, log } = this.options;
    const { uri } = document;
    if (!trust.isGiven || !isLab(uri) || !labs.isLive(uri) || this.hindrance(uri)) return;
    if (this.isBusy()) {
      // One at a time: a worker that is thrown away before it has begun gives nothing.
      this.next = document;
      return;
    }
    this.isStarting = true;
    await runs.startLive(document).catch((error: unknown) => {
      log.debug('A lab could not be run while it was typed:', error);
    });
    this.isStarting = false;
    this.goOn();
  }

  private isBusy(): boolean {
    return this.isStarting || this.options.runs.runningUri !== undefined;
  }

  /** Runs the text as it is by now, where it was typed in during the run that is over. */
  private goOn(): void {
    const { next } = this;
    if (!next || this.isBusy()) return;
    this.next = null;
    if (!next.isClosed) void this.run(next);
  }

  /** Newer values are on their way: what is old for that long needs no words. */
  isAwaited(uri: vscode.Uri): boolean {
    return this.awaited?.key === uri.toString() && Date.now() - this.awaited.since < awaitedMs;
  }

  /** Ends what an edit has made slow. */
  private watch(run: LabRun): void {
    const { runs } = this.options;
    this.tooLong.wait(endAfterMs, () => {
      if (runs.current === run) runs.stop();
    });
  }

  private learn(run: LabRun): void {
    const { outcome, metrics } = run.state;
    if (!outcome || (outcome.status === 'stopped' && !(run.isLive && outcome.reason === 'user'))) return;
    const isSlow = outcome.ms > longestLiveMs;
    const found: LiveHindrance | null = metrics.length > 0 ? { kind: 'trains' } : isSlow ? { kind: 'slow', ms: outcome.ms } : null;
    const key = run.uri.toString();
    const before = this.seen.get(key);
    this.seen.set(key, found);
    if (before?.kind !== found?.kind) this.changed.fire();
  }

  private async look(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const isAsked = await this.options.isAsked(uri);
    if (isAsked === this.asked.has(key)) return;
    if (isAsked) this.asked.add(key);
    else this.asked.delete(key);
    this.changed.fire();
  }
}
