import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import { EvidenceNotes } from '../evidence/evidenceNotes.ts';
import { PredictionCommand } from '../predictions/predictionCommand.ts';
import { PredictionLens } from '../predictions/predictionLens.ts';
import { Predictions } from '../predictions/predictions.ts';
import { ProgressParts } from '../progress/progressParts.ts';
import type { ProgressStore } from '../progress/progressStore.ts';
import { ResetText } from '../resets/resetText.ts';
import { TextBackups } from '../resets/textBackups.ts';
import type { LastRuns } from '../runs/lastRuns.ts';
import type { RunService } from '../runs/runService.ts';
import type { Settings } from '../settings.ts';
import { TwinCommands } from '../twins/twinCommands.ts';
import { Twins } from '../twins/twins.ts';
import { WeightExport } from '../weights/weightExport.ts';
import { LessonPages } from '../lessonPage/lessonPages.ts';
import { loadReading } from '../lessonPage/loadReading.ts';
import { LabFolder } from './labFolder.ts';
import { LabOpener } from './labOpener.ts';
import { LabReset } from './labReset.ts';
import { LessonCommands } from './lessonCommands.ts';
import type { LessonLibrary } from './lessonLibrary.ts';
import { LessonStarter } from './lessonStarter.ts';
import { LessonTexts } from './lessonTexts.ts';
import { LessonTree } from './lessonTree.ts';
import type { Guards } from '../trust/guards.ts';
import type { Log } from '../shown/log.ts';

export interface LessonPartsOptions {
  readonly context: vscode.ExtensionContext;
  readonly library: LessonLibrary;
  readonly runs: RunService;
  readonly lastRuns: LastRuns;
  readonly settings: Settings;
  readonly guards: Guards;
  readonly log: Log;
}

/** The lesson around the labs: the tree, the learner's folder, and what was earned. */
export class LessonParts extends Disposable {
  readonly folder: LabFolder;
  readonly opener: LabOpener;
  readonly store: ProgressStore;
  readonly texts: LessonTexts;
  readonly resets: ResetText;

  constructor({ context, library, runs, lastRuns, settings, guards, log }: LessonPartsOptions) {
    super();
    const { trust, files, commands } = guards;
    const { version } = context.extension.packageJSON as { version: string };
    const folder = (this.folder = new LabFolder({ extensionUri: context.extensionUri, version, library, files }));
    const texts = (this.texts = this.register(new LessonTexts()));
    this.opener = this.register(new LabOpener({ library, folder, texts, trust }));
    const backups = new TextBackups(vscode.Uri.joinPath(context.globalStorageUri, 'backups'), files);
    this.resets = new ResetText({ texts, backups, files, log });
    const { store, milestones } = this.register(new ProgressParts({ context, library, folder, runs, version, trust, files, log }));
    this.store = store;
    const starter = new LessonStarter({ library, folder, trust });
    const reset = new LabReset({ library, opener: this.opener, resets: this.resets });
    this.register(new LessonCommands({ commands, opener: this.opener, starter, reset }));
    this.register(
      new LessonTree({
        library,
        folder,
        store,
        runs,
        onDidFind: () => {
          milestones.reachStart();
        },
      }),
    );
    this.register(new EvidenceNotes({ library, folder, store, commands, files }));
    const { extensionUri, globalState } = context;
    const pages = {
      extensionUri,
      library,
      folder,
      opener: this.opener,
      store,
      memory: globalState,
      log,
      load: loadReading,
      commands,
      files,
    };
    this.register(new LessonPages(pages));
    const predictions = this.register(new Predictions(store, library, runs));
    this.register(new PredictionLens(predictions, settings, trust));
    this.register(new PredictionCommand({ predictions, opener: this.opener, runs, commands }));
    const twins = new Twins(library, folder, this.opener);
    this.register(new TwinCommands({ twins, runs, lastRuns, settings, log, load: guards.loadPython, commands }));
    this.register(new WeightExport({ library, folder, lastRuns, version, commands, files }));
    starter.arrive().catch((error: unknown) => {
      log.error('The lesson that was started could not be shown:', error);
    });
  }
}
