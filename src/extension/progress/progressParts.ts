import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import type { LabFolder } from '../lessons/labFolder.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import type { RunService } from '../runs/runService.ts';
import { earlierStates } from './earlierStates.ts';
import { Milestones } from './milestones.ts';
import { StorageDisk } from './progressDisk.ts';
import { ProgressNotices } from './progressNotices.ts';
import { ProgressStore } from './progressStore.ts';
import { RunRecorder } from './runRecorder.ts';
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
    const placeOf = async (lesson: Parameters<LabFolder['folderOf']>[1]): Promise<string | undefined> => {
      const first = vscode.workspace.workspaceFolders?.[0]?.uri;
      return first && (await folder.folderOf(first, lesson)).toString();
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
