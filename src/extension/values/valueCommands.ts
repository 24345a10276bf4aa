import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import type { Density } from '../../core/inlineMark.ts';
import { commands } from '../ids.ts';
import type { Settings } from '../settings.ts';
import { showValues } from './showValues.ts';
import type { ValueSheets } from './valueSheets.ts';

const shownMs = 3_000;

/** Commands of inline values. */
export class ValueCommands extends Disposable {
  constructor(sheets: ValueSheets, settings: Settings) {
    super();
    const words: Readonly<Record<Density, string>> = {
      off: vscode.l10n.t('Inline values: off'),
      short: vscode.l10n.t('Inline values: short'),
      full: vscode.l10n.t('Inline values: full'),
    };
    this.register(vscode.commands.registerCommand(commands.showValues, () => showValues(sheets)));
    this.register(
      vscode.commands.registerCommand(commands.cycleDensity, async () => {
        vscode.window.setStatusBarMessage(words[await settings.cycleDensity()], shownMs);
      }),
    );
  }
}
