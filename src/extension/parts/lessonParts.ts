import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { Claims } from '../evidence/claims.ts';
import { EvidenceNotes } from '../evidence/evidenceNotes.ts';
import { LabQuestions } from '../predictions/labQuestions.ts';
import { PredictionCommand } from '../predictions/predictionCommand.ts';
import { PredictionLens } from '../predictions/predictionLens.ts';
import { Predictions } from '../predictions/predictions.ts';
import { ProgressParts } from './progressParts.ts';
import type { ProgressStore } from '../progress/progressStore.ts';
import { ResetText } from '../lessons/resetText.ts';
import { TextBackups } from '../lessons/textBackups.ts';
import type { LabViewProvider } from '../labView/labViewProvider.ts';
import type { ShownLab } from '../runs/shownLab.ts';
import type { LastRuns } from '../runs/lastRuns.ts';
import type { RunService } from '../runs/runService.ts';
import type { Settings } from '../trust/settings.ts';
import { TwinCommands } from '../twins/twinCommands.ts';
import { TwinBeside } from '../twins/twinBeside.ts';
import { TwinLens } from '../twins/twinLens.ts';
import { Twins } from '../twins/twins.ts';
import { LoopExport } from '../loopTables/loopExport.ts';
import { WeightExport } from '../weights/weightExport.ts';
import { LessonPages } from '../lessonPage/lessonPages.ts';
import { loadReading } from '../host/bundles.ts';
import { LabFolder } from '../lessons/labFolder.ts';
import type { EditorLayout } from '../host/editorLayout.ts';
import type { GivenTexts } from '../lessons/givenTexts.ts';
import { LabOpener } from '../lessons/labOpener.ts';
import { LabReset } from '../lessons/labReset.ts';
import { LessonCommands } from '../lessons/lessonCommands.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import { LessonStarter } from '../lessons/lessonStarter.ts';
import { NewLab } from '../lessons/newLab.ts';
import { LessonTexts } from '../lessons/lessonTexts.ts';
import { LessonTree } from '../lessonTree/lessonTree.ts';
import type { Guards } from './guards.ts';
import type { Log } from '../shown/log.ts';

export interface LessonPartsOptions {
  readonly context: vscode.ExtensionContext;
  /** Of the extension. */
  readonly version: string;
  readonly library: LessonLibrary;
  readonly runs: RunService;
  readonly lastRuns: LastRuns;
  readonly givenTexts: GivenTexts;
  readonly labView: LabViewProvider;
  readonly shownLab: ShownLab;
  readonly layout: EditorLayout;
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
  readonly predictions: Predictions;

  constructor({
    context,
    version,
    library,
    runs,
    lastRuns,
    givenTexts,
    labView,
    shownLab,
    layout,
    settings,
    guards,
    log,
  }: LessonPartsOptions) {
    super();
    const { trust, files, commands } = guards;
    const folder = (this.folder = new LabFolder({ extensionUri: context.extensionUri, version, library, files, log }));
    const texts = (this.texts = this.register(new LessonTexts()));
    this.opener = this.register(new LabOpener({ library, folder, texts, trust }));
    const backups = new TextBackups(vscode.Uri.joinPath(context.globalStorageUri, 'backups'), files);
    this.resets = new ResetText({ texts, backups, files, log });
    const { store, milestones } = this.register(new ProgressParts({ context, library, folder, runs, version, trust, files, log }));
    this.store = store;
    const starter = new LessonStarter({ library, folder, trust });
    const reset = new LabReset({ library, opener: this.opener, resets: this.resets });
    this.register(labView.onDidRequestReset(() => void reset.reset(shownLab.uri)));
    this.register(
      new LessonCommands({ commands, opener: this.opener, starter, reset, newLab: new NewLab({ library, folder, opener: this.opener }) }),
    );
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
    new Claims({ labView, shownLab, lastRuns, library, store }).take();
    const predictions = (this.predictions = this.register(new Predictions({ store, library, runs, lastRuns, givenTexts, settings })));
    const { extensionUri, globalState, workspaceState } = context;
    const pages = {
      extensionUri,
      library,
      folder,
      opener: this.opener,
      layout,
      store,
      predictions,
      memory: globalState,
      workspaceMemory: workspaceState,
      log,
      load: loadReading,
      commands,
      files,
    };
    this.register(new LessonPages(pages));
    this.register(new LabQuestions({ predictions, labView, shownLab, log }));
    this.register(new PredictionLens(predictions, settings, trust));
    this.register(new PredictionCommand({ predictions, opener: this.opener, labView, shownLab, commands }));
    const twins = new Twins({ library, folder, opener: this.opener, shownLab });
    const beside = this.register(new TwinBeside(twins, layout));
    this.register(new TwinCommands({ twins, beside, runs, lastRuns, settings, log, load: guards.loadPython, commands }));
    this.register(new TwinLens({ beside, library, trust, onDidChangeLenses: predictions.onDidChange }));
    this.register(new LoopExport({ folder, lastRuns, shownLab, commands, files }));
    this.register(new WeightExport({ library, folder, lastRuns, shownLab, version, commands, files }));
    starter.arrive().catch((error: unknown) => {
      log.error('The lesson that was started could not be shown:', error);
    });
  }
}
