import type * as vscode from 'vscode';
import type { Lesson } from '../../core/lesson/lesson.ts';
import { isLabName } from '../host/labDocument.ts';
import { namesIn } from '../host/storedFiles.ts';
import { isAttemptName } from '../lessons/attemptFile.ts';

/** A folder may be full of files that are called so. */
const mostRows = 200;

/** The labs beside those of lessons that the learner has made, by name. @throws what the file system says */
export async function ownLabsIn(folder: vscode.Uri, lessons: readonly Lesson[]): Promise<readonly string[]> {
  const given = new Set(lessons.flatMap(({ labs }) => labs.map(({ file }) => file)));
  const names = (await namesIn(folder)).filter(name => isLabName(name) && !isAttemptName(name) && !given.has(name));
  return names.sort((one, other) => one.localeCompare(other, 'en', { numeric: true })).slice(0, mostRows);
}
