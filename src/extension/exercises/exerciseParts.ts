import type * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import type { Compiler } from '../labs/compiler.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import type { LessonParts } from '../lessons/lessonParts.ts';
import type { LabPanel } from '../panel/labPanel.ts';
import { Attempts } from './attempts.ts';
import { CheckService } from './checkService.ts';
import { ExerciseCommands } from './exerciseCommands.ts';
import { ExerciseLens } from './exerciseLens.ts';
import { ExerciseProblems } from './exerciseProblems.ts';
import { ExerciseTests } from './exerciseTests.ts';
import { Hints } from './hints.ts';
import { Walkthrough } from './walkthrough.ts';

export interface ExercisePartsOptions {
  readonly library: LessonLibrary;
  readonly panel: LabPanel;
  readonly compiler: Compiler;
  readonly lesson: Pick<LessonParts, 'folder' | 'opener' | 'store' | 'texts' | 'resets'>;
  readonly log: vscode.LogOutputChannel;
}

/** Exercises: attempts in the learner's own files, checked where they are written. */
export class ExerciseParts extends Disposable {
  readonly checks: CheckService;

  constructor({ library, panel, compiler, lesson, log }: ExercisePartsOptions) {
    super();
    const { folder, opener, store, texts, resets } = lesson;
    const attempts = new Attempts({ library, folder, opener });
    const checks = (this.checks = this.register(new CheckService({ library, panel, store, compiler, log })));
    this.register(new ExerciseLens(attempts, checks));
    this.register(new ExerciseProblems(checks));
    this.register(new ExerciseTests({ library, folder, checks }));
    this.register(
      new ExerciseCommands({
        ...{ attempts, checks, log },
        hints: new Hints(checks, store),
        walkthrough: new Walkthrough({ library, texts, store }),
        reset: async ({ lesson: { id }, exercise, uri }) =>
          resets.reset({ uri, given: await library.filesOf(id).program(exercise.starter), id: exercise.id }),
      }),
    );
  }
}
