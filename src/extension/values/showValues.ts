import * as vscode from 'vscode';
import type { ProbeText } from '../../core/inlineMark.ts';
import { notices } from '../../core/outcomeText.ts';
import { activeLab } from '../labs/labDocument.ts';
import type { ValueSheets } from './valueSheets.ts';
import { valueStories } from './valueStories.ts';

function detailOf({ short, full }: ProbeText, isOld: boolean): { detail?: string } {
  if (isOld) return { detail: vscode.l10n.t('old: the line was edited since') };
  return full === short ? {} : { detail: full };
}

/** All values of the file as a list to read through with keyboard and screen reader; choosing one goes to its line. */
export async function showValues(sheets: ValueSheets): Promise<void> {
  const active = vscode.window.activeTextEditor?.document;
  const document = active && sheets.get(active.uri) ? active : activeLab();
  const sheet = document && sheets.get(document.uri);
  if (!sheet) {
    await vscode.window.showInformationMessage(
      document ? vscode.l10n.t('There are no values yet. Run the lab first.') : notices.noLab.text,
    );
    return;
  }
  const items = valueStories(sheet, document).map(({ text, line, isOld }) => ({
    label: vscode.l10n.t('Line {0}: {1}', line, text.name),
    description: text.short,
    ...detailOf(text, isOld),
    line,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Values of the last run'),
    placeHolder: vscode.l10n.t('Choose a value to go to its line'),
    matchOnDescription: true,
  });
  if (!chosen) return;
  const { range } = document.lineAt(chosen.line - 1);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(range.end, range.end) });
}
