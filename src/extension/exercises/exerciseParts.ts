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
import type { Commands } from '../trust/commands.ts';
import type { Trust } from '../trust/trust.ts';
import type { Log } from '../shown/log.ts';

export interface ExercisePartsOptions {
  readonly library: LessonLibrary;
  readonly panel: LabPanel;
  readonly compiler: Compiler;
  readonly trust: Trust;
  readonly commands: Commands;
  readonly lesson: Pick<LessonParts, 'folder' | 'opener' | 'store' | 'texts' | 'resets'>;
  readonly log: Log;
}

/** Exercises: attempts in the learner's own files, checked where they are written. */
export class ExerciseParts extends Disposable {
  readonly checks: CheckService;

  constructor({ library, panel, compiler, lesson, trust, commands, log }: ExercisePartsOptions) {
    super();
    const { folder, opener, store, texts, resets } = lesson;
    const attempts = new Attempts({ library, folder, opener, trust });
    const checks = (this.checks = this.register(new CheckService({ library, panel, store, compiler, trust, log })));
    this.register(new ExerciseLens(attempts, checks));
    this.register(new ExerciseProblems(checks));
    this.register(new ExerciseTests({ library, folder, checks }));
    this.register(
      new ExerciseCommands({
        ...{ attempts, checks, commands },
        hints: new Hints(checks, store),
        walkthrough: new Walkthrough({ library, texts, store }),
        reset: async ({ lesson: { id }, exercise, uri }) =>
          resets.reset({ uri, given: await library.filesOf(id).program(exercise.starter), id: exercise.id }),
      }),
    );
  }
}
