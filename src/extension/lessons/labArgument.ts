import * as vscode from 'vscode';
import type { LessonLab } from '../lessons/lessonLibrary.ts';

/** Menus and lenses hand a command what they stand on: a file, an item of the tree, or nothing. */
export function isUri(argument: unknown): argument is vscode.Uri {
  return argument instanceof vscode.Uri;
}

export function isLessonLab(argument: unknown): argument is LessonLab {
  return typeof argument === 'object' && argument !== null && 'lesson' in argument && 'lab' in argument;
}
