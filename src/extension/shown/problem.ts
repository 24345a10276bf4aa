import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import type { Shown } from '../../core/words/shownText.ts';

export interface Problem {
  readonly range: vscode.Range;
  readonly message: Shown;
  readonly code: Shown;
  readonly severity: vscode.DiagnosticSeverity;
  /** Other places that belong to it. */
  readonly related?: readonly { readonly location: vscode.Location; readonly message: Shown }[];
}

/** Entries of ours in the list of problems. */
export class ProblemList extends Disposable {
  private readonly collection: vscode.DiagnosticCollection;

  constructor(name: string) {
    super();
    this.collection = this.register(vscode.languages.createDiagnosticCollection(name));
  }

  set(uri: vscode.Uri, problems: readonly Problem[]): void {
    this.collection.set(uri, problems.map(diagnosticOf));
  }

  delete(uri: vscode.Uri): void {
    this.collection.delete(uri);
  }
}

function diagnosticOf({ range, message, code, severity, related = [] }: Problem): vscode.Diagnostic {
  const found = new vscode.Diagnostic(range, message, severity);
  found.source = 'Gatescope';
  found.code = code;
  found.relatedInformation = related.map(one => new vscode.DiagnosticRelatedInformation(one.location, one.message));
  return found;
}
