import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { shown } from '../../core/words/shownText.ts';
import { encodeSafetensors } from './safetensors.ts';
import { weightsIn, type ModuleWeights } from './weightsIn.ts';
import { weightScript } from './weightScript.ts';
import { commands } from '../host/ids.ts';
import { fileNameOf } from '../host/labDocument.ts';
import { isThere } from '../host/storedFiles.ts';
import type { LabFolder } from '../lessons/labFolder.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import { labUriOf } from '../runs/labOf.ts';
import type { LabRun } from '../runs/labRun.ts';
import type { LastRuns } from '../runs/lastRuns.ts';
import type { ShownLab } from '../runs/shownLab.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation } from '../shown/messages.ts';
import { askWhich } from '../shown/questions.ts';
import type { Commands } from '../trust/commands.ts';
import type { GuardedFiles } from '../trust/guardedFiles.ts';

export interface WeightExportOptions {
  readonly library: LessonLibrary;
  readonly folder: LabFolder;
  readonly lastRuns: LastRuns;
  readonly shownLab: Pick<ShownLab, 'uri'>;
  /** The extension's version. */
  readonly version: string;
  readonly commands: Commands;
  readonly files: GuardedFiles;
}

/**
 * Saves what a module has learned in a lab's last run, with a script that loads it into PyTorch. Never over anything.
 */
export class WeightExport extends Disposable {
  private readonly options: WeightExportOptions;

  constructor(options: WeightExportOptions) {
    super();
    this.options = options;
    const fault = inWords('The weights could not be written. Nothing of yours was changed. Check that the folder can be written to.');
    this.register(options.commands.register(commands.exportWeights, argument => this.export(argument), fault));
  }

  private async export(argument: unknown): Promise<void> {
    const { lastRuns } = this.options;
    const uri = await labUriOf(argument, this.options);
    const run = uri && lastRuns.get(uri);
    const modules = run?.state.outcome?.status === 'finished' ? weightsIn(run.lab, run.state) : [];
    if (!run || modules.length === 0) {
      await showInformation(
        inWords('There are no trained weights here. Run a lab that keeps a module of at most 2,500 numbers in a variable, to its end.'),
      );
      return;
    }
    if (run.uri.scheme === 'untitled') {
      await showInformation(inWords('Save the lab first: its weights are put beside it.'));
      return;
    }
    const module = await pick(modules);
    if (!module) return;
    await this.write(run, module);
  }

  private async write(run: LabRun, module: ModuleWeights): Promise<void> {
    const { version, files } = this.options;
    const base = `${fileNameOf(run.uri).replace(/\.lab\.[tj]s$/, '')}-${module.name}`;
    const { weights, script } = await freeNames(run.uri, base);
    const metadata = { lab: fileNameOf(run.uri), module: module.text, backend: run.state.backend?.name ?? '', gatescope: version };
    const file = fileNameOf(weights);
    const text = weightScript({ file, variable: module.name, twin: await this.twinOf(run.uri) });
    await files.write(weights, encodeSafetensors(module.tensors, metadata));
    await files.writeText(script, text);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(script), { viewColumn: vscode.ViewColumn.One });
  }

  /** The text of the twin as the lesson has it: a changed copy may no longer stand beside the lab line by line. */
  private async twinOf(uri: vscode.Uri): Promise<string | null> {
    const { library } = this.options;
    const found = await library.labOf(uri);
    if (!found?.lab.twin) return null;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(library.fileOf(found.lesson, found.lab.twin)));
  }
}

async function pick(modules: readonly ModuleWeights[]): Promise<ModuleWeights | undefined> {
  if (modules.length === 1) return modules[0];
  const items = modules.map(module => ({ label: shown(module.name), description: shown(module.text), module }));
  return (await askWhich(items, { title: inWords('Export the weights of which module?') }))?.module;
}

/** Two names beside the lab that no file has. */
async function freeNames(lab: vscode.Uri, base: string): Promise<{ readonly weights: vscode.Uri; readonly script: vscode.Uri }> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}-${String(number)}`;
    const weights = vscode.Uri.joinPath(lab, '..', `${name}.safetensors`);
    const script = vscode.Uri.joinPath(lab, '..', `${name}.py`);
    if (!(await isThere(weights)) && !(await isThere(script))) return { weights, script };
  }
}
