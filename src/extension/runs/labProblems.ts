import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import type { Position } from '../../core/run.ts';
import type { LabRun } from './labRun.ts';
import type { RefusedRun, RunService } from './runService.ts';
import { shown } from '../../core/shownText.ts';
import { ProblemList, type Problem } from '../shown/problem.ts';
import { inWords } from '../shown/inWords.ts';

/** Puts what keeps a lab from running, and what it threw, at its place in the text. */
export class LabProblems extends Disposable {
  private readonly collection = this.register(new ProblemList('gatescope'));

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
      runs.onDidReceive(({ run, event }) => {
        if (event.kind === 'warning') this.showFound(run);
      }),
    );
    this.register(
      runs.onDidEnd(run => {
        this.showFound(run);
      }),
    );
    this.register(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.collection.delete(document.uri);
      }),
    );
  }

  /** Takes back what runs said against a file. */
  clear(uri: vscode.Uri): void {
    this.collection.delete(uri);
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
          const sentence = shown(problem.message.replace(/^(?:.*, )?[Ll]ine \d+: /, ''));
          return { range, message: sentence, code: shown(message.code), severity: vscode.DiagnosticSeverity.Error };
        }),
      );
    }
  }

  /** What the run has warned about so far, and what it threw. */
  private showFound(run: LabRun): void {
    const { outcome, warnings } = run.state;
    const found = warnings.map(({ code, message, frames }) =>
      this.place(run, frames, { message, code, severity: vscode.DiagnosticSeverity.Warning }),
    );
    if (outcome?.status === 'failed') {
      const { message, name, frames } = outcome.error;
      found.push(
        this.place(run, frames, {
          message: message || name,
          code: run.message?.code ?? 'E-THROW',
          severity: vscode.DiagnosticSeverity.Error,
        }),
      );
    }
    for (const text of run.texts) {
      const here = found.filter(each => each?.uri === text?.uri);
      if (text && here.length > 0)
        this.collection.set(
          text.uri,
          here.flatMap(each => each?.found ?? []),
        );
    }
  }

  /** Null where the learner's text has been edited since: the place may be anywhere now. */
  private place(run: LabRun, frames: readonly Position[], said: Said): { uri: vscode.Uri; found: Problem } | null {
    const [place, ...callers] = run.placesOf(frames);
    const text = place && run.texts[place.file];
    if (!place || !text) return null;
    const document = vscode.workspace.textDocuments.find(one => one.uri.toString() === text.uri.toString());
    if (!document || !text.isCurrent(document)) return null;
    const start = document.validatePosition(new vscode.Position(place.line - 1, place.column - 1));
    const range = document.getWordRangeAtPosition(start) ?? new vscode.Range(start, document.lineAt(start.line).range.end);
    const related = callers.flatMap(({ file, line, column }) => {
      const caller = run.texts[file];
      const at = new vscode.Position(line - 1, column - 1);
      return caller ? [{ location: new vscode.Location(caller.uri, at), message: inWords('called from here') }] : [];
    });
    const { code, severity } = said;
    return { uri: text.uri, found: { range, message: shown(said.message), code: shown(code), severity, related } };
  }
}

interface Said {
  readonly message: string;
  readonly code: string;
  readonly severity: vscode.DiagnosticSeverity;
}
