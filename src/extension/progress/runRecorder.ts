import * as vscode from 'vscode';
import type { Deed } from '../../learning/deed.ts';
import { Disposable } from '../../core/base/disposable.ts';
import type { Lab } from '../../core/lesson/lesson.ts';
import { diffOutput, isAsExpected } from '../../core/comparing/outputDiff.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import type { LabRun } from '../runs/labRun.ts';
import type { RunService } from '../runs/runService.ts';
import type { ProgressStore } from './progressStore.ts';
import { factsOf } from './runFacts.ts';

export interface RunRecorderOptions {
  readonly store: ProgressStore;
  readonly runs: RunService;
  readonly library: LessonLibrary;
  /** The extension's version. */
  readonly version: string;
}

/** Writes down what each run of a lesson's lab has earned. */
export class RunRecorder extends Disposable {
  private readonly options: RunRecorderOptions;

  constructor(options: RunRecorderOptions) {
    super();
    this.options = options;
    this.register(options.runs.onDidEnd(run => void this.note(run)));
  }

  private async note(run: LabRun): Promise<void> {
    if (run.isLive) return;
    const { library, store, version } = this.options;
    const found = await library.labOf(run.uri);
    const outcome = found && outcomeOf(run, found.lab);
    if (!outcome) return;
    // What it showed is of values that the lab's text does not say: nobody could do it again by the text.
    const facts = outcome === 'failed' || run.hasTurned ? null : await factsOf(run, found.lesson, found.lab.id, version);
    await store.record({ kind: 'labRan', lesson: found.lesson.id, lab: found.lab.id, place: folderOfCopy(run.uri), outcome, facts });
  }
}

/** The folder of a working copy: what tells two copies of one lab apart. */
export function folderOfCopy(uri: vscode.Uri): string {
  return vscode.Uri.joinPath(uri, '..').toString();
}

/** Null where a run says nothing about the lab: the learner ended it. */
function outcomeOf(run: LabRun, lab: Lab): Extract<Deed, { kind: 'labRan' }>['outcome'] | null {
  const { outcome, console } = run.state;
  switch (outcome?.status) {
    case 'finished':
      return !run.hasTurned && isAsExpected(diffOutput(lab.expected, console, true)) ? 'matched' : 'finished';
    case 'failed':
      return 'failed';
    case 'stopped':
      return outcome.reason === 'time' || outcome.reason === 'memory' ? 'failed' : null;
    case undefined:
      return null;
  }
}
