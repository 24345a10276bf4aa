import type * as vscode from 'vscode';
import type { HoverStory } from './hoverText.ts';
import type { ValueSheet } from './valueSheet.ts';

/** Every probe of a sheet that has a value and a line, from top to bottom. */
export function valueStories(sheet: ValueSheet, document: vscode.TextDocument): HoverStory[] {
  return sheet.lines(document).flatMap(({ line, isOld = false, parts }) =>
    parts.flatMap(text => {
      const value = sheet.shownValue(text.site);
      return value ? [{ text, value, line, isOld, isKept: sheet.run.isKept }] : [];
    }),
  );
}
