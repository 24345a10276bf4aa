import type * as vscode from 'vscode';
import type { Guess } from '../../core/deed.ts';
import { Disposable } from '../../core/disposable.ts';
import type { Prediction } from '../../core/lesson.ts';
import { answerOf } from '../../core/prediction.ts';
import type { LessonLab, LessonLibrary } from '../lessons/lessonLibrary.ts';
import type { ProgressStore } from '../progress/progressStore.ts';
import { placeOf } from '../progress/runRecorder.ts';
import type { LabRun } from '../runs/labRun.ts';
import type { RunService } from '../runs/runService.ts';

/** One place where the learner can commit to something, and how far they are with it. */
export interface PredictionState {
  readonly prediction: Prediction;
  /** Waits for a run. */
  readonly open: Guess | null;
  /** Of the last guess that a run has answered. */
  readonly met: { readonly guess: Guess; readonly actual: string; readonly isRight: boolean } | null;
}

/** Guesses of the learner, each kept before the run that answers it. */
export class Predictions extends Disposable {
  private readonly store: ProgressStore;
  private readonly library: LessonLibrary;

  constructor(store: ProgressStore, library: LessonLibrary, runs: RunService) {
    super();
    this.store = store;
    this.library = library;
    this.register(runs.onDidEnd(run => void this.meet(run)));
  }

  get onDidChange(): vscode.Event<void> {
    return this.store.onDidChange;
  }

  /** Of a working copy of a lab; none for any other file. */
  async of(uri: vscode.Uri): Promise<readonly PredictionState[]> {
    const found = await this.labOf(uri);
    if (!found || found.lab.predictions.length === 0) return [];
    await this.store.ready();
    const { lesson, lab } = found;
    return lab.predictions.map(prediction => {
      const answer = this.store.progress.lastAnswer(placeOf(uri), lesson.id, lab.id, prediction.id);
      const open = this.store.progress.openGuess(placeOf(uri), lesson.id, lab.id, prediction.id);
      return { prediction, open: open?.deed.guess ?? null, met: answer?.deed ?? null };
    });
  }

  /** Keeps a guess. It counts for the next run that gets to the value. */
  async commit(uri: vscode.Uri, prediction: Prediction, guess: Guess): Promise<void> {
    const found = await this.labOf(uri);
    if (!found) return;
    const { lesson, lab } = found;
    await this.store.record({ kind: 'predicted', lesson: lesson.id, lab: lab.id, place: placeOf(uri), prediction: prediction.id, guess });
  }

  private async labOf(uri: vscode.Uri): Promise<LessonLab | undefined> {
    await this.library.lessons();
    return this.library.labOf(uri);
  }

  private async meet(run: LabRun): Promise<void> {
    const states = await this.of(run.uri);
    const found = this.library.labOf(run.uri);
    for (const { prediction, open } of states) {
      const answer = open && answerOf(prediction, open, run.lab, run.state);
      if (!answer || !found) continue;
      await this.store.record({
        kind: 'predictionMet',
        lesson: found.lesson.id,
        lab: found.lab.id,
        place: placeOf(run.uri),
        prediction: prediction.id,
        guess: open,
        ...answer,
      });
    }
  }
}
