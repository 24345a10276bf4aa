import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { paragraphs, type ShownMarkdown } from '../../core/words/shownMarkdown.ts';
import { hoverOf, registerHovers, type Hover, type HoverProvider } from '../shown/hover.ts';
import { curveColors } from './curveColors.ts';
import { hoverText, type HoverStory } from './hoverText.ts';
import type { ValueSheets } from './valueSheets.ts';
import { valueStories } from './valueStories.ts';

/** Tells the whole story of a value, on its name and on what is painted behind its line. */
export class ValueHover extends Disposable implements HoverProvider {
  private readonly sheets: ValueSheets;

  constructor(sheets: ValueSheets) {
    super();
    this.sheets = sheets;
    // Files beside a lab have values too, and are named as they like.
    this.register(registerHovers(['typescript', 'javascript'], this));
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): Hover | undefined {
    const sheet = this.sheets.get(document.uri);
    if (!sheet) return undefined;
    const line = document.lineAt(position.line);
    const here = valueStories(sheet, document).filter(story => story.line === position.line + 1);
    const word = document.getWordRangeAtPosition(position);
    const isBehind = position.character >= line.text.trimEnd().length;
    const told = isBehind ? here : here.filter(({ text }) => word !== undefined && namesOf(text.name).includes(document.getText(word)));
    return told.length === 0 ? undefined : hoverOf(this.write(told), isBehind ? undefined : word);
  }

  private write(stories: readonly HoverStory[]): ShownMarkdown {
    const { kind } = vscode.window.activeColorTheme;
    const isLight = kind === vscode.ColorThemeKind.Light || kind === vscode.ColorThemeKind.HighContrastLight;
    return paragraphs(
      stories.map(story => hoverText(story, isLight ? curveColors.light : curveColors.dark)),
      true,
    );
  }
}

/** `this.gru` is hovered on `gru`. */
function namesOf(name: string): string[] {
  return [name, name.slice(name.lastIndexOf('.') + 1)];
}
