import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import type { LabPageApi, LabQuestion, LabView, OutcomeMessage } from '../../core/channels/labPageChannel.ts';
import { compactEvents } from '../../core/following/runState.ts';
import { openDocumentAt } from '../host/documents.ts';
import { Timer } from '../host/timer.ts';
import { fileNameOf, isLab, isSameUri } from '../host/labDocument.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import type { LabRun } from './labRun.ts';
import type { LastRuns } from '../runs/lastRuns.ts';
import type { Settings } from '../trust/settings.ts';
import type { PageLink } from '../labView/pageLink.ts';
import type { LabViewProvider } from '../labView/labViewProvider.ts';
import type { Log } from '../shown/log.ts';

export interface ShownLabOptions {
  readonly labView: LabViewProvider;
  readonly lastRuns: LastRuns;
  readonly library: LessonLibrary;
  readonly settings: Settings;
  readonly log: Log;
}

/** Why a lab was not run, and its text as it was then. */
interface Refusal {
  readonly message: OutcomeMessage;
  readonly text: string;
}

/** What the page is told of the lab's text: see `LabView`. */
type Edits = Required<Parameters<LabPageApi['edited']>[0]>;

/** While one types, nobody looks at the view: this long, in milliseconds. */
export const typingMs = 250;

/** Which lab the view shows: the one that was run last, or the one the learner went to since. */
export class ShownLab extends Disposable {
  private readonly options: ShownLabOptions;
  private shownUri: vscode.Uri | undefined;
  /** Why the shown lab was not run, when that is the newest there is to say. */
  private refusal: Refusal | undefined;
  /** What the page was told last. */
  private said: Edits = { isEdited: false, isNoticeEdited: false };
  /** What is asked of a lab before it runs: told by whoever knows. */
  questionsOf: ((uri: vscode.Uri) => Promise<readonly LabQuestion[]>) | undefined;
  private readonly comparing = this.register(new Timer());

  constructor(options: ShownLabOptions) {
    super();
    this.options = options;
    const { labView, settings } = options;
    this.register(
      labView.onDidOpen(() => {
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
        this.comparing.wait(typingMs, () => {
          this.tellEdited();
        });
      }),
    );
  }

  /** The lab the page speaks of; the page itself knows no file. */
  get uri(): vscode.Uri | undefined {
    return this.shownUri;
  }

  show(uri: vscode.Uri, refusal?: Refusal): void {
    this.shownUri = uri;
    this.refusal = refusal;
    this.send();
  }

  /** A run of `uri` begins: the page shows that lab by then, and forgets why it was not run before. */
  showForRun(uri: vscode.Uri): void {
    this.said = { isEdited: false, isNoticeEdited: false };
    if (this.refusal || !this.shownUri || !isSameUri(this.shownUri, uri)) this.show(uri);
  }

  /** What is known of a lab has changed without a run of it. */
  showAgain(uri: vscode.Uri): void {
    if (this.shownUri && isSameUri(this.shownUri, uri)) this.send();
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

  /** Shows that lab, where another one is shown. */
  follow(uri: vscode.Uri): void {
    if (!this.shownUri || !isSameUri(this.shownUri, uri)) this.show(uri);
  }

  private editsOf(uri: vscode.Uri): Edits {
    const text = this.options.lastRuns.get(uri)?.texts[0];
    const document = openDocumentAt(uri);
    return {
      isEdited: !!text && !!document && !text.isCurrent(document),
      isNoticeEdited: !!this.refusal && !!document && document.getText() !== this.refusal.text,
    };
  }

  private tellEdited(): void {
    const { labView, log } = this.options;
    if (!this.shownUri || !labView.page) return;
    const edits = this.editsOf(this.shownUri);
    if (edits.isEdited === this.said.isEdited && edits.isNoticeEdited === this.said.isNoticeEdited) return;
    this.said = edits;
    labView.page.remote.edited(edits).catch((error: unknown) => {
      log.debug('The lab page did not take that the code was edited:', error);
    });
  }

  private isRunOn(): boolean {
    const run = this.shownUri && this.options.lastRuns.get(this.shownUri);
    return run !== undefined && !run.isOver;
  }

  private send(): void {
    const { labView, log } = this.options;
    const page = labView.page;
    if (!page) return;
    this.sendTo(page).catch((error: unknown) => {
      if (labView.page === page) log.error('The lab page could not show a lab:', error);
    });
  }

  private async sendTo(page: PageLink): Promise<void> {
    // All that is sent is then taken in one turn.
    await this.options.library.lessons();
    const uri = (this.shownUri ??= vscode.window.visibleTextEditors.map(({ document }) => document.uri).find(isLab));
    if (!uri) return;
    const questions = (await this.questionsOf?.(uri)) ?? [];
    if (this.shownUri !== uri) return;
    this.said = this.editsOf(uri);
    await page.remote.show({ ...this.viewOf(uri), questions });
  }

  private viewOf(uri: vscode.Uri): LabView {
    const { library, lastRuns, settings } = this.options;
    const fileName = fileNameOf(uri);
    const found = library.knownLabOf(uri);
    const run = lastRuns.get(uri);
    return {
      key: uri.toString(),
      title: library.knownTitleOf(uri) ?? fileName,
      fileName,
      expected: found?.lab.expected ?? null,
      backendSetting: settings.backend,
      ...this.said,
      run: run ? shownRun(run) : null,
      ...(this.refusal ? { notice: this.refusal.message } : {}),
    };
  }
}

function shownRun(run: LabRun): LabView['run'] {
  const { id, state, message, lab, isChanged, isKept, cursor, earlier } = run;
  return {
    runId: id,
    events: compactEvents(state),
    message,
    lab,
    isChanged,
    isKept,
    ...(cursor && { cursor }),
    ...(earlier ? { earlier } : {}),
  };
}
