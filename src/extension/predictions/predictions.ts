import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import type { Lab, Lesson, Prediction } from '../../core/lesson/lesson.ts';
import type { PredictionNow, PredictionsNow } from '../../core/lesson/predictionNow.ts';
import type { Guess, ShownBy } from '../../learning/deed.ts';
import { answerToGuess, hasShownAnswer, readGuess } from '../../learning/prediction.ts';
import { isAnswerCovered, predictionRecord, type PredictionRecord } from '../../learning/predictionRecord.ts';
import type { AskedIn } from '../../learning/progress.ts';
import { openDocumentAt } from '../host/documents.ts';
import { isLab, isSameUri } from '../host/labDocument.ts';
import { Timer } from '../host/timer.ts';
import type { GivenTexts } from '../lessons/givenTexts.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import type { ProgressStore } from '../progress/progressStore.ts';
import { folderOfCopy } from '../progress/runRecorder.ts';
import type { LabRun } from '../runs/labRun.ts';
import type { LastRuns } from '../runs/lastRuns.ts';
import type { RunService } from '../runs/runService.ts';
import { typingMs } from '../runs/shownLab.ts';
import { inWords } from '../shown/inWords.ts';
import type { Settings } from '../trust/settings.ts';
import type { PredictionState } from './predictionState.ts';
import { predictionText } from './predictionText.ts';

/** A working copy of a lab. */
export interface LabCopy {
  readonly lesson: Lesson;
  readonly lab: Lab;
  /** URI of its folder as a text; empty where no folder is open. */
  readonly place: string;
}

export interface PredictionsOptions {
  readonly store: ProgressStore;
  readonly library: LessonLibrary;
  readonly runs: RunService;
  readonly lastRuns: LastRuns;
  readonly givenTexts: GivenTexts;
  readonly settings: Settings;
}

/** The max number of letters of an answer. */
const longestAnswer = 200;

/** What learners say before a run, and what of it is shown when. */
export class Predictions extends Disposable {
  private readonly options: PredictionsOptions;
  private readonly changed = this.register(new vscode.EventEmitter<void>());
  private readonly typing = this.register(new Timer());
  /** Of labs that were typed in: which of their answers are past, as it was told last. */
  private readonly past = new Map<string, string>();
  /**
   * Something was said, shown or answered, or is of a code that was; a run has begun or ended, or the setting is
   * another one.
   */
  readonly onDidChange = this.changed.event;

  constructor(options: PredictionsOptions) {
    super();
    this.options = options;
    const { store, runs, settings } = options;
    const change = (): void => {
      this.changed.fire();
    };
    this.register(store.onDidChange(change));
    this.register(settings.onDidChange(change));
    this.register(runs.onDidChange(change));
    this.register(runs.onDidEnd(run => void this.meet(run)));
    this.register(
      vscode.workspace.onDidChangeTextDocument(({ document: { uri }, contentChanges }) => {
        if (contentChanges.length > 0 && isLab(uri)) this.typing.wait(typingMs, () => void this.compare(uri));
      }),
    );
  }

  /** Of a working copy of a lab; none for any other file. */
  async of(uri: vscode.Uri): Promise<readonly PredictionState[]> {
    const copy = await this.copyAt(uri);
    return copy && copy.lab.predictions.length > 0 ? this.ofCopy(copy) : [];
  }

  async ofCopy(copy: LabCopy): Promise<readonly PredictionState[]> {
    const { store, settings } = this.options;
    await store.ready();
    const isRunning = this.isRunning(copy);
    const states = copy.lab.predictions.map(async prediction => {
      const record = predictionRecord(store.progress, askedIn(copy, prediction));
      const isCovered = isAnswerCovered(record, settings.arePredictionsShown);
      const isAwaited = isCovered || (settings.arePredictionsShown && record.stage === 'said');
      return { prediction, ...record, isCovered, isAwaited, isRunning, isPast: await this.isPast(copy, prediction, record) };
    });
    return Promise.all(states);
  }

  /**
   * What the run has shown that is shown beside the lines counts, where that is known; else whether the text is still
   * the one that the lesson gives.
   */
  private async isPast(copy: LabCopy, prediction: Prediction, { guess, met }: PredictionRecord): Promise<boolean> {
    const { lastRuns, givenTexts } = this.options;
    if (copy.place === '' || !guess || !met) return false;
    const document = openDocumentAt(uriOf(copy));
    if (!document) return false;
    const run = lastRuns.get(document.uri);
    if (run?.state.outcome?.status === 'finished' && !run.hasTurned && run.texts[0]?.isCurrent(document)) {
      const answer = answerToGuess(prediction, guess, run.lab, run.state);
      if (answer) return answer.actual !== met.actual;
    }
    return givenTexts.isChanged(document.uri, document.getText());
  }

  private async compare(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const now = (await this.of(uri)).map(({ isPast }) => isPast).join();
    if (now === this.past.get(key) || this.isDisposed) return;
    this.past.set(key, now);
    this.changed.fire();
  }

