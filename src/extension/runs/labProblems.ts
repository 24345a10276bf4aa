import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import type { LabRun } from './labRun.ts';
import type { RefusedRun, RunService } from './runService.ts';

/** Puts what keeps a lab from running, and what it threw, at its place in the text. */
export class LabProblems extends Disposable {
  private readonly collection = this.register(vscode.languages.createDiagnosticCollection('gatescope'));

  constructor(runs: RunService) {
    super();
    this.register(
      runs.onDidRefuse(refused => {
        this.showRefusal(refused);
      }),
    );
    this.register(
      runs.onDidStart(run => {
        for (const text of run.texts) if (text) this.collection.delete(text.uri);
      }),
    );
    this.register(
      runs.onDidEnd(run => {
        this.showThrown(run);
      }),
    );
    this.register(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.collection.delete(document.uri);
      }),
    );
  }

  private showRefusal({ uri, message, problems }: RefusedRun): void {
    this.collection.delete(uri);
    if (message.severity !== 'error') return;
    const files = new Map<string, vscode.Uri>(problems.map(problem => [problem.uri.toString(), problem.uri]));
    for (const [key, file] of files) {
      const here = problems.filter(problem => problem.uri.toString() === key);
      this.collection.set(
        file,
        here.map(({ problem }) => {
          const range = new vscode.Range(problem.line - 1, problem.column - 1, problem.endLine - 1, problem.endColumn - 1);
          // The Problems list shows the line itself.
          return diagnostic(range, problem.message.replace(/^(?:.*, )?[Ll]ine \d+: /, ''), message.code);
        }),
      );
    }
  }

  private showThrown(run: LabRun): void {
    const { outcome } = run.state;
    if (outcome?.status !== 'failed') return;
    const [place, ...callers] = run.placesOf(outcome.error);
    const text = place && run.texts[place.file];
    if (!place || !text) return;
    const document = vscode.workspace.textDocuments.find(one => one.uri.toString() === text.uri.toString());
    // Edited since: the place may be anywhere now.
    if (!document || !text.isCurrent(document)) return;
    const start = document.validatePosition(new vscode.Position(place.line - 1, place.column - 1));
    const range = document.getWordRangeAtPosition(start) ?? new vscode.Range(start, document.lineAt(start.line).range.end);
    const found = diagnostic(range, outcome.error.message || outcome.error.name, run.message?.code ?? 'E-THROW');
    found.relatedInformation = callers.flatMap(({ file, line, column }) => {
      const caller = run.texts[file];
      const at = new vscode.Position(line - 1, column - 1);
      return caller
        ? [new vscode.DiagnosticRelatedInformation(new vscode.Location(caller.uri, at), vscode.l10n.t('called from here'))]
        : [];
    });
    this.collection.set(text.uri, [found]);
  }
}

function diagnostic(range: vscode.Range, message: string, code: string): vscode.Diagnostic {
  const found = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
  found.source = 'Gatescope';
  found.code = code;
  return found;
}
