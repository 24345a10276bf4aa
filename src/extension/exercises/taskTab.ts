import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import type { LabHostApi, ShownTask } from '../../core/channels/labPageChannel.ts';
import type { TaskPart, TaskView } from '../../core/channels/taskView.ts';
import { fileNameOf, isLab, isSameUri } from '../host/labDocument.ts';
import { Timer } from '../host/timer.ts';
import type { LabViewProvider } from '../labView/labViewProvider.ts';
import type { PageLink } from '../labView/pageLink.ts';
import { typingMs } from '../runs/shownLab.ts';
import type { Log } from '../shown/log.ts';
import type { Trust } from '../trust/trust.ts';
import { isAttemptName, type AttemptFile } from '../lessons/attemptFile.ts';
import type { Attempts } from './attempts.ts';
import type { CheckService } from './checkService.ts';
import type { TakenHelp } from './takenHelp.ts';
import type { TaskViews } from './taskViews.ts';

export interface TaskTabOptions {
  readonly attempts: Pick<Attempts, 'of'>;
  readonly checks: Pick<CheckService, 'onDidChange' | 'onDidProgress'>;
  readonly help: TakenHelp;
  readonly views: Pick<TaskViews, 'of' | 'onDidChange'>;
  readonly labView: Pick<LabViewProvider, 'page' | 'isVisible' | 'open' | 'reveal' | 'focus' | 'onDidOpen' | 'onDidRequestTask'>;
  readonly trust: Trust;
  readonly log: Log;
}

type Request = Parameters<LabHostApi['requestTask']>[0]['request'];

/** What the learner pressed, of the attempt that is shown. */
export interface TaskPress {
  readonly attempt: AttemptFile;
  readonly request: Request;
}

/**
 * The lab view's tab `Task`: the exercise the learner is in, or the last one they were in, until they go to a lab that
 * is none.
 */
export class TaskTab extends Disposable {
  private readonly options: TaskTabOptions;
  private uri: vscode.Uri | undefined;
  private front: ShownTask['front'];
  private isStale = false;
  /** What the page shows. */
  private said: { readonly page: PageLink; readonly uri: string | undefined; readonly text: string } | undefined;
  private sending: Promise<void> | undefined;
  /** What the page knows attempts by, in the order of their numbers. */
  private readonly keys: string[] = [];
  private readonly typed = this.register(new Timer());
  private readonly pressed = this.register(new vscode.EventEmitter<TaskPress>());
  readonly onDidPress = this.pressed.event;

  constructor(options: TaskTabOptions) {
    super();
    this.options = options;
    const { checks, help, views, labView, log } = options;
    const update = (): void => {
      this.update();
    };
    this.register(
      labView.onDidOpen(() => {
        if (!this.uri) this.follow(vscode.window.activeTextEditor);
        this.update();
      }),
    );
    this.register(
      labView.onDidRequestTask(request => {
        this.take(request).catch((error: unknown) => {
          log.error('What was pressed in the tab Task could not be done:', error);
        });
      }),
    );
    for (const happened of [checks.onDidChange, checks.onDidProgress, views.onDidChange]) this.register(happened(update));
    this.register(
      help.onDidTake(({ uri, part }) => {
        this.show(uri, part);
      }),
    );
    this.register(
      vscode.window.onDidChangeActiveTextEditor(editor => {
        this.follow(editor);
      }),
    );
    this.register(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.uri && isSameUri(document.uri, this.uri)) this.typed.wait(typingMs, update);
      }),
    );
  }

  /** The attempt that is shown. */
  get shownUri(): vscode.Uri | undefined {
    return this.uri;
  }

  /** What is shown in the tab is seen, or heard, as soon as it is there. */
  get isInSight(): boolean {
    return this.options.labView.isVisible;
  }

  /** Brings the tab to the front of the view, which stays where it is. */
  show(uri: vscode.Uri, part: TaskPart, isFocused = false): void {
    this.uri = uri;
    this.front = { part, isFocused };
    this.update();
  }

  /** Brings the view to the front, and the tab in it. False where there is no view, since the folder is not trusted. */
  async open({ uri }: AttemptFile, part: TaskPart, isFocused: boolean): Promise<boolean> {
    const { labView, trust } = this.options;
    if (!trust.isGiven) return false;
    if (isFocused) await labView.focus();
    else {
      await labView.open();
      labView.reveal();
    }
    this.show(uri, part, isFocused);
    return true;
  }

  private follow(editor: vscode.TextEditor | undefined): void {
    const uri = editor?.document.uri;
    if (!uri) return;
    const isAttempt = isAttemptName(fileNameOf(uri));
    if (!isAttempt && !isLab(uri)) return;
    this.uri = isAttempt ? uri : undefined;
    this.update();
  }

  private update(): void {
    this.takeOther();
    this.isStale = true;
    this.sending ??= this.send().finally(() => {
      this.sending = undefined;
      if (this.isStale && this.options.labView.page) this.update();
    });
  }

  /**
   * At once takes another exercise than the learner's from the page: on a busy machine it takes seconds to read what
   * theirs asks, and the goals of one would stand beside the code of another.
   */
  private takeOther(): void {
    const { labView, log } = this.options;
    const { page } = labView;
    const uri = this.uri?.toString();
    if (!page || (this.said?.page === page && this.said.uri === uri)) return;
    const shown = { task: null, ...(uri === undefined ? {} : { isReading: true }) };
    this.said = { page, uri, text: JSON.stringify(uri === undefined ? null : shown) };
    page.remote.showTask(shown).catch((error: unknown) => {
      if (labView.page === page) log.error('The lab page could not let go of a task:', error);
    });
  }

  /** One message at a time: what changes meanwhile goes with the next. */
  private async send(): Promise<void> {
    const { labView, log } = this.options;
    for (let page = labView.page; page && this.isStale; page = labView.page) {
      this.isStale = false;
      try {
        await this.sendTo(page);
      } catch (error) {
        if (labView.page === page) log.error('The lab page could not show a task:', error);
      }
    }
  }

  private async sendTo(page: PageLink): Promise<void> {
    const { uri } = this;
    const task = uri ? await this.viewOf(uri) : null;
    if (uri !== this.uri) return;
    const { front } = this;
    this.front = undefined;
    const text = JSON.stringify(task);
    if (!front && this.said?.page === page && this.said.text === text) return;
    this.said = { page, uri: uri?.toString(), text };
    await page.remote.showTask({ task, ...(front && task ? { front } : {}) });
  }

  private async viewOf(uri: vscode.Uri): Promise<TaskView | null> {
    const attempt = await this.options.attempts.of(uri);
    return attempt && { key: this.keyOf(uri), ...(await this.options.views.of(attempt)) };
  }

  private keyOf(uri: vscode.Uri): string {
    const id = uri.toString();
    if (!this.keys.includes(id)) this.keys.push(id);
    return `task-${String(this.keys.indexOf(id))}`;
  }

  /** The page is not believed: only what is shown can be meant, and numbers are whole. */
  private async take({ key, request }: Parameters<LabHostApi['requestTask']>[0]): Promise<void> {
    const { uri } = this;
    if (!uri || key !== this.keyOf(uri) || ('at' in request && !Number.isSafeInteger(request.at))) return;
    const attempt = await this.options.attempts.of(uri);
    if (attempt) this.pressed.fire({ attempt, request });
  }
}
