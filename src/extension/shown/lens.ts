import * as vscode from 'vscode';
import type { Shown } from '../../core/words/shownText.ts';

declare const brand: unique symbol;

/** A lens, made by `lensAt`. */
export type Lens = vscode.CodeLens & { readonly [brand]: 'lens' };

export interface LensWords {
  readonly title: Shown;
  readonly tooltip: Shown;
  readonly command: string;
  readonly arguments: readonly unknown[];
}

/** A lens above a line; lines count from 0. */
export function lensAt(line: number, { title, tooltip, command, arguments: values }: LensWords): Lens {
  return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), { title, tooltip, command, arguments: [...values] }) as Lens;
}

/** A row above a line with nothing in it. */
export function blankLens(line: number): Lens {
  return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), { title: '\u00a0', command: '' }) as Lens;
}

export interface LensProvider {
  readonly onDidChangeCodeLenses: vscode.Event<void>;
  provideCodeLenses(document: vscode.TextDocument): Lens[] | Promise<Lens[]>;
}

export function registerLenses(selector: vscode.DocumentSelector, provider: LensProvider): vscode.Disposable {
  return vscode.languages.registerCodeLensProvider(selector, provider);
}
