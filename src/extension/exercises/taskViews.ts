import type * as vscode from 'vscode';
import type { TaskCheck, TaskNext, TaskView, TaskWalkthrough } from '../../core/channels/taskView.ts';
import { openDocumentAt } from '../host/documents.ts';
import { fileNameOf } from '../host/labDocument.ts';
import type { ProgressStore } from '../progress/progressStore.ts';
import type { AttemptFile } from '../lessons/attemptFile.ts';
import type { CheckService } from './checkService.ts';
import type { Hints } from './hints.ts';
import { nextTask } from './nextTask.ts';
import type { TakenHelp } from './takenHelp.ts';
import type { TaskText, TaskTexts } from './taskTexts.ts';
import type { Walkthrough } from './walkthrough.ts';

export interface TaskViewsOptions {
  readonly texts: TaskTexts;
  readonly checks: CheckService;
  readonly hints: Hints;
  readonly help: TakenHelp;
  readonly walkthrough: Walkthrough;
  readonly store: ProgressStore;
}

/** What there is to show of an exercise, as it stands now. */
export class TaskViews {
  private readonly options: TaskViewsOptions;
  /** What was earned has changed, and with it what comes next. */
  readonly onDidChange: vscode.Event<void>;

  constructor(options: TaskViewsOptions) {
    this.options = options;
    this.onDidChange = options.store.onDidChange;
  }

  /** @throws RefusedFile where the exercise's texts cannot be read */
  async of(attempt: AttemptFile): Promise<Omit<TaskView, 'key'>> {
    const { texts, help, hints, walkthrough } = this.options;
    const { exercise, uri } = attempt;
    const text = await texts.of(attempt);
    const others = await walkthrough.othersOf(attempt);
    const next = await this.nextOf(attempt);
    return {
      title: exercise.title,
      fileName: fileNameOf(uri),
      isInWords: exercise.kind === 'words',
      asked: text.asked,
      check: this.checkOf(uri),
      hints: { taken: help.of(uri).hints.map(hint => text.inline(hint)), ...hints.leftOf(attempt) },
      walkthrough: this.stepsOf(attempt, text),
      ...{ others, next },
    };
  }

  private checkOf(uri: vscode.Uri): TaskCheck {
    const { checks } = this.options;
    if (checks.isChecking(uri)) {
      const { done = 0, total = 0 } = checks.progressOf(uri) ?? {};
      return { state: 'checking', done, total };
    }
    const result = checks.resultOf(uri);
    if (!result) return { state: 'none' };
    const now = openDocumentAt(uri)?.getText();
    return { state: 'checked', verdict: result.verdict, isEdited: now !== undefined && now !== result.text };
  }

  private stepsOf({ exercise, uri }: AttemptFile, text: TaskText): TaskWalkthrough {
    const { steps, isAnswered } = this.options.help.of(uri);
    return {
      steps: exercise.walkthrough.slice(0, steps).map(step => ({ title: step.title, text: text.inline(step.text) })),
      total: exercise.walkthrough.length,
      answer: isAnswered ? text.answer : null,
    };
  }

  private async nextOf(attempt: AttemptFile): Promise<TaskNext | null> {
    const { store, walkthrough } = this.options;
    if (!(await walkthrough.hasPassed(attempt))) return null;
    const next = nextTask(attempt, store.progress);
    return next ? { kind: 'exercise', title: next.exercise.title } : { kind: 'note' };
  }
}
