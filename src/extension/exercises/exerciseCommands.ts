import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import type { Verdict } from '../../core/run/verdict.ts';
import { commands } from '../host/ids.ts';
import { isUri } from '../lessons/labArgument.ts';
import { isTreeNode } from '../lessons/lessonNodes.ts';
import type { AttemptFile } from '../lessons/attemptFile.ts';
import type { Attempts } from './attempts.ts';
import { showCheckResult } from './checkResult.ts';
import type { CheckService } from './checkService.ts';
import type { Hints } from './hints.ts';
import type { TakenHelp } from './takenHelp.ts';
import type { TaskTab } from './taskTab.ts';
import type { Walkthrough } from './walkthrough.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation, showWarning } from '../shown/messages.ts';
import { withNotification } from '../shown/progressWords.ts';
import { shown } from '../../core/words/shownText.ts';
import type { Commands } from '../trust/commands.ts';

export interface ExerciseCommandsOptions {
  readonly attempts: Attempts;
  readonly checks: CheckService;
  readonly hints: Hints;
  readonly walkthrough: Walkthrough;
  readonly help: TakenHelp;
  readonly tab: TaskTab;
  /** True where the attempt was reset. */
  readonly reset: (attempt: AttemptFile) => Promise<boolean>;
  readonly commands: Commands;
}

/** What the learner can press above an attempt, in the tree, in the palette and by key. */
export class ExerciseCommands extends Disposable {
  private readonly options: ExerciseCommandsOptions;

  constructor(options: ExerciseCommandsOptions) {
    super();
    this.options = options;
    const { checks, hints, walkthrough, help, tab, reset } = options;
    this.add(commands.openExercise, argument => this.open(argument));
    this.addFor(commands.checkAttempt, attempt => this.check(attempt));
    this.addFor(commands.showHint, attempt => hints.show(attempt));
    this.addFor(commands.showWalkthrough, attempt => walkthrough.show(attempt));
    this.addFor(commands.showTask, async (attempt, isAsked) => {
      if (!(await tab.open(attempt, 'task', isAsked))) await walkthrough.showTask(attempt);
    });
    this.addFor(commands.resetAttempt, async attempt => {
      if (await reset(attempt)) help.forget(attempt.uri);
    });
    this.addFor(commands.showCheckResult, async (attempt, isAsked) => {
      const result = checks.resultOf(attempt.uri);
      if (!result) await this.check(attempt);
      else if (!(await tab.open(attempt, 'check', isAsked))) await showCheckResult(result);
    });
  }

  private async open(argument: unknown): Promise<AttemptFile | undefined> {
    if (isTreeNode(argument) && argument.kind === 'exercise') return this.options.attempts.open(argument, argument.root.uri);
    return this.options.attempts.pick();
  }

  /** The attempt a lens, an item of the tree or the active editor stands for, or else the one that is shown. */
  private async attemptOf(argument: unknown): Promise<AttemptFile | undefined> {
    const { attempts, tab } = this.options;
    if (isTreeNode(argument)) return this.open(argument);
    const uris = isUri(argument) ? [argument] : [vscode.window.activeTextEditor?.document.uri, tab.shownUri];
    for (const uri of uris) {
      const attempt = uri && (await attempts.of(uri));
      if (attempt) return attempt;
    }
    return attempts.pick();
  }

  /** Begun and told in the tab `Task` where that is in sight, by notifications where it is not. */
  private async check(attempt: AttemptFile): Promise<void> {
    const { tab } = this.options;
    const document = await vscode.workspace.openTextDocument(attempt.uri);
    let verdict: Verdict;
    if (tab.isInSight) {
      const checked = this.options.checks.check(attempt, document, {});
      tab.show(attempt.uri, 'check');
      ({ verdict } = await checked);
    } else verdict = await this.checkUnseen(attempt, document);
    tab.show(attempt.uri, 'check');
    if (!tab.isInSight) void this.tell(attempt, verdict);
  }

  private async checkUnseen(attempt: AttemptFile, document: vscode.TextDocument): Promise<Verdict> {
    const title = inWords('Checking "{0}"', attempt.exercise.title);
    const { verdict } = await withNotification(title, (report, token) => {
      let reported = 0;
      const onProgress = ({ done, total }: { readonly done: number; readonly total: number }): void => {
        const percent = (100 * done) / Math.max(1, total);
        report({ increment: Math.max(0, percent - reported), message: inWords('{0} of {1}', done, total) });
        reported = Math.max(reported, percent);
      };
      return this.options.checks.check(attempt, document, { token, onProgress });
    });
    return verdict;
  }

  /** One sentence, which VS Code also reads aloud, and what can be done next. */
  private async tell({ exercise, uri }: AttemptFile, { kind, message, line }: Verdict): Promise<void> {
    const isPlaced = line === null || kind === 'right' || /\bline \d/i.test(message);
    const place = isPlaced ? '' : inWords('Line {0}: ', line);
    const label = exercise.kind === 'words' ? inWords('Self-check: ') : '';
    const next =
      kind === 'right'
        ? { title: inWords('Other Ways'), command: commands.showWalkthrough }
        : kind === 'notYetRight'
          ? { title: inWords('Hint'), command: commands.showHint }
          : { title: inWords('Task'), command: commands.showTask };
    const goals = { title: inWords('Goals'), command: commands.showCheckResult };
    const buttons = kind === 'right' || kind === 'notYetRight' ? [next, goals] : [next];
    const show = kind === 'couldNotRun' ? showWarning : showInformation;
    const chosen = await show(shown(`${label}${place}${message}`), ...buttons.map(({ title }) => title));
    const button = buttons.find(({ title }) => title === chosen);
    if (button) await vscode.commands.executeCommand(button.command, uri);
  }

  /** `isAsked`: nothing was pressed with a pointer, so that the focus may go to what is shown. */
  private addFor(command: string, action: (attempt: AttemptFile, isAsked: boolean) => Promise<unknown>): void {
    this.add(command, async argument => {
      const attempt = await this.attemptOf(argument);
      if (attempt) await action(attempt, argument === undefined);
    });
  }

  private add(command: string, action: (argument: unknown) => Promise<unknown>): void {
    this.register(this.options.commands.register(command, action));
  }
}
