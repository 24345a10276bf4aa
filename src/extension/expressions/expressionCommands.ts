import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { cutText } from '../../core/words/cutText.ts';
import { notices } from '../../core/words/outcomeText.ts';
import { shown, type Shown } from '../../core/words/shownText.ts';
import { commands as ids } from '../host/ids.ts';
import { activeLab } from '../host/labDocument.ts';
import type { LabRun } from '../runs/labRun.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation } from '../shown/messages.ts';
import { withNotification } from '../shown/progressWords.ts';
import { askWhich } from '../shown/questions.ts';
import type { Commands } from '../trust/commands.ts';
import type { ValueSheets } from '../values/valueSheets.ts';
import type { ExpressionRuns, Told } from './expressionRuns.ts';
import type { ExpressionStory } from './expressionStory.ts';
import type { ExpressionValues } from './expressionValues.ts';

/** A run that took longer is run again under a notification with Cancel, in milliseconds. */
const noticedMs = 500;
const longestName = 60;

export interface ExpressionCommandsOptions {
  readonly sheets: ValueSheets;
  readonly runs: ExpressionRuns;
  readonly values: ExpressionValues;
  readonly commands: Commands;
}

/** The value of the expression that is selected, or around the cursor, by palette and key: a list to read through. */
export class ExpressionCommands extends Disposable {
  private readonly options: ExpressionCommandsOptions;

  constructor(options: ExpressionCommandsOptions) {
    super();
    this.options = options;
    this.register(options.commands.register(ids.showExpression, () => this.show()));
  }

  private async show(): Promise<void> {
    const { sheets, values } = this.options;
    const editor = vscode.window.activeTextEditor;
    if (!editor || !sheets.get(editor.document.uri)) {
      await showInformation(activeLab() ? inWords('There are no values yet. Run the lab first.') : shown(notices.noLab.text));
      return;
    }
    const { document, selection } = editor;
    const answer = await values.answer({ document, selection, hasNames: true }, run => this.see(run));
    if (!answer) {
      await showInformation(await this.noAnswer(document));
      return;
    }
    if ('why' in answer) {
      await showInformation(answer.why);
      return;
    }
    const { asked, steps } = answer;
    const items = steps.map(story => ({ ...wordsOf(story), range: story.placed.range }));
    const title = inWords('{0}: {1}', cutText(asked.text.name, longestName), asked.text.short);
    const chosen = await askWhich(items, { title, placeHolder: inWords('Choose a step to select it'), matchOnDescription: true });
    if (chosen) await vscode.window.showTextDocument(document, { selection: chosen.range });
  }

  private async noAnswer({ uri }: vscode.TextDocument): Promise<Shown> {
    const { sheets, runs } = this.options;
    const run = sheets.get(uri)?.run;
    if (run && !(await runs.labOf(run)))
      return inWords('The expressions of this lab cannot be looked at: it has too many of them, or is being read just now. Try again.');
    return inWords(
      'There is no number and no tensor here that the last run has seen. Select an expression, such as h.at(-1), or put the cursor in one.',
    );
  }

  private see(run: LabRun): Promise<Told> {
    const { runs } = this.options;
    const ms = run.state.outcome?.ms ?? 0;
    if (ms < noticedMs) return runs.see(run);
    return withNotification(inWords('Running the lab once more to see its expressions'), (_, token) => runs.see(run, { token }));
  }
}

function wordsOf({ text, isOld }: ExpressionStory): { label: Shown; description: Shown; detail?: Shown } {
  const words = { label: shown(cutText(text.name, longestName)), description: shown(text.short) };
  if (isOld) return { ...words, detail: inWords('old: from before your edit') };
  return text.full === text.short ? words : { ...words, detail: shown(text.full) };
}
