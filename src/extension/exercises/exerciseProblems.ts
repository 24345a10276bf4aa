import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { shown } from '../../core/words/shownText.ts';
import { ProblemList, type Problem } from '../shown/problem.ts';
import { openDocumentAt } from '../host/documents.ts';
import type { CheckedAttempt, CheckService } from './checkService.ts';

/** Puts what a check found on the lines it speaks of, until they are edited. */
export class ExerciseProblems extends Disposable {
  private readonly collection = this.register(new ProblemList('gatescope-exercises'));

  constructor(checks: CheckService) {
    super();
    this.register(
      checks.onDidCheck(result => {
        this.show(result);
      }),
    );
    this.register(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.collection.delete(document.uri);
      }),
    );
  }

  private show({ attempt: { uri }, text, verdict }: CheckedAttempt): void {
    this.collection.delete(uri);
    const document = openDocumentAt(uri);
    // Edited while the check ran: its lines may stand anywhere now.
    if (document?.getText() !== text) return;
    const { kind, line, message, mistake, goals } = verdict;
    const isWrong = kind === 'notYetRight';
    const found = [
      ...(mistake ? [{ line: mistake.line, message: mistake.message, code: mistake.id }] : []),
      ...goals.filter(({ state }) => state === 'missed').map(goal => ({ line: goal.line, message: goal.message, code: goal.id })),
      ...(kind === 'couldNotRun' || isWrong ? [{ line, message, code: kind }] : []),
    ].filter(one => one.line !== null && one.line <= document.lineCount);
    const severity = isWrong ? vscode.DiagnosticSeverity.Warning : vscode.DiagnosticSeverity.Error;
    const told = new Set<string>();
    const problems = found.flatMap(one => {
      // The verdict's sentence is mostly that of the mistake or of the first goal.
      if ([...told].some(known => known.includes(one.message) || one.message.includes(known))) return [];
      told.add(one.message);
      return [problemAt(document, one.line ?? 1, one.message, one.code, severity)];
    });
    this.collection.set(uri, problems);
  }
}

function problemAt(
  document: vscode.TextDocument,
  line: number,
  message: string,
  code: string,
  severity: vscode.DiagnosticSeverity,
): Problem {
  const { range, firstNonWhitespaceCharacterIndex } = document.lineAt(line - 1);
  return {
    range: new vscode.Range(range.start.translate(0, firstNonWhitespaceCharacterIndex), range.end),
    message: shown(message),
    code: shown(code),
    severity,
  };
}
