import { Disposable } from '../../core/base/disposable.ts';
import type * as vscode from 'vscode';
import type { Compiler } from '../labs/compilerHost.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import type { LessonParts } from './lessonParts.ts';
import type { LabViewProvider } from '../labView/labViewProvider.ts';
import { Attempts } from '../exercises/attempts.ts';
import { CheckService } from '../exercises/checkService.ts';
import { ExerciseCommands } from '../exercises/exerciseCommands.ts';
import { ExerciseLens } from '../exercises/exerciseLens.ts';
import { ExerciseProblems } from '../exercises/exerciseProblems.ts';
import { ExerciseTests } from '../exercises/exerciseTests.ts';
import { Hints } from '../exercises/hints.ts';
import { TakenHelp } from '../exercises/takenHelp.ts';
import { TaskPresses } from '../exercises/taskPresses.ts';
import { TaskTab } from '../exercises/taskTab.ts';
import { TaskTexts } from '../exercises/taskTexts.ts';
import { TaskViews } from '../exercises/taskViews.ts';
import { Walkthrough } from '../exercises/walkthrough.ts';
import type { Commands } from '../trust/commands.ts';
import { loadReading } from '../host/bundles.ts';
import type { Trust } from '../trust/trust.ts';
import type { Log } from '../shown/log.ts';

export interface ExercisePartsOptions {
  readonly library: LessonLibrary;
  readonly labView: LabViewProvider;
  readonly compiler: Compiler;
  readonly trust: Trust;
  readonly commands: Commands;
  /** The workspace's. */
  readonly memory: vscode.Memento;
  readonly lesson: Pick<LessonParts, 'folder' | 'opener' | 'store' | 'texts' | 'resets'>;
  readonly log: Log;
}

/** Exercises: attempts in the learner's own files, checked where they are written. */
export class ExerciseParts extends Disposable {
  readonly checks: CheckService;
  readonly tab: TaskTab;

  constructor({ library, labView, compiler, lesson, memory, trust, commands, log }: ExercisePartsOptions) {
    super();
    const { folder, opener, store, texts, resets } = lesson;
    const attempts = new Attempts({ library, folder, opener, trust });
    const checks = (this.checks = this.register(new CheckService({ library, labView, store, compiler, trust, log })));
    const help = this.register(new TakenHelp(memory));
    const isInSight = (): boolean => labView.isVisible;
    const hints = new Hints({ checks, help, store, isInSight });
    const walkthrough = new Walkthrough({ library, texts, store, help, isInSight });
    const views = new TaskViews({ texts: new TaskTexts(library, loadReading), checks, hints, help, walkthrough, store });
    const tab = (this.tab = this.register(new TaskTab({ attempts, checks, help, views, labView, trust, log })));
    const fault = (error: unknown): void => {
      log.error('What was pressed in the tab Task could not be done:', error);
    };
    this.register(new TaskPresses({ tab, attempts, checks, help, walkthrough, store, fault }));
    this.register(new ExerciseLens(attempts, checks));
    this.register(new ExerciseProblems(checks));
    this.register(new ExerciseTests({ library, folder, checks }));
    this.register(
      new ExerciseCommands({
        ...{ attempts, checks, commands, hints, walkthrough, help, tab },
        reset: async ({ lesson: { id }, exercise, uri }) =>
          resets.reset({ uri, given: await library.filesOf(id).program(exercise.starter), id: exercise.id }),
      }),
    );
  }
}
