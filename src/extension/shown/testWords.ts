import * as vscode from 'vscode';
import { shownWithoutAddresses, type Shown } from '../../core/words/shownText.ts';
import { inWords } from './inWords.ts';

/** The list of tests, with one way to run them. */
export function testController(id: string, label: Shown): vscode.TestController {
  return vscode.tests.createTestController(id, label);
}

export function testItem(controller: vscode.TestController, id: string, label: Shown, uri: vscode.Uri | undefined): vscode.TestItem {
  return controller.createTestItem(id, label, uri);
}

/** Why a test did not pass, and the line it speaks of; lines count from 1. */
export interface Reason {
  readonly text: Shown;
  readonly uri: vscode.Uri;
  readonly line: number | null;
}

export function fail(run: vscode.TestRun, item: vscode.TestItem, reason: Reason): void {
  run.failed(item, messageOf(reason));
}

/** For a test that could not be run: VS Code shows that as an error, and not as a failure. */
export function giveUp(run: vscode.TestRun, item: vscode.TestItem, reason: Reason): void {
  run.errored(item, messageOf(reason));
}

/**
 * VS Code writes a message behind the line where it stands, over all else that is painted there: on the line it speaks
 * of it would hide that line's value. So it stands behind the first line, and says which one it means.
 */
function messageOf({ text, uri, line }: Reason): vscode.TestMessage {
  const message = new vscode.TestMessage(shownWithoutAddresses(line === null ? text : inWords('{0} Line {1}.', text, line)));
  message.location = new vscode.Location(uri, new vscode.Position(0, 0));
  return message;
}

/** Adds a line to what a test has written. It is shown in a terminal, which wants both ends of a line. */
export function writeLine(run: vscode.TestRun, text: Shown, item: vscode.TestItem): void {
  run.appendOutput(`${shownWithoutAddresses(text).replaceAll('\n', '\r\n')}\r\n`, undefined, item);
}
