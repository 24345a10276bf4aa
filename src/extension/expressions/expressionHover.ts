import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { asCode, asMarkdown, marked, markdownTable, paragraphs, type ShownMarkdown } from '../../core/words/shownMarkdown.ts';
import { cutText } from '../../core/words/cutText.ts';
import { hoverOf, registerHovers, type Hover, type HoverProvider } from '../shown/hover.ts';
import { curveColors } from '../values/curveColors.ts';
import { hoverText } from '../values/hoverText.ts';
import type { ExpressionSteps } from './expressionStory.ts';
import type { ExpressionValues } from './expressionValues.ts';

/** Longer expressions are cut in a list. */
const longestStep = 60;

/** Tells what the innermost expression under the pointer gave, and the steps of its chain. */
export class ExpressionHover extends Disposable implements HoverProvider {
  private readonly values: ExpressionValues;

  constructor(values: ExpressionValues) {
    super();
    this.values = values;
    this.register(registerHovers(['typescript', 'javascript'], this));
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<Hover | undefined> {
    const answer = await this.values.answer({ document, selection: new vscode.Range(position, position) });
    if (!answer) return undefined;
    if ('why' in answer)
      return hoverOf(paragraphs([asCode(cutText(answer.placed.text, longestStep)), asMarkdown(answer.why)]), answer.placed.range);
    return hoverOf(write(answer), answer.asked.placed.range);
  }
}

function write({ asked, steps }: ExpressionSteps): ShownMarkdown {
  const { kind } = vscode.window.activeColorTheme;
  const isLight = kind === vscode.ColorThemeKind.Light || kind === vscode.ColorThemeKind.HighContrastLight;
  const story = hoverText(asked, isLight ? curveColors.light : curveColors.dark);
  if (steps.length < 2) return story;
  const rows = steps.map(({ text }) => [asCode(cutText(text.name, longestStep)), asCode(text.short)]);
  return paragraphs([story, marked`Step by step:`, markdownTable([asMarkdown('expression'), asMarkdown('value')], rows)]);
}
