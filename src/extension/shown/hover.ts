import * as vscode from 'vscode';
import type { ShownMarkdown } from '../../core/words/shownMarkdown.ts';

declare const brand: unique symbol;

/** A hover, made by `hoverOf`. */
export type Hover = vscode.Hover & { readonly [brand]: 'hover' };

/** A hover of Markdown that may show text, and pictures made here: no HTML, no icons, no commands. */
export function hoverOf(text: ShownMarkdown, range?: vscode.Range): Hover {
  const content = new vscode.MarkdownString(text);
  content.isTrusted = false;
  content.supportHtml = false;
  content.supportThemeIcons = false;
  return new vscode.Hover(content, range) as Hover;
}

export interface HoverProvider {
  provideHover(document: vscode.TextDocument, position: vscode.Position): Hover | undefined | Promise<Hover | undefined>;
}

export function registerHovers(selector: vscode.DocumentSelector, provider: HoverProvider): vscode.Disposable {
  return vscode.languages.registerHoverProvider(selector, provider);
}
