import * as vscode from 'vscode';
import { shown, type Shown } from '../../core/words/shownText.ts';
import { notices } from '../../core/words/outcomeText.ts';
import type { HoverStory } from './hoverText.ts';
import { commands } from '../host/ids.ts';
import { activeLab } from '../host/labDocument.ts';
import type { ValueSheets } from './valueSheets.ts';
import { valueStories } from './valueStories.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation } from '../shown/messages.ts';
import { askWhich } from '../shown/questions.ts';

function detailOf({ text: { short, full }, isOld, isKept }: HoverStory): { detail?: Shown } {
  if (isKept) return { detail: inWords('old: from before the window was opened again') };
  if (isOld) return { detail: inWords('old: from before your edit') };
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
  const items = valueStories(sheet, document).map(story => ({
    label: inWords('Line {0}: {1}', story.line, story.text.name),
    description: shown([story.text.short, ...(story.text.change ? [story.text.change.words] : [])].join(' · ')),
    ...detailOf(story),
    line: story.line,
  }));
  const exporting = { label: inWords('Export Loop Values as CSV'), description: inWords('a table, turn by turn'), line: null };
  const hasLoops = [...sheet.run.state.values.values()].some(({ series }) => series);
  const chosen = await askWhich(hasLoops ? [...items, exporting] : items, {
    title: inWords('Values of the last run'),
    placeHolder: inWords('Choose a value to go to its line'),
    matchOnDescription: true,
  });
  if (chosen?.line === null) await vscode.commands.executeCommand(commands.exportLoop, sheet.run.uri);
  if (!chosen?.line) return;
  const { range } = document.lineAt(chosen.line - 1);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(range.end, range.end) });
}
