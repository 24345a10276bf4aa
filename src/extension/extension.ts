import * as vscode from 'vscode';
import { ExerciseParts } from './exercises/exerciseParts.ts';
import { Compiler } from './labs/compiler.ts';
import { ContextKeys } from './labs/contextKeys.ts';
import { LabCompiler } from './labs/labCompiler.ts';
import { LabLens } from './labs/labLens.ts';
import { LessonLibrary } from './lessons/lessonLibrary.ts';
import { LessonParts } from './lessons/lessonParts.ts';
import { loadManifest } from './lessons/loadManifest.ts';
import { LabPageFileReader } from './panel/labPageFiles.ts';
import { LabPanel } from './panel/labPanel.ts';
import { ShownLab } from './panel/shownLab.ts';
import { LabProblems } from './runs/labProblems.ts';
import { LastRuns } from './runs/lastRuns.ts';
import { Preparation } from './runs/preparation.ts';
import { RunCommands } from './runs/runCommands.ts';
import { RunProgress } from './runs/runProgress.ts';
import { RunService } from './runs/runService.ts';
import { RunStatus } from './runs/runStatus.ts';
import { Settings } from './settings.ts';
import { Decorations } from './values/decorations.ts';
import { InlinePainter } from './values/inlinePainter.ts';
import { Typing } from './values/typing.ts';
import { ValueCommands } from './values/valueCommands.ts';
import { ValueHover } from './values/valueHover.ts';
import { ValueSheets } from './values/valueSheets.ts';

/** Makes the parts and joins them; nothing is read, compiled or run by that. */
export function activate(context: vscode.ExtensionContext) {
  const { extensionUri, subscriptions } = context;
  const own = <T extends vscode.Disposable>(part: T): T => (subscriptions.push(part), part);
  const log = own(vscode.window.createOutputChannel('Gatescope', { log: true }));
  const settings = own(new Settings());
  const library = new LessonLibrary({ extensionUri, load: loadManifest, log });
  const thread = own(new Compiler(extensionUri));
  const compiler = new LabCompiler(thread);
  const lastRuns = new LastRuns();
  const panel = own(new LabPanel({ files: new LabPageFileReader(extensionUri), settings, log }));
  const shownLab = own(new ShownLab({ panel, lastRuns, library, settings, log }));
  const runs = own(new RunService({ compiler, panel, shownLab, lastRuns, settings, log }));
  const sheets = own(new ValueSheets(runs));
  const lesson = own(new LessonParts({ context, library, runs, lastRuns, settings, log }));
  const { checks } = own(new ExerciseParts({ library, panel, compiler: thread, lesson, log }));
  // The newest stands first: Run Lab before what is done with an attempt.
  own(new LabLens(runs, lastRuns));
  own(new ValueHover(sheets));
  own(new RunCommands({ runs, panel, shownLab, opener: lesson.opener, log }));
  own(new ValueCommands(sheets, settings));
  own(new LabProblems(runs));
  own(new RunProgress(runs));
  own(new RunStatus(runs, panel, settings));
  own(new Preparation({ compiler, panel, runs, settings, log }));
  own(new ContextKeys(runs, sheets));
  own(new InlinePainter({ sheets, settings, decorations: own(new Decorations()), typing: own(new Typing()) }));
  return { log, library, panel, runs, sheets, progress: lesson.store, checks };
}
