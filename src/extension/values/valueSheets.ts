import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { Timer } from '../host/timer.ts';
import type { LabRun } from '../runs/labRun.ts';
import type { RunService } from '../runs/runService.ts';
import { ValueSheet } from './valueSheet.ts';

/** Values of the run before look old once a new run has given none for this long, in milliseconds. */
const silentMs = 300;

/** The values that are shown, file by file. A new run takes the place of the last one with its first value. */
export class ValueSheets extends Disposable {
  private readonly sheets = new Map<string, ValueSheet>();
  /** Files whose values are from before the newest try to run. */
  private readonly outdated = new Set<string>();
  private readonly changed = this.register(new vscode.EventEmitter<void>());
  private readonly replaced = this.register(new vscode.EventEmitter<void>());
  private readonly settled = this.register(new vscode.EventEmitter<void>());
  private readonly stepped = this.register(new vscode.EventEmitter<void>());
  private readonly aged = this.register(new vscode.EventEmitter<void>());
  private readonly silence = this.register(new Timer());
  readonly onDidChange = this.changed.event;
  /** The values of a new run have taken the place of others; `onDidChange` is told too. */
  readonly onDidReplace = this.replaced.event;
  /** A run is over, and has given all its values; `onDidChange` has been told. */
  readonly onDidSettle = this.settled.event;
  /** Another step of a run is looked at; `onDidChange` is told too. */
  readonly onDidStep = this.stepped.event;
  /** Values have become old, or are no longer. */
  readonly onDidAge = this.aged.event;

  constructor(runs: RunService) {
    super();
    this.register(
      runs.onDidStart(run => {
        // Not at once: most runs give their first value before anyone could read that the old ones are old.
        this.silence.wait(silentMs, () => {
          if (!run.isOver && this.get(run.uri)?.run !== run) this.markOutdated(run.uri);
        });
      }),
    );
    this.register(
      runs.onDidRefuse(({ uri }) => {
        this.markOutdated(uri);
      }),
    );
    this.register(
      runs.onDidReceive(({ run, event }) => {
        if (event.kind === 'values') this.show(run);
      }),
    );
    this.register(
      runs.onDidEnd(run => {
        this.settle(run);
      }),
    );
    this.register({
      dispose: () => {
        for (const { run } of this.sheets.values()) run.dispose();
      },
    });
  }

  get(uri: vscode.Uri): ValueSheet | undefined {
    return this.sheets.get(uri.toString());
  }

  isOutdated(uri: vscode.Uri): boolean {
    return this.outdated.has(uri.toString());
  }

  /** Shows the values of a run; those of one from before the window was opened again where nothing newer is shown. */
  show(run: LabRun): void {
    this.adopt(run);
    this.changed.fire();
  }

  /** Another step of a run is looked at, or its last values are again. */
  step(): void {
    // Who paints hears of it first as a step.
    this.stepped.fire();
    this.changed.fire();
  }

  /** Takes away what a run left beside a file's lines that did not come to its end. */
  clearFailed(uri: vscode.Uri): void {
    const key = uri.toString();
    const run = this.sheets.get(key)?.run;
    if (!run?.isOver || run.state.outcome?.status === 'finished') return;
    this.sheets.delete(key);
    this.outdated.delete(key);
    if (![...this.sheets.values()].some(sheet => sheet.run === run)) run.dispose();
    this.changed.fire();
  }

  /**
   * A run that was replaced before it gave a value leaves the older values where they are; every other one takes over.
   */
  private settle(run: LabRun): void {
    if (run.saidNothing) {
      run.dispose();
      this.markOutdated(run.uri);
    } else {
      this.show(run);
      this.settled.fire();
    }
  }

  private adopt(run: LabRun): void {
    const old = new Set<LabRun>();
    let isNew = false;
    for (const [file, text] of run.texts.entries()) {
      if (!text) continue;
      const key = text.uri.toString();
      const sheet = this.sheets.get(key);
      this.outdated.delete(key);
      if (sheet?.run === run || (sheet && run.isKept)) continue;
      if (sheet) old.add(sheet.run);
      isNew = true;
      if (text === run.texts[0])
        run.stale.onDidChange(() => {
          this.aged.fire();
        });
      this.sheets.set(key, new ValueSheet(run, file, text.uri));
    }
    const shown = new Set([...this.sheets.values()].map(sheet => sheet.run));
    for (const one of old) if (!shown.has(one)) one.dispose();
    if (isNew) this.replaced.fire();
  }

  private markOutdated(uri: vscode.Uri): void {
    const key = uri.toString();
    if (!this.sheets.has(key)) return;
    this.outdated.add(key);
    this.changed.fire();
  }
}
