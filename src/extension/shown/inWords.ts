import * as vscode from 'vscode';
import { shown, type Shown } from '../../core/words/shownText.ts';

/** A sentence of ours in the learner's language, with what belongs in its places: those texts may be anybody's. */
export function inWords(sentence: string, ...places: readonly (string | number)[]): Shown {
  return shown(vscode.l10n.t(sentence, ...places));
}