  /** Of all labs of a lesson, for a page. */
  async now(lesson: Lesson, place: string): Promise<PredictionsNow> {
    const labs = lesson.labs.map(async lab => [lab.id, byId(await this.ofCopy({ lesson, lab, place }))] as const);
    return Object.fromEntries(await Promise.all(labs));
  }

  /** Undefined for what is no working copy of a lesson's lab. */
  async copyAt(uri: vscode.Uri): Promise<LabCopy | undefined> {
    const found = await this.options.library.labOf(uri);
    return found && { ...found, place: folderOfCopy(uri) };
  }

  /**
   * Keeps what the learner says: as a prediction where nothing has shown the answer, else as said after that. The first
   * word stands until a run has answered it.
   * @returns null where it was kept, else a sentence that says why not
   */
  async say(copy: LabCopy, id: unknown, text: unknown): Promise<string | null> {
    const state = (await this.ofCopy(copy)).find(({ prediction }) => prediction.id === id);
    if (!state || typeof text !== 'string') return inWords('There is no such question in this lab.');
    if (this.isRunning(copy)) return inWords('The lab is running: say it when it has ended.');
    if (state.stage === 'said' || state.stage === 'met') return predictionText(state);
    const guess = readGuess(state.prediction.kind, text.slice(0, longestAnswer));
    if (typeof guess === 'string') return inWords(guess);
    await this.keep(copy, state, guess);
    return null;
  }

  /** The learner would rather see than say: one prediction, or all that are still asked. */
  async uncover(copies: readonly LabCopy[], id?: unknown): Promise<void> {
    const ofCopies = await Promise.all(copies.map(async copy => (await this.ofCopy(copy)).map(state => ({ copy, ...state }))));
    const asked = ofCopies.flat().filter(({ stage, prediction }) => stage === 'asked' && (id === undefined || prediction.id === id));
    // All at once: the disk is slower than whoever wants to read on.
    await Promise.all(asked.map(({ copy, prediction }) => this.show(copy, prediction, 'learner')));
  }

  private async keep(copy: LabCopy, { prediction, shownBy }: PredictionState, guess: Guess): Promise<void> {
    const { store, lastRuns } = this.options;
    const late = shownBy === null ? {} : { late: shownBy };
    const said = store.record({ kind: 'predicted', ...askedIn(copy, prediction), guess, ...late });
    const run = copy.place === '' ? undefined : lastRuns.get(uriOf(copy));
    // What is said after a run can be answered by that run.
    if (shownBy === 'run' && run?.isOver && !run.isLive) await this.answer(copy, run);
    await said;
  }

  private async meet(run: LabRun): Promise<void> {
    if (run.isLive) return;
    const copy = await this.copyAt(run.uri);
    if (copy) await this.answer(copy, run);
  }

  /**
   * Knows what the run has shown, and answers the guesses that wait for it. A run that did not come to its end answers
   * none: what it gave may be of a turn in between, and the learner chose where it ended, or an error did. Nor does one
   * with turned dials: the question is of the lab as it is written.
   */
  private async answer(copy: LabCopy, run: LabRun): Promise<void> {
    const { store } = this.options;
    const isWhole = run.state.outcome?.status === 'finished' && !run.hasTurned;
    for (const { prediction, stage, guess, late } of await this.ofCopy(copy)) {
      if (stage === 'asked' && hasShownAnswer(prediction, run.lab, run.state)) await this.show(copy, prediction, 'run');
      const answer = isWhole && stage === 'said' && guess ? answerToGuess(prediction, guess, run.lab, run.state) : null;
      if (!guess || !answer) continue;
      await store.record({ kind: 'predictionMet', ...askedIn(copy, prediction), guess, ...answer, ...(late && { late }) });
    }
  }

  private async show(copy: LabCopy, prediction: Prediction, by: ShownBy): Promise<void> {
    await this.options.store.record({ kind: 'predictionShown', ...askedIn(copy, prediction), by });
  }

  private isRunning(copy: LabCopy): boolean {
    const { runningUri: running, current } = this.options.runs;
    return running !== undefined && current?.isLive !== true && copy.place !== '' && isSameUri(running, uriOf(copy));
  }
}

function uriOf({ lab, place }: LabCopy): vscode.Uri {
  return vscode.Uri.joinPath(vscode.Uri.parse(place), lab.file);
}

function askedIn({ lesson, lab, place }: LabCopy, { id }: Prediction): AskedIn {
  return { lesson: lesson.id, lab: lab.id, place, prediction: id };
}

function byId(states: readonly PredictionState[]): Readonly<Record<string, PredictionNow>> {
  return Object.fromEntries(states.map(state => [state.prediction.id, nowOf(state)]));
}

/** A state as a page shows it. */
export function nowOf(state: PredictionState): PredictionNow {
  const { stage, isCovered, isRunning, isPast, met } = state;
  return { stage, isCovered, isRunning, words: predictionText(state), isRight: met?.isRight ?? null, isPast };
}
