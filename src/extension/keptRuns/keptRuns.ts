import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { visibleLabs } from '../host/labDocument.ts';
import { randomHex } from '../host/randomHex.ts';
import type { LabCompiler } from '../labs/labCompiler.ts';
import { readBeside } from '../labs/nearbyFiles.ts';
import { TrackedText } from '../labs/trackedText.ts';
import type { GivenTexts } from '../lessons/givenTexts.ts';
import { LabRun } from '../runs/labRun.ts';
import type { LastRuns } from '../runs/lastRuns.ts';
import type { RunService } from '../runs/runService.ts';
import type { ShownLab } from '../runs/shownLab.ts';
import type { Log } from '../shown/log.ts';
import type { Trust } from '../trust/trust.ts';
import type { ValueSheets } from '../values/valueSheets.ts';
import { decodeRun, encodeRun, type KeptRun } from './keptRun.ts';
import type { KeptRunFiles } from './keptRunFiles.ts';

export interface KeptRunsOptions {
  readonly runs: RunService;
  readonly sheets: ValueSheets;
  readonly lastRuns: LastRuns;
  readonly shownLab: ShownLab;
  readonly compiler: LabCompiler;
  readonly givenTexts: GivenTexts;
  readonly files: KeptRunFiles;
  readonly trust: Trust;
  /** Of the extension. */
  readonly version: string;
  readonly log: Log;
}

/**
 * Keeps the last run of each lab on disk, and shows it again, as old, when a window is opened in which the lab was not
 * run yet.
 */
export class KeptRuns extends Disposable {
  private readonly options: KeptRunsOptions;
  /** Labs that have been looked for, once each. */
  private readonly sought = new Set<string>();

  constructor(options: KeptRunsOptions) {
    super();
    this.options = options;
    this.register(
      options.runs.onDidEnd(run => {
        this.keep(run);
      }),
    );
    this.register(
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.seek();
      }),
    );
    this.seek();
  }

  private keep(run: LabRun): void {
    const { files, version, log } = this.options;
    if (run.isLive || run.saidNothing) return;
    files.write(run.uri, encodeRun(run, version)).catch((error: unknown) => {
      log.warn('The values of a run could not be kept for the next window:', error);
    });
  }

  private seek(): void {
    for (const document of visibleLabs()) {
      const key = document.uri.toString();
      if (this.sought.has(key)) continue;
      this.sought.add(key);
      this.bringBack(document).catch((error: unknown) => {
        this.options.log.warn('The values of the last run could not be read:', error);
      });
    }
  }

  private async bringBack(document: vscode.TextDocument): Promise<void> {
    const { files, trust, version, lastRuns, runs, sheets, shownLab, givenTexts } = this.options;
    const { uri } = document;
    await trust.whenGiven();
    const text = await files.read(uri);
    const kept = text === null ? null : decodeRun(text, version);
    const besides = kept && (await unchangedBeside(uri, kept));
    const isChanged = kept !== null && (await givenTexts.isChanged(uri, kept.texts[0] ?? ''));
    const isNewer = lastRuns.get(uri) !== undefined || runs.isRunning(uri);
    if (!kept || !besides || isNewer || document.isClosed || this.isDisposed) return;
    const run = this.remake(kept, document, besides, isChanged);
    lastRuns.set(run);
    sheets.show(run);
    shownLab.showAgain(uri);
  }

  private remake(kept: KeptRun, document: vscode.TextDocument, besides: readonly (TextBeside | null)[], isChanged: boolean): LabRun {
    const { compiler } = this.options;
    const { uri } = document;
    const own = new TrackedText(uri, kept.texts[0] ?? '', document.getText());
    const texts = [own, ...besides.map(beside => beside && new TrackedText(beside.uri, beside.text))];
    const run = new LabRun({
      id: randomHex(),
      compilation: {
        ok: true,
        lab: { ...kept.lab, code: '' },
        hash: '',
        toOriginal: ({ line, column }) => kept.places.find(({ from }) => from.line === line && from.column === column)?.to ?? null,
        notice: null,
      },
      texts,
      uri,
      askStale: edited => compiler.staleLines(uri, edited),
      isKept: true,
      isChanged,
    });
    for (const event of kept.events) run.receive(event);
    const { message } = kept;
    run.message = {
      ...message,
      severity: message.severity === 'ok' ? 'info' : message.severity,
      text: `Before the window was opened again: ${message.text}`,
    };
    return run;
  }
}

interface TextBeside {
  readonly uri: vscode.Uri;
  readonly text: string;
}

/** The files beside the lab, in their order; null where one reads otherwise by now: its values may be others then. */
async function unchangedBeside(lab: vscode.Uri, { lab: { files }, texts }: KeptRun): Promise<(TextBeside | null)[] | null> {
  const found: (TextBeside | null)[] = [];
  for (const [index, { name }] of files.entries()) {
    if (index === 0) continue;
    const beside = await readBeside(lab, name);
    if ((beside?.text ?? null) !== texts[index]) return null;
    found.push(beside);
  }
  return found;
}
