import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import type { LabRun } from '../runs/labRun.ts';
import type { RunService } from '../runs/runService.ts';
import { ValueSheet } from './valueSheet.ts';

/** A run that has given no value for so long makes those of the run before it look old. */
const silentMs = 300;

/** The values that are shown, file by file. A new run takes the place of the last one with its first value. */
export class ValueSheets extends Disposable {
  private readonly sheets = new Map<string, ValueSheet>();
  /** Files whose values are from before the newest try to run. */
  private readonly outdated = new Set<string>();
  private readonly changed = this.register(new vscode.EventEmitter<void>());
  private readonly replaced = this.register(new vscode.EventEmitter<void>());
  private silence: HostTimer | undefined;
  readonly onDidChange = this.changed.event;
  /** The values of a new run have taken the place of others; `onDidChange` is told too. */
  readonly onDidReplace = this.replaced.event;

  constructor(runs: RunService) {
    super();
    this.register(
      runs.onDidStart(run => {
        // Not at once: most runs give their first value before anyone could read that the old ones are old.
        clearTimeout(this.silence);
        this.silence = setTimeout(() => {
          if (!run.isOver && this.get(run.uri)?.run !== run) this.markOutdated(run.uri);
        }, silentMs);
      }),
    );
    this.register(
      runs.onDidRefuse(({ uri }) => {
        this.markOutdated(uri);
      }),
    );
    this.register(
      runs.onDidReceive(({ run, event }) => {
        if (event.kind !== 'values') return;
        this.adopt(run);
        this.changed.fire();
      }),
    );
    this.register(
      runs.onDidEnd(run => {
        this.settle(run);
      }),
    );
    this.register({
      dispose: () => {
        clearTimeout(this.silence);
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

  /** A run that was replaced before it gave a value leaves the older values where they are; every other one takes over. */
  private settle(run: LabRun): void {
    const { outcome, values } = run.state;
    const saidNothing = outcome?.status === 'stopped' && values.size === 0;
    if (saidNothing) {
      run.dispose();
      this.markOutdated(run.uri);
    } else {
      this.adopt(run);
      this.changed.fire();
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
      if (sheet?.run === run) continue;
      if (sheet) old.add(sheet.run);
      isNew = true;
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
