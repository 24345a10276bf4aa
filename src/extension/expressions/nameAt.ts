import * as vscode from 'vscode';
import type { HoverStory } from '../values/hoverText.ts';
import type { ValueSheet } from '../values/valueSheet.ts';
import { valueStories } from '../values/valueStories.ts';
import type { ExpressionSteps } from './expressionStory.ts';

/** A name that gets its value where it is selected, or where the cursor is in it: runs tell those by themselves. */
export function nameAt(sheet: ValueSheet, document: vscode.TextDocument, selection: vscode.Range): ExpressionSteps | null {
  for (const story of valueStories(sheet, document)) {
    const range = rangeOf(story, sheet, document);
    if (!range || !(selection.isEmpty ? range.contains(selection) : range.isEqual(selection))) continue;
    const { site, name } = story.text;
    const asked = { ...story, placed: { site, range, text: name, isOld: story.isOld } };
    return { asked, steps: [asked] };
  }
  return null;
}

function rangeOf({ text: { site, name } }: HoverStory, { run }: ValueSheet, document: vscode.TextDocument): vscode.Range | null {
  const found = run.lab.sites[site];
  const place = found && run.texts[found.file]?.locate(found.nameLine, document);
  if (!found || !place || place.isOld) return null;
  const range = new vscode.Range(place.line - 1, found.nameColumn - 1, place.line - 1, found.nameColumn - 1 + name.length);
  return document.getText(range) === name ? range : null;
}
