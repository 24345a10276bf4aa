import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import { commands } from '../ids.ts';
import { attemptSelector, type Attempt } from './attempt.ts';
import type { Attempts } from './attempts.ts';
import type { CheckedAttempt, CheckService } from './checkService.ts';
import { shortVerdict, verdictIcons } from './verdictWords.ts';

/** What can be done with an attempt, and what the last check said, above its first line whatever stands there. */
export class ExerciseLens extends Disposable implements vscode.CodeLensProvider {
  private readonly attempts: Attempts;
  private readonly checks: CheckService;
  private readonly changed = this.register(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(attempts: Attempts, checks: CheckService) {
    super();
    this.attempts = attempts;
    this.checks = checks;
    this.register(
      checks.onDidChange(() => {
        this.changed.fire();
      }),
    );
    this.register(vscode.languages.registerCodeLensProvider(attemptSelector, this));
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const attempt = await this.attempts.of(document.uri);
    if (!attempt) return [];
    const lens = (title: string, command: string, tooltip: string): vscode.CodeLens =>
      new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title, command, tooltip, arguments: [document.uri] });
    const result = this.checks.resultOf(document.uri);
    return [
      this.checks.isChecking(document.uri)
        ? lens(`$(sync~spin) ${vscode.l10n.t('Checking')}`, commands.checkAttempt, vscode.l10n.t('Check the text as it stands now instead'))
        : lens(`$(beaker) ${vscode.l10n.t('Check attempt')}`, commands.checkAttempt, checkTip(attempt)),
      ...(result ? [this.resultLens(result, document, lens)] : []),
      lens(`$(lightbulb) ${vscode.l10n.t('Hint')}`, commands.showHint, vscode.l10n.t('The next step of help, vague first')),
      lens(`$(diff) ${vscode.l10n.t('Show walkthrough')}`, commands.showWalkthrough, vscode.l10n.t('See a way to do it, beside your text')),
      lens(`$(discard) ${vscode.l10n.t('Reset')}`, commands.resetAttempt, vscode.l10n.t('Begin again; your text is kept')),
      lens(`$(book) ${vscode.l10n.t('Task')}`, commands.showTask, attempt.exercise.summary),
    ];
  }

  private resultLens(
    { verdict, text }: CheckedAttempt,
    document: vscode.TextDocument,
    lens: (title: string, command: string, tooltip: string) => vscode.CodeLens,
  ): vscode.CodeLens {
    const words = shortVerdict(verdict);
    return document.getText() === text
      ? lens(`$(${verdictIcons[verdict.kind]}) ${words}`, commands.showCheckResult, verdict.message)
      : lens(`$(history) ${vscode.l10n.t('Edited since the check')}`, commands.showCheckResult, `${words}. ${verdict.message}`);
  }
}

function checkTip({ exercise }: Attempt): string {
  return exercise.check === null
    ? vscode.l10n.t('A self-check: looks for the ideas the answer needs')
    : vscode.l10n.t('Runs the text as it stands here, saved or not, and looks at what it computes');
}
