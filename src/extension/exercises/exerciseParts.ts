import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import { loadCheckPreparation } from '../labs/compiler.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import type { LessonParts } from '../lessons/lessonParts.ts';
import type { LabPanel } from '../panel/labPanel.ts';
import { AttemptBackups } from './attemptBackup.ts';
import { Attempts } from './attempts.ts';
import { CheckService } from './checkService.ts';
import { ExerciseCommands } from './exerciseCommands.ts';
import { ExerciseDocuments } from './exerciseDocuments.ts';
import { ExerciseLens } from './exerciseLens.ts';
import { ExerciseProblems } from './exerciseProblems.ts';
import { ExerciseTests } from './exerciseTests.ts';
import { Hints } from './hints.ts';
import { ResetAttempt } from './resetAttempt.ts';
import { Walkthrough } from './walkthrough.ts';

export interface ExercisePartsOptions {
  readonly context: vscode.ExtensionContext;
  readonly library: LessonLibrary;
  readonly panel: LabPanel;
  readonly lesson: Pick<LessonParts, 'folder' | 'opener' | 'store'>;
  readonly log: vscode.LogOutputChannel;
}

/** Exercises: attempts in the learner's own files, checked where they are written. */
export class ExerciseParts extends Disposable {
  readonly checks: CheckService;

  constructor({ context, library, panel, lesson: { folder, opener, store }, log }: ExercisePartsOptions) {
    super();
    const attempts = new Attempts({ library, folder, opener });
    const documents = this.register(new ExerciseDocuments());
    const checks = (this.checks = this.register(new CheckService({ library, panel, store, load: loadCheckPreparation, log })));
    const backups = new AttemptBackups(vscode.Uri.joinPath(context.globalStorageUri, 'backups'));
    this.register(new ExerciseLens(attempts, checks));
    this.register(new ExerciseProblems(checks));
    this.register(new ExerciseTests({ library, folder, checks }));
    this.register(
      new ExerciseCommands({
        ...{ attempts, checks, log },
        hints: new Hints(checks, store),
        walkthrough: new Walkthrough({ library, documents, store }),
        reset: new ResetAttempt({ library, documents, backups, log }),
      }),
    );
  }
}
