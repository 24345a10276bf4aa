import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import type { MendKind, MendRequest } from '../../core/run/mend.ts';
import type { Position } from '../../core/run/position.ts';
import { openDocumentAt } from '../host/documents.ts';
import type { LabRun } from './labRun.ts';
import type { RefusedRun, RunService } from './runService.ts';
import { shown } from '../../core/words/shownText.ts';
import { ProblemList, type Problem } from '../shown/problem.ts';
import { inWords } from '../shown/inWords.ts';

/** A mistake, as far as it is known without the text it is in. */
export type FoundMistake = Omit<MendRequest, 'text' | 'isScript'>;

/** A problem as it is listed, and the mistake it tells of. */
export interface FoundProblem {
  readonly problem: Problem;
  /** Null where nothing is known but what the problem says. */
  readonly mistake: FoundMistake | null;
}

/** Puts what keeps a lab from running, and what it threw, at its place in the text. */
export class LabProblems extends Disposable {
  private readonly collection = this.register(new ProblemList('gatescope'));
  /** What is listed, by file. */
  private readonly found = new Map<string, readonly FoundProblem[]>();

  constructor(runs: RunService) {
    super();
    this.register(
      runs.onDidRefuse(refused => {
        this.showRefusal(refused);
      }),
    );
    this.register(
      runs.onDidStart(run => {
        for (const text of run.texts) if (text) this.clear(text.uri);
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
        if (contentChanges.length > 0) this.clear(document.uri);
      }),
    );
  }

  /** Takes back what runs said against a file. */
  clear(uri: vscode.Uri): void {
    this.found.delete(uri.toString());
    this.collection.delete(uri);
  }

  /** What is listed of a file where it touches `range`. The text is the one that was run. */
  at(uri: vscode.Uri, range: vscode.Range): FoundProblem[] {
    const found = this.found.get(uri.toString()) ?? [];
    return found.filter(({ problem }) => problem.range.intersection(range) !== undefined);
  }

  private list(uri: vscode.Uri, found: readonly FoundProblem[]): void {
    this.found.set(uri.toString(), found);
    this.collection.set(
      uri,
      found.map(({ problem }) => problem),
    );
  }

  private showRefusal({ uri, message, problems }: RefusedRun): void {
    this.clear(uri);
    if (message.severity !== 'error') return;
    const files = new Map<string, vscode.Uri>(problems.map(problem => [problem.uri.toString(), problem.uri]));
    for (const [key, file] of files) {
      const here = problems.filter(problem => problem.uri.toString() === key);
      this.list(
        file,
        here.map(({ problem }) => {
          const range = new vscode.Range(problem.line - 1, problem.column - 1, problem.endLine - 1, problem.endColumn - 1);
          // The Problems list shows the line itself.
          const sentence = shown(problem.message.replace(/^(?:.*, )?[Ll]ine \d+: /, ''));
          const listed = { range, message: sentence, code: shown(message.code), severity: vscode.DiagnosticSeverity.Error };
          return { problem: listed, mistake: null };
        }),
      );
    }
  }

  /** What the run has warned about so far, and what it threw. */
  private showFound(run: LabRun): void {
    const { outcome, warnings } = run.state;
    const found = warnings.map(({ code, message, frames, about = '' }) =>
      this.place(run, frames, { message, code, severity: vscode.DiagnosticSeverity.Warning, kind: code, about }),
    );
    if (outcome?.status === 'failed') {
      const { message, name, frames, mistake } = outcome.error;
      found.push(
        this.place(run, frames, {
          message: message || name,
          code: run.message?.code ?? 'E-THROW',
          severity: vscode.DiagnosticSeverity.Error,
          ...(mistake && { kind: mistake.kind, about: mistake.wrote, instead: mistake.instead }),
        }),
      );
    }
    for (const text of run.texts) {
      const here = found.filter(each => each?.uri === text?.uri);
      if (text && here.length > 0)
        this.list(
          text.uri,
          here.flatMap(each => each?.found ?? []),
        );
    }
  }

  /** Null where the learner's text has been edited since: the place may be anywhere now. */
  private place(run: LabRun, frames: readonly Position[], said: Said): { uri: vscode.Uri; found: FoundProblem } | null {
    const [place, ...callers] = run.placesOf(frames);
    const text = place && run.texts[place.file];
    if (!place || !text) return null;
    const document = openDocumentAt(text.uri);
    if (!document || !text.isCurrent(document)) return null;
    const start = document.validatePosition(new vscode.Position(place.line - 1, place.column - 1));
    const range = document.getWordRangeAtPosition(start) ?? new vscode.Range(start, document.lineAt(start.line).range.end);
    const related = callers.flatMap(({ file, line, column }) => {
      const caller = run.texts[file];
      const at = new vscode.Position(line - 1, column - 1);
      return caller ? [{ location: new vscode.Location(caller.uri, at), message: inWords('called from here') }] : [];
    });
    const { code, severity, kind, about = '', instead } = said;
    const problem = { range, message: shown(said.message), code: shown(code), severity, related };
    return {
      uri: text.uri,
      found: {
        problem,
        mistake: kind ? { kind, about, ...(instead !== undefined && { instead }), line: place.line, column: place.column } : null,
      },
    };
  }
}

interface Said {
  readonly message: string;
  readonly code: string;
  readonly severity: vscode.DiagnosticSeverity;
  /** Where a mend may be known. */
  readonly kind?: MendKind;
  readonly about?: string;
  readonly instead?: string;
}
