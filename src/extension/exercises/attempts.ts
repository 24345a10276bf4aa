import * as vscode from 'vscode';
import { fileNameOf } from '../host/labDocument.ts';
import type { LabFolder } from '../lessons/labFolder.ts';
import type { LabOpener } from '../lessons/labOpener.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import { attemptFileOf, exerciseOfFile, isAttemptName, type AttemptFile, type LessonExercise } from '../lessons/attemptFile.ts';
import { shown } from '../../core/words/shownText.ts';
import type { Trust } from '../trust/trust.ts';
import { inWords } from '../shown/inWords.ts';
import { askWhich } from '../shown/questions.ts';

export interface AttemptsOptions {
  readonly library: LessonLibrary;
  readonly folder: LabFolder;
  readonly opener: LabOpener;
  readonly trust: Trust;
}

/** Finds, makes and opens the files exercises are done in. */
export class Attempts {
  private readonly options: AttemptsOptions;

  constructor(options: AttemptsOptions) {
    this.options = options;
  }

  /** Null where the file belongs to no exercise. */
  async of(uri: vscode.Uri): Promise<AttemptFile | null> {
    const name = fileNameOf(uri);
    if (!isAttemptName(name)) return null;
    const found = exerciseOfFile(name, await this.options.library.lessons());
    return found && { ...found, uri };
  }

  /** The learner's file, made from the starter where there is none; undefined where they chose no folder for it. */
  async open({ lesson, exercise }: LessonExercise, root?: vscode.Uri): Promise<AttemptFile | undefined> {
    const uri = await this.uriOf({ lesson, exercise }, root);
    if (!uri) return undefined;
    await this.options.opener.show(uri);
    return { lesson, exercise, uri };
  }

  /** Without trust the starter is there to be read. */
  private async uriOf({ lesson, exercise }: LessonExercise, root?: vscode.Uri): Promise<vscode.Uri | undefined> {
    const { folder, opener, trust } = this.options;
    const file = { starter: exercise.starter, name: attemptFileOf(exercise) };
    if (!trust.isGiven) return opener.toRead(lesson, file.starter, file.name, root);
    const target = await opener.folderFor(lesson, root);
    return target && folder.attemptCopy(target, lesson, file);
  }

  /** Asks which exercise to open. */
  async pick(): Promise<AttemptFile | undefined> {
    const lessons = await this.options.library.lessons();
    const items = lessons.flatMap(lesson =>
      lesson.exercises.map(exercise => ({
        label: shown(exercise.title),
        description: exercise.extra ? inWords('More to do') : shown(`${lesson.number} ${lesson.title}`),
        detail: shown(exercise.summary),
        found: { lesson, exercise },
      })),
    );
    const chosen = await askWhich(items, { title: inWords('Open an exercise'), matchOnDetail: true });
    return chosen && this.open(chosen.found);
  }
}
