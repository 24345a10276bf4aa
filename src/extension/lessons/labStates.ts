import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import type { LabState } from '../../core/lesson.ts';
import { diffOutput, isAsExpected } from '../../core/outputDiff.ts';
import type { LabRun } from '../runs/labRun.ts';
import type { RunService } from '../runs/runService.ts';
import type { LessonLab, LessonLibrary } from './lessonLibrary.ts';

const memoryKey = 'labStates';
const states: readonly string[] = ['notRun', 'ran', 'matched', 'failed'] satisfies LabState[];

/** What the learner has done with each lab, in this workspace. */
export class LabStates extends Disposable {
  private readonly memory: vscode.Memento;
  private readonly changed = this.register(new vscode.EventEmitter<void>());
  readonly onDidChange = this.changed.event;

  constructor(memory: vscode.Memento, runs: RunService, library: LessonLibrary) {
    super();
    this.memory = memory;
    this.register(
      runs.onDidEnd(run => {
        void this.note(run, library);
      }),
    );
  }

  get(lab: LessonLab): LabState {
    const state = this.all()[keyOf(lab)];
    return isLabState(state) ? state : 'notRun';
  }

  private async note(run: LabRun, library: LessonLibrary): Promise<void> {
    await library.lessons();
    const found = library.labOf(run.uri);
    const state = found && stateAfter(run, found.lab.expected);
    if (state) this.set(found, state);
  }

  private set(lab: LessonLab, state: LabState): void {
    void this.memory.update(memoryKey, { ...this.all(), [keyOf(lab)]: state });
    this.changed.fire();
  }

  private all(): Record<string, unknown> {
    return this.memory.get<Record<string, unknown>>(memoryKey, {});
  }
}

/** Null where a run says nothing about the lab: the learner ended it. */
function stateAfter(run: LabRun, expected: readonly string[]): LabState | null {
  const { outcome, console } = run.state;
  switch (outcome?.status) {
    case 'finished':
      return isAsExpected(diffOutput(expected, console, true)) ? 'matched' : 'ran';
    case 'failed':
      return 'failed';
    case 'stopped':
      return outcome.reason === 'time' || outcome.reason === 'memory' ? 'failed' : null;
    case undefined:
      return null;
  }
}

function keyOf({ lesson, lab }: LessonLab): string {
  return `${lesson.id}/${lab.id}`;
}

function isLabState(state: unknown): state is LabState {
  return typeof state === 'string' && states.includes(state);
}
