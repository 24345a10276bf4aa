import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { cutText } from '../../core/words/cutText.ts';
import { shown, withIcon } from '../../core/words/shownText.ts';
import { commands } from '../host/ids.ts';
import { Timer } from '../host/timer.ts';
import { inWords } from '../shown/inWords.ts';
import { StatusItem } from '../shown/statusItem.ts';
import type { ValueSheets } from '../values/valueSheets.ts';
import type { ExpressionAnswer, ExpressionValues } from './expressionValues.ts';

/** A selection is looked at once it has stood still for this long, in milliseconds. */
const stillMs = 250;
/** Longer selections are no expression that anybody reads. */
const longestSelection = 500;
const longestName = 30;
const longestValue = 60;

/** An item in the status bar with the value of the expression that is selected. */
export class SelectionStatus extends Disposable {
  private readonly item = this.register(new StatusItem('gatescope.selection', inWords('Gatescope: Value of Selection')));
  private readonly still = this.register(new Timer());
  private readonly values: ExpressionValues;
  private asked = 0;

  constructor(values: ExpressionValues, sheets: ValueSheets) {
    super();
    this.values = values;
    const forget = (): void => {
      this.asked++;
      this.still.stop();
      this.item.hide();
    };
    this.register(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        forget();
        const [selection, other] = selections;
        const { document } = textEditor;
        if (!selection || other || selection.isEmpty || !sheets.get(document.uri)) return;
        if (document.offsetAt(selection.end) - document.offsetAt(selection.start) > longestSelection) return;
        this.still.wait(stillMs, () => void this.look(document, selection));
      }),
    );
    this.register(vscode.window.onDidChangeActiveTextEditor(forget));
    this.register(vscode.workspace.onDidChangeTextDocument(forget));
    this.register(sheets.onDidReplace(forget));
  }

  private async look(document: vscode.TextDocument, selection: vscode.Range): Promise<void> {
    const asked = ++this.asked;
    const answer = await this.values.answer({ document, selection, hasNames: true });
    if (answer && asked === this.asked && !this.isDisposed) this.show(answer);
  }

  private show(answer: ExpressionAnswer): void {
    const command = commands.showExpression;
    if ('why' in answer) {
      const name = cutText(answer.placed.text, longestName);
      this.item.show({ text: withIcon('symbol-numeric', inWords('{0}: not seen', name)), tooltip: answer.why, command });
      return;
    }
    const { text, isOld } = answer.asked;
    const words = `${cutText(text.name, longestName)}: ${isOld ? inWords('old: {0}', text.short) : text.short}`;
    const tooltip = shown(`${text.name}: ${isOld ? inWords('old: {0}', text.full) : text.full}`);
    this.item.show({ text: withIcon('symbol-numeric', cutText(words, longestName + longestValue)), tooltip, command });
  }
}
