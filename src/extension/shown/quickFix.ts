import * as vscode from 'vscode';
import type { Shown } from '../../core/words/shownText.ts';

declare const brand: unique symbol;

/** An entry of the light bulb's menu, made by `quickFixOf`. */
export type QuickFix = vscode.CodeAction & { readonly [brand]: 'quickFix' };

export interface QuickFixWords {
  readonly title: Shown;
  /** All of it at once: one Undo takes it back. */
  readonly edit: vscode.WorkspaceEdit;
  /** What the problem says that it mends. */
  readonly problem: Shown;
}

/** A problem in the editor, as far as it says who has found it. */
export type ListedProblem = Pick<vscode.Diagnostic, 'source' | 'code'>;

export interface QuickFixProvider {
  /** Those for the problems that touch a range. `listed` is all that is listed there, whoever found it. */
  fixesAt(document: vscode.TextDocument, range: vscode.Range, listed: readonly ListedProblem[]): Promise<readonly QuickFixWords[]>;
}

export function registerQuickFixes(selector: vscode.DocumentSelector, provider: QuickFixProvider): vscode.Disposable {
  const kind = vscode.CodeActionKind.QuickFix;
  return vscode.languages.registerCodeActionsProvider(
    selector,
    {
      provideCodeActions: async (document, range, { diagnostics }) => {
        const fixes = await provider.fixesAt(document, range, diagnostics);
        return fixes.map(fix => quickFixOf(fix, kind, diagnostics));
      },
    },
    { providedCodeActionKinds: [kind] },
  );
}

/** The one that is sure is preferred: VS Code's Auto Fix takes it without a menu. */
function quickFixOf(
  { title, edit, problem }: QuickFixWords,
  kind: vscode.CodeActionKind,
  diagnostics: readonly vscode.Diagnostic[],
): QuickFix {
  const fix = new vscode.CodeAction(title, kind);
  fix.edit = edit;
  fix.isPreferred = true;
  fix.diagnostics = diagnostics.filter(({ message }) => message === problem);
  return fix as QuickFix;
}
