import * as vscode from 'vscode';
import type { ProbeText } from '../../core/inlineMark.ts';
import { shown, type Shown } from '../../core/shownText.ts';
import { notices } from '../../core/outcomeText.ts';
import { activeLab } from '../labs/labDocument.ts';
import type { ValueSheets } from './valueSheets.ts';
import { valueStories } from './valueStories.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation } from '../shown/messages.ts';
import { askWhich } from '../shown/questions.ts';

function detailOf({ short, full }: ProbeText, isOld: boolean): { detail?: Shown } {
  if (isOld) return { detail: inWords('old: the line was edited since') };
  return full === short ? {} : { detail: shown(full) };
}

/** All values of the file as a list to read through with keyboard and screen reader; choosing one goes to its line. */
export async function showValues(sheets: ValueSheets): Promise<void> {
  const active = vscode.window.activeTextEditor?.document;
  const document = active && sheets.get(active.uri) ? active : activeLab();
  const sheet = document && sheets.get(document.uri);
  if (!sheet) {
    await showInformation(document ? inWords('There are no values yet. Run the lab first.') : shown(notices.noLab.text));
    return;
  }
  const items = valueStories(sheet, document).map(({ text, line, isOld }) => ({
    label: inWords('Line {0}: {1}', line, text.name),
    description: shown(text.short),
    ...detailOf(text, isOld),
    line,
  }));
  const chosen = await askWhich(items, {
    title: inWords('Values of the last run'),
    placeHolder: inWords('Choose a value to go to its line'),
    matchOnDescription: true,
  });
  if (!chosen) return;
  const { range } = document.lineAt(chosen.line - 1);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(range.end, range.end) });
}
