import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { clockText } from '../../core/steps/stepWords.ts';
import { countText } from '../../core/words/numberText.ts';
import { shown, withIcon } from '../../core/words/shownText.ts';
import { commands } from '../host/ids.ts';
import { StatusItem } from '../shown/statusItem.ts';
import type { ValueSheets } from '../values/valueSheets.ts';
import type { Steps } from './steps.ts';

/** Says in the status bar which step the values in the editor are of. Hidden while they are the last ones. */
export class StepStatus extends Disposable {
  private readonly item = this.register(new StatusItem('gatescope.step', shown('Gatescope: Step')));

  constructor(steps: Steps, sheets: ValueSheets) {
    super();
    const update = (): void => {
      const active = vscode.window.activeTextEditor?.document.uri;
      const run = (active && sheets.get(active)?.run) ?? steps.runHere();
      const step = run && steps.of(run);
      if (!step) {
        this.item.hide();
        return;
      }
      const { clock, cursor } = step;
      this.item.show({
        text: withIcon('history', `t=${countText(cursor.step)} of ${countText(clock.steps)}`),
        tooltip: shown(`${steps.sentenceOf(run, step)} (${clockText(clock, run.lab.files)})`),
        command: commands.chooseSteps,
      });
    };
    this.register(sheets.onDidChange(update));
    this.register(vscode.window.onDidChangeActiveTextEditor(update));
  }
}
