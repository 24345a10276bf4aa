import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import type { LabFolder } from '../lessons/labFolder.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import type { RunService } from '../runs/runService.ts';
import { earlierStates } from '../progress/earlierStates.ts';
import { Milestones } from '../progress/milestones.ts';
import { StorageDisk } from '../progress/progressDisk.ts';
import { ProgressNotices } from '../progress/progressNotices.ts';
import { ProgressStore } from '../progress/progressStore.ts';
import { RunRecorder } from '../progress/runRecorder.ts';
import type { GuardedFiles } from '../trust/guardedFiles.ts';
import type { Trust } from '../trust/trust.ts';
import type { Log } from '../shown/log.ts';

export interface ProgressPartsOptions {
  readonly context: vscode.ExtensionContext;
  readonly library: LessonLibrary;
  readonly folder: LabFolder;
  readonly runs: RunService;
  readonly version: string;
  readonly trust: Trust;
  readonly files: GuardedFiles;
  readonly log: Log;
}

/** Progress, with everything that fills it and tells of it. It lies where all windows share it. */
export class ProgressParts extends Disposable {
  readonly store: ProgressStore;
  readonly milestones: Milestones;

  constructor({ context, library, folder, runs, version, trust, files, log }: ProgressPartsOptions) {
    super();
    const root = vscode.Uri.joinPath(context.globalStorageUri, 'progress');
    const placeOf = async (lesson: Parameters<LabFolder['placesOf']>[0]): Promise<string | undefined> => {
      // The same at every start, wherever the learner is.
      const [first] = await folder.placesOf(lesson);
      return first?.folder.toString();
    };
    const earlier = async () => earlierStates(context.workspaceState, await library.lessons(), placeOf);
    this.store = this.register(new ProgressStore({ disk: new StorageDisk(root, files), trust, log, earlier }));
    this.milestones = this.register(new Milestones(this.store));
    this.register(new ProgressNotices(this.store, root));
    this.register(new RunRecorder({ store: this.store, runs, library, version }));
    this.register(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        // What another window has earned since.
        if (focused && this.store.isOpen) void this.store.refresh();
      }),
    );
  }
}
