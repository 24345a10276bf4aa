import type * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { LiveCommands } from '../live/liveCommands.ts';
import { LiveLabs } from '../live/liveLabs.ts';
import { LiveLens } from '../live/liveLens.ts';
import { LiveRuns } from '../live/liveRuns.ts';
import type { LabViewProvider } from '../labView/labViewProvider.ts';
import type { ShownLab } from '../runs/shownLab.ts';
import type { RunService } from '../runs/runService.ts';
import type { Log } from '../shown/log.ts';
import type { Guards } from './guards.ts';
import type { LessonParts } from './lessonParts.ts';

export interface LivePartsOptions {
  /** Of the workspace. */
  readonly memory: vscode.Memento;
  readonly runs: RunService;
  readonly labView: LabViewProvider;
  readonly shownLab: ShownLab;
  readonly lesson: Pick<LessonParts, 'opener' | 'predictions'>;
  readonly guards: Guards;
  readonly log: Log;
}

/** Values that follow the typing. */
export class LiveParts extends Disposable {
  readonly runs: LiveRuns;

  constructor({ memory, runs, labView, shownLab, lesson, guards, log }: LivePartsOptions) {
    super();
    const { trust, commands } = guards;
    const { opener, predictions } = lesson;
    const labs = this.register(new LiveLabs(memory));
    const isAsked = async (uri: vscode.Uri): Promise<boolean> => (await predictions.of(uri)).some(({ isCovered }) => isCovered);
    const live = (this.runs = this.register(new LiveRuns({ labs, runs, isAsked, onDidChangeAsked: predictions.onDidChange, trust, log })));
    this.register(new LiveLens(labs, live, trust));
    this.register(new LiveCommands({ labs, live, opener, labView, shownLab, commands }));
  }
}
