import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { commands } from '../host/ids.ts';
import { attemptSelector, type AttemptFile } from '../lessons/attemptFile.ts';
import type { Attempts } from './attempts.ts';
import type { CheckedAttempt, CheckService } from './checkService.ts';
import { shortVerdict, verdictIcons } from './verdictWords.ts';
import { shown, withIcon, type Shown } from '../../core/words/shownText.ts';
import { lensAt, registerLenses, type Lens, type LensProvider } from '../shown/lens.ts';
import { inWords } from '../shown/inWords.ts';

/** What can be done with an attempt, and what the last check said, above its first line whatever stands there. */
export class ExerciseLens extends Disposable implements LensProvider {
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
    this.register(registerLenses(attemptSelector, this));
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<Lens[]> {
    const attempt = await this.attempts.of(document.uri);
    if (!attempt) return [];
    const lens = (title: Shown, command: string, tooltip: Shown): Lens => lensAt(0, { title, command, tooltip, arguments: [document.uri] });
    const result = this.checks.resultOf(document.uri);
    return [
      this.checks.isChecking(document.uri)
        ? lens(withIcon('sync~spin', inWords('Checking')), commands.checkAttempt, inWords('Check the text as it stands now instead'))
        : lens(withIcon('beaker', inWords('Check')), commands.checkAttempt, checkTip(attempt)),
      ...(result ? [this.resultLens(result, document, lens)] : []),
      lens(withIcon('book', inWords('Task')), commands.showTask, shown(attempt.exercise.summary)),
      lens(withIcon('lightbulb', inWords('Hint')), commands.showHint, inWords('The next step of help, vague first')),
      lens(withIcon('diff', inWords('Walkthrough')), commands.showWalkthrough, inWords('See a way to do it, beside your text')),
      lens(withIcon('discard', inWords('Reset')), commands.resetAttempt, inWords('Begin again; your text is kept')),
    ];
  }

  private resultLens(
    { verdict, text }: CheckedAttempt,
    document: vscode.TextDocument,
    lens: (title: Shown, command: string, tooltip: Shown) => Lens,
  ): Lens {
    const words = shortVerdict(verdict);
    return document.getText() === text
      ? lens(withIcon(verdictIcons[verdict.kind], words), commands.showCheckResult, shown(verdict.message))
      : lens(withIcon('history', inWords('Edited since the check')), commands.showCheckResult, shown(`${words}. ${verdict.message}`));
  }
}

function checkTip({ exercise }: AttemptFile): Shown {
  return exercise.check === null
    ? inWords('A self-check: looks for the ideas the answer needs')
    : inWords('Runs the text as it stands here, saved or not, and looks at what it computes');
}
