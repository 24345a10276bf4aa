import type * as vscode from 'vscode';
import { ExpressionParts } from './parts/expressionParts.ts';
import { ExerciseParts } from './parts/exerciseParts.ts';
import { PassedCheck } from './exercises/passedCheck.ts';
import { Compiler } from './labs/compilerHost.ts';
import { ArrangeDesk } from './desk/arrangeDesk.ts';
import { ContextKeys } from './values/contextKeys.ts';
import { LabCompiler } from './labs/labCompiler.ts';
import { GivenTexts } from './lessons/givenTexts.ts';
import { KeptRunFiles } from './keptRuns/keptRunFiles.ts';
import { KeptRuns } from './keptRuns/keptRuns.ts';
import { LabLens } from './runs/labLens.ts';
import { LessonLibrary } from './lessons/lessonLibrary.ts';
import { EditorLayout } from './host/editorLayout.ts';
import { LessonParts } from './parts/lessonParts.ts';
import { LiveParts } from './parts/liveParts.ts';
import { StepParts } from './parts/stepParts.ts';
import { loadManifest } from './host/bundles.ts';
import { LabPageFileReader } from './labView/labPageFiles.ts';
import { LabViewProvider } from './labView/labViewProvider.ts';
import { ShownLab } from './runs/shownLab.ts';
import { LabProblems } from './runs/labProblems.ts';
import { QuickFixes } from './runs/quickFixes.ts';
import { LastRuns } from './runs/lastRuns.ts';
import { DialCommands } from './runs/dialCommands.ts';
import { Preparation } from './runs/preparation.ts';
import { RunCommands } from './runs/runCommands.ts';
import { RunProgress } from './runs/runProgress.ts';
import { RunService } from './runs/runService.ts';
import { TurnedDials } from './runs/turnedDials.ts';
import { RunStatus } from './runs/runStatus.ts';
import { Log } from './shown/log.ts';
import { Guards } from './parts/guards.ts';
import { Settings } from './trust/settings.ts';
import { Decorations } from './values/decorations.ts';
import { EditorRoom } from './values/editorRoom.ts';
import { InlinePainter } from './values/inlinePainter.ts';
import { Typing } from './values/typing.ts';
import { ValueCommands } from './values/valueCommands.ts';
import { ValueHover } from './values/valueHover.ts';
import { ValueSheets } from './values/valueSheets.ts';

/** Makes the parts and joins them; nothing is read, compiled or run by that. */
export function activate(context: vscode.ExtensionContext) {
  const { extensionUri, subscriptions } = context;
  const own = <T extends vscode.Disposable>(part: T): T => (subscriptions.push(part), part);
  const log = own(new Log('Gatescope'));
  const guards = new Guards(log);
  const { trust, files, commands } = guards;
  const settings = own(new Settings());
  const library = new LessonLibrary({ extensionUri, load: loadManifest, log });
  const thread = own(new Compiler(extensionUri, trust));
  const compiler = new LabCompiler(thread);
  const lastRuns = new LastRuns();
  const dials = new TurnedDials(lastRuns);
  const labView = own(new LabViewProvider({ files: new LabPageFileReader(extensionUri), settings, trust, log }));
  const shownLab = own(new ShownLab({ labView, lastRuns, library, settings, log }));
  const givenTexts = new GivenTexts(library);
  const runs = own(new RunService({ compiler, labView, shownLab, lastRuns, dials, givenTexts, settings, trust, log }));
  const sheets = own(new ValueSheets(runs));
  const { version } = context.extension.packageJSON as { version: string };
  const keptFiles = new KeptRunFiles(context.storageUri ?? context.globalStorageUri, files);
  own(new KeptRuns({ runs, sheets, lastRuns, shownLab, compiler, givenTexts, files: keptFiles, trust, version, log }));
  const layout = own(new EditorLayout());
  const lesson = own(
    new LessonParts({ context, version, library, runs, lastRuns, givenTexts, labView, shownLab, layout, settings, guards, log }),
  );
  // Of lenses, the newest stand first, and the last of them are cut off where there is little room: Run Lab stands
  // before what is done with an attempt, and that before the switch of live values.
  const live = own(new LiveParts({ memory: context.workspaceState, runs, labView, shownLab, lesson, guards, log }));
  const { checks, tab } = own(
    new ExerciseParts({ library, labView, lesson, memory: context.workspaceState, compiler: thread, trust, commands, log }),
  );
  own(new LabLens(runs, lastRuns, trust));
  own(new ValueHover(sheets));
  own(new ExpressionParts({ compiler: thread, runs, labView, settings, trust, log, sheets, commands }));
  own(new RunCommands({ runs, labView, shownLab, opener: lesson.opener, commands, log }));
  own(new StepParts({ sheets, lastRuns, labView, shownLab, commands, log }));
  own(new DialCommands({ runs, lastRuns, dials, labView, shownLab, opener: lesson.opener, commands }));
  own(new ArrangeDesk({ library, opener: lesson.opener, labView, shownLab, layout, commands }));
  own(new ValueCommands({ commands, files, sheets, settings }));
  const problems = own(new LabProblems(runs));
  own(new QuickFixes({ problems, compiler: thread, trust, files, commands, log }));
  own(new PassedCheck({ checks, problems, sheets }));
  own(new RunProgress(runs, labView));
  own(new RunStatus(runs, labView, settings));
  own(new Preparation({ compiler, labView, opener: lesson.opener, runs, settings, trust, log }));
  own(new ContextKeys({ runs, sheets, labView, shownLab, tab }));
  const room = own(new EditorRoom(labView, layout));
  const [decorations, typing] = [own(new Decorations()), own(new Typing())];
  own(new InlinePainter({ sheets, settings, room, decorations, typing, live: live.runs }));
  return { log, library, labView, runs, sheets, progress: lesson.store, checks };
}
