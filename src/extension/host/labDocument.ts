import * as vscode from 'vscode';

const labName = /\.lab\.[tj]s$/;

/** Labs keep their own language, so that VS Code's TypeScript support works in them. */
export const labSelector: vscode.DocumentSelector = [
  { language: 'typescript', pattern: '**/*.lab.ts' },
  { language: 'javascript', pattern: '**/*.lab.js' },
];

export function isLab(uri: vscode.Uri): boolean {
  return labName.test(uri.path);
}

export function isLabName(fileName: string): boolean {
  return labName.test(fileName);
}

export function isSameUri(one: vscode.Uri, other: vscode.Uri): boolean {
  return one.toString() === other.toString();
}

/** True for what lies below a folder, however deep. */
export function isInside(uri: vscode.Uri, folder: vscode.Uri): boolean {
  return uri.toString().startsWith(`${folder.toString().replace(/\/$/, '')}/`);
}

export function fileNameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** The lab the learner is in: the active editor, or else the only lab that can be seen. */
export function activeLab(): vscode.TextDocument | undefined {
  const active = vscode.window.activeTextEditor?.document;
  if (active && isLab(active.uri)) return active;
  const visible = new Map(visibleLabs().map(document => [document.uri.toString(), document]));
  return visible.size === 1 ? [...visible.values()][0] : undefined;
}

export function visibleLabs(): vscode.TextDocument[] {
  return vscode.window.visibleTextEditors.map(({ document }) => document).filter(({ uri }) => isLab(uri));
}
