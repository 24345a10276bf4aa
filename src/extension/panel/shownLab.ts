import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import type { LabView, OutcomeMessage } from '../../core/labPage.ts';
import { compactEvents } from '../../core/runState.ts';
import { fileNameOf, isLab, isSameUri } from '../labs/labDocument.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import type { LastRuns } from '../runs/lastRuns.ts';
import type { Settings } from '../settings.ts';
import type { LabPage } from './labPage.ts';
import type { LabPanel } from './labPanel.ts';
import type { Log } from '../shown/log.ts';

export interface ShownLabOptions {
  readonly panel: LabPanel;
  readonly lastRuns: LastRuns;
  readonly library: LessonLibrary;
  readonly settings: Settings;
  readonly log: Log;
}

/** While one types, nobody looks at the view. */
const typingMs = 250;

/** Which lab the view shows: the one that was run last, or the one the learner went to since. */
export class ShownLab extends Disposable {
  private readonly options: ShownLabOptions;
  private shownUri: vscode.Uri | undefined;
  /** Why the shown lab was not run, when that is the newest there is to say. */
  private refusal: OutcomeMessage | undefined;
  /** What the page was told last: that the text differs from what ran. */
  private saidEdited = false;
  private comparing: HostTimer | undefined;

  constructor(options: ShownLabOptions) {
    super();
    this.options = options;
    const { panel, settings } = options;
    this.register(
      panel.onDidOpen(() => {
        this.send();
      }),
    );
    this.register(
      settings.onDidChange(() => {
        if (!this.isRunOn()) this.send();
      }),
    );
    this.register(
      vscode.window.onDidChangeActiveTextEditor(editor => {
        if (editor && isLab(editor.document.uri) && !this.isRunOn()) this.follow(editor.document.uri);
      }),
    );
    this.register(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0 || !this.shownUri || !isSameUri(document.uri, this.shownUri)) return;
        clearTimeout(this.comparing);
        this.comparing = setTimeout(() => {
          this.tellEdited();
        }, typingMs);
      }),
    );
    this.register({
      dispose: () => {
        clearTimeout(this.comparing);
      },
    });
  }

  /** The lab the page speaks of; the page itself knows no file. */
  get uri(): vscode.Uri | undefined {
    return this.shownUri;
  }

  show(uri: vscode.Uri, refusal?: OutcomeMessage): void {
    this.shownUri = uri;
    this.refusal = refusal;
    this.send();
  }

  /** A run of `uri` begins: the page shows that lab by then, and forgets why it was not run before. */
  showForRun(uri: vscode.Uri): void {
    this.saidEdited = false;
    if (this.refusal || !this.shownUri || !isSameUri(this.shownUri, uri)) this.show(uri);
  }

  /** Where a line of the text that ran stands now; the line itself where the lab has not been run. */
  async locate(line: number): Promise<{ document: vscode.TextDocument; range: vscode.Range } | null> {
    if (!this.shownUri) return null;
    const document = await vscode.workspace.openTextDocument(this.shownUri);
    const text = this.options.lastRuns.get(this.shownUri)?.texts[0];
    const now = text && !text.isCurrent(document) ? text.locate(line, document)?.line : line;
    if (now === undefined || now < 1 || now > document.lineCount) return null;
    const { range, firstNonWhitespaceCharacterIndex } = document.lineAt(now - 1);
    return { document, range: new vscode.Range(range.start.translate(0, firstNonWhitespaceCharacterIndex), range.end) };
  }

  private follow(uri: vscode.Uri): void {
    if (!this.shownUri || !isSameUri(this.shownUri, uri)) this.show(uri);
  }

  private isEdited(uri: vscode.Uri): boolean {
    const text = this.options.lastRuns.get(uri)?.texts[0];
    const document = vscode.workspace.textDocuments.find(one => isSameUri(one.uri, uri));
    return !!text && !!document && !text.isCurrent(document);
  }

  private tellEdited(): void {
    const { panel, log } = this.options;
    if (!this.shownUri || !panel.page || this.isEdited(this.shownUri) === this.saidEdited) return;
    this.saidEdited = !this.saidEdited;
    panel.page.remote.edited({ isEdited: this.saidEdited }).catch((error: unknown) => {
      log.debug('The lab page did not take that the code was edited:', error);
    });
  }

  private isRunOn(): boolean {
    const run = this.shownUri && this.options.lastRuns.get(this.shownUri);
    return run !== undefined && !run.isOver;
  }

  private send(): void {
    const { panel, log } = this.options;
    const page = panel.page;
    if (!page) return;
    this.sendTo(page).catch((error: unknown) => {
      if (panel.page === page) log.error('The lab page could not show a lab:', error);
    });
  }

  private async sendTo(page: LabPage): Promise<void> {
    await this.options.library.lessons();
    const uri = (this.shownUri ??= vscode.window.visibleTextEditors.map(({ document }) => document.uri).find(isLab));
    if (!uri) return;
    this.saidEdited = this.isEdited(uri);
    await page.remote.show(this.viewOf(uri));
  }

  private viewOf(uri: vscode.Uri): LabView {
    const { library, lastRuns, settings } = this.options;
    const fileName = fileNameOf(uri);
    const found = library.labOf(uri);
    const run = lastRuns.get(uri);
    return {
      title: found?.lab.title ?? fileName,
      fileName,
      expected: found?.lab.expected ?? null,
      backendSetting: settings.backend,
      isEdited: this.saidEdited,
      run: run ? { runId: run.id, events: compactEvents(run.state), message: run.message, lab: run.lab } : null,
      ...(this.refusal ? { notice: this.refusal } : {}),
    };
  }
}
