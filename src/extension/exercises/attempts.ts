import * as vscode from 'vscode';
import { fileNameOf } from '../labs/labDocument.ts';
import type { LabFolder } from '../lessons/labFolder.ts';
import type { LabOpener } from '../lessons/labOpener.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import { attemptFileOf, exerciseOfFile, isAttemptName, type Attempt, type LessonExercise } from './attempt.ts';

export interface AttemptsOptions {
  readonly library: LessonLibrary;
  readonly folder: LabFolder;
  readonly opener: LabOpener;
}

/** Finds, makes and opens the files exercises are done in. */
export class Attempts {
  private readonly options: AttemptsOptions;

  constructor(options: AttemptsOptions) {
    this.options = options;
  }

  /** Null where the file belongs to no exercise. */
  async of(uri: vscode.Uri): Promise<Attempt | null> {
    const name = fileNameOf(uri);
    if (!isAttemptName(name)) return null;
    const found = exerciseOfFile(name, await this.options.library.lessons());
    return found && { ...found, uri };
  }

  /** The learner's file, made from the starter where there is none; undefined where they chose no folder for it. */
  async open({ lesson, exercise }: LessonExercise, root?: vscode.Uri): Promise<Attempt | undefined> {
    const folder = await this.options.opener.folderFor(lesson, root);
    if (!folder) return undefined;
    const uri = await this.options.folder.attemptCopy(folder, lesson, { starter: exercise.starter, name: attemptFileOf(exercise) });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { viewColumn: vscode.ViewColumn.One });
    return { lesson, exercise, uri };
  }

  /** Asks which exercise to open. */
  async pick(): Promise<Attempt | undefined> {
    const lessons = await this.options.library.lessons();
    const items = lessons.flatMap(lesson =>
      lesson.exercises.map(exercise => ({
        label: exercise.title,
        description: exercise.extra ? vscode.l10n.t('More to do') : `${lesson.number} ${lesson.title}`,
        detail: exercise.summary,
        found: { lesson, exercise },
      })),
    );
    const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Open an exercise'), matchOnDetail: true });
    return chosen && this.open(chosen.found);
  }
}
