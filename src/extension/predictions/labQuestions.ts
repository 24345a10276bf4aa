import type * as vscode from 'vscode';
import { isReasonTold } from '../../core/lesson/predictionNow.ts';
import { unlessGone } from '../../core/channels/channel.ts';
import type { LabQuestion } from '../../core/channels/labPageChannel.ts';
import { Disposable } from '../../core/base/disposable.ts';
import { plainMarkdown } from '../../core/lesson/plainMarkdown.ts';
import type { LabViewProvider } from '../labView/labViewProvider.ts';
import type { ShownLab } from '../runs/shownLab.ts';
import { inWords } from '../shown/inWords.ts';
import type { Log } from '../shown/log.ts';
import { nowOf, type LabCopy, type Predictions } from './predictions.ts';

export interface LabQuestionsOptions {
  readonly predictions: Predictions;
  readonly labView: LabViewProvider;
  readonly shownLab: ShownLab;
  readonly log: Log;
}

/** Asks in the lab view what the lab that is shown there will do, and takes what the learner says there. */
export class LabQuestions extends Disposable {
  private readonly options: LabQuestionsOptions;

  constructor(options: LabQuestionsOptions) {
    super();
    this.options = options;
    const { predictions, labView, shownLab } = options;
    shownLab.questionsOf = uri => this.questionsOf(uri);
    this.register({ dispose: () => (shownLab.questionsOf = undefined) });
    this.register(
      predictions.onDidChange(() => {
        this.send().catch((error: unknown) => {
          options.log.debug('The lab page did not take its questions:', error);
        });
      }),
    );
    labView.answer({
      say: ({ prediction, text }) => this.say(prediction, text),
      see: ({ prediction }) => {
        this.see(prediction).catch((error: unknown) => {
          options.log.error('An answer could not be uncovered:', error);
        });
      },
    });
  }

  private async see(prediction: unknown): Promise<void> {
    const copy = await this.copy();
    if (copy) await this.options.predictions.uncover([copy], prediction);
  }

  private async say(prediction: unknown, text: unknown): Promise<string | null> {
    const copy = await this.copy();
    return copy ? this.options.predictions.say(copy, prediction, text) : inWords('There is no such question in this lab.');
  }

  private async copy(): Promise<LabCopy | undefined> {
    const { predictions, shownLab } = this.options;
    return shownLab.uri && predictions.copyAt(shownLab.uri);
  }

  private async questionsOf(uri: vscode.Uri): Promise<readonly LabQuestion[]> {
    return (await this.options.predictions.of(uri)).map(state => {
      const { id, question, kind, reason } = state.prediction;
      // What the lab should print would tell the answer a moment before its run does.
      const now = { ...nowOf(state), isCovered: state.isAwaited };
      return {
        id,
        question: plainMarkdown(question),
        kind,
        reason: isReasonTold(state.stage) ? plainMarkdown(reason) : '',
        now,
      };
    });
  }

  private async send(): Promise<void> {
    const { labView, shownLab } = this.options;
    const { page } = labView;
    const { uri } = shownLab;
    if (!page || !uri) return;
    const questions = await this.questionsOf(uri);
    if (labView.page === page && shownLab.uri === uri) await unlessGone(page.remote.ask({ questions }));
  }
}
