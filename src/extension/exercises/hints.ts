import * as vscode from 'vscode';
import type { TaskHints } from '../../core/channels/taskView.ts';
import type { Hint } from '../../core/lesson/lesson.ts';
import type { Verdict } from '../../core/run/verdict.ts';
import { hintLadder, hintsAbout } from '../../learning/hintLadder.ts';
import { plainMarkdown } from '../../core/lesson/plainMarkdown.ts';
import { folderOfCopy } from '../progress/runRecorder.ts';
import type { ProgressStore } from '../progress/progressStore.ts';
import { commands } from '../host/ids.ts';
import type { AttemptFile } from '../lessons/attemptFile.ts';
import type { CheckService } from './checkService.ts';
import type { TakenHelp } from './takenHelp.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation } from '../shown/messages.ts';

export interface HintsOptions {
  readonly checks: Pick<CheckService, 'resultOf'>;
  readonly help: TakenHelp;
  readonly store: Pick<ProgressStore, 'record'>;
  /** What was taken is seen where tasks are shown: nothing has to be said of it. */
  readonly isInSight: () => boolean;
}

/** Gives help in steps, vague first, for what the last check found. */
export class Hints {
  private readonly options: HintsOptions;

  constructor(options: HintsOptions) {
    this.options = options;
  }

  /** The next hint; when all were taken, the plainest is said again. */
  async show(attempt: AttemptFile): Promise<void> {
    const { help, store, isInSight } = this.options;
    const { exercise, lesson, uri } = attempt;
    const ladder = this.ladderOf(attempt);
    const { hints } = help.of(uri);
    const next = ladder.find(({ text }) => !hints.includes(text));
    const hint = next ?? ladder.at(-1);
    if (hint) help.takeHint(uri, hint.text);
    if (next) {
      void store.record({
        ...{ kind: 'hintShown', lesson: lesson.id, exercise: exercise.id, place: folderOfCopy(uri) },
        hint: hints.length,
      });
    }
    if (isInSight()) return;
    if (hint) await this.tell(uri, ladder, ladder.indexOf(hint));
    else if (this.verdictOf(uri)?.kind === 'right') void showInformation(inWords('The last check has passed: no hint is needed.'));
    else void showInformation(inWords('There is no hint for this exercise. The walkthrough shows a way.'));
  }

  /** How many hints for what the last check found were not taken yet, and which sub-goal they are for. */
  leftOf(attempt: AttemptFile): Pick<TaskHints, 'left' | 'about'> {
    const { hints } = this.options.help.of(attempt.uri);
    const verdict = this.verdictOf(attempt.uri);
    const left = this.ladderOf(attempt).filter(({ text }) => !hints.includes(text)).length;
    return { left: verdict?.kind === 'right' ? null : left, about: hintsAbout(attempt.exercise.hints, verdict) };
  }

  private ladderOf({ exercise, uri }: AttemptFile): readonly Hint[] {
    return hintLadder(exercise.hints, this.verdictOf(uri));
  }

  private verdictOf(uri: vscode.Uri): Verdict | null {
    return this.options.checks.resultOf(uri)?.verdict ?? null;
  }

  /** A hint that was given can be read again from the one after it. */
  private async tell(uri: vscode.Uri, ladder: readonly Hint[], step: number): Promise<void> {
    const isLast = step === ladder.length - 1;
    const sentence = inWords('Hint {0} of {1}: {2}', step + 1, ladder.length, plainMarkdown(ladder[step]?.text ?? ''));
    const next = isLast ? inWords('Show Walkthrough') : inWords('Next Hint');
    const previous = inWords('Previous Hint');
    const chosen = await showInformation(sentence, ...(step > 0 ? [next, previous] : [next]));
    const isTaken = this.options.help.of(uri).hints.includes(ladder[step + 1]?.text ?? '');
    if (chosen === previous) await this.tell(uri, ladder, step - 1);
    else if (chosen === next && !isLast && isTaken) await this.tell(uri, ladder, step + 1);
    else if (chosen === next) await vscode.commands.executeCommand(isLast ? commands.showWalkthrough : commands.showHint, uri);
  }
}
