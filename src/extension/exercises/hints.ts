import * as vscode from 'vscode';
import type { Hint } from '../../core/lesson.ts';
import { hintLadder } from '../../core/hintLadder.ts';
import { plainMarkdown } from '../../core/markdownText.ts';
import { placeOf } from '../progress/runRecorder.ts';
import type { ProgressStore } from '../progress/progressStore.ts';
import { commands } from '../ids.ts';
import type { Attempt } from './attempt.ts';
import type { CheckService } from './checkService.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation } from '../shown/messages.ts';

/** Gives help in steps, vague first, for what the last check found. */
export class Hints {
  private readonly checks: CheckService;
  private readonly store: ProgressStore;
  /** Texts given in this window, by attempt. */
  private readonly given = new Map<string, Set<string>>();

  constructor(checks: CheckService, store: ProgressStore) {
    this.checks = checks;
    this.store = store;
  }

  async show(attempt: Attempt): Promise<void> {
    const { exercise, lesson, uri } = attempt;
    const ladder = hintLadder(exercise.hints, this.checks.resultOf(uri)?.verdict ?? null);
    const given = this.givenTo(uri);
    const open = ladder.findIndex(({ text }) => !given.has(text));
    // When all were given, the plainest is said again.
    const step = open < 0 ? ladder.length - 1 : open;
    const hint = ladder[step];
    if (!hint) {
      void showInformation(inWords('There is no hint for this exercise. The walkthrough shows a way.'));
      return;
    }
    if (open >= 0) {
      given.add(hint.text);
      void this.store.record({
        ...{ kind: 'hintShown', lesson: lesson.id, exercise: exercise.id, place: placeOf(uri) },
        hint: given.size - 1,
      });
    }
    await this.tell(uri, ladder, step);
  }

  /** A hint that was given can be read again from the one after it. */
  private async tell(uri: vscode.Uri, ladder: readonly Hint[], step: number): Promise<void> {
    const isLast = step === ladder.length - 1;
    const sentence = inWords('Hint {0} of {1}: {2}', step + 1, ladder.length, plainMarkdown(ladder[step]?.text ?? ''));
    const next = isLast ? inWords('Show Walkthrough') : inWords('Next Hint');
    const previous = inWords('Previous Hint');
    const chosen = await showInformation(sentence, ...(step > 0 ? [next, previous] : [next]));
    if (chosen === previous) await this.tell(uri, ladder, step - 1);
    else if (chosen === next && !isLast && this.givenTo(uri).has(ladder[step + 1]?.text ?? '')) await this.tell(uri, ladder, step + 1);
    else if (chosen === next) await vscode.commands.executeCommand(isLast ? commands.showWalkthrough : commands.showHint, uri);
  }

  /** Begins again with the vaguest. */
  forget(uri: vscode.Uri): void {
    this.given.delete(uri.toString());
  }

  private givenTo(uri: vscode.Uri): Set<string> {
    const key = uri.toString();
    const given = this.given.get(key) ?? new Set<string>();
    this.given.set(key, given);
    return given;
  }
}
