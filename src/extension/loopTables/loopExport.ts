import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { countText } from '../../core/words/numberText.ts';
import { shown, type Shown } from '../../core/words/shownText.ts';
import { commands } from '../host/ids.ts';
import { fileNameOf, isSameUri } from '../host/labDocument.ts';
import { isThere } from '../host/storedFiles.ts';
import type { LabFolder } from '../lessons/labFolder.ts';
import { labUriOf } from '../runs/labOf.ts';
import type { LabRun } from '../runs/labRun.ts';
import type { LastRuns } from '../runs/lastRuns.ts';
import type { ShownLab } from '../runs/shownLab.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation } from '../shown/messages.ts';
import { askWhich } from '../shown/questions.ts';
import type { Commands } from '../trust/commands.ts';
import type { GuardedFiles } from '../trust/guardedFiles.ts';
import { csvText } from '../../core/words/csvText.ts';
import { loopTables, type LoopTable } from './loopTable.ts';
import { stepsTable } from './stepsTable.ts';

export interface LoopExportOptions {
  readonly folder: LabFolder;
  readonly lastRuns: LastRuns;
  readonly shownLab: Pick<ShownLab, 'uri'>;
  readonly commands: Commands;
  readonly files: GuardedFiles;
}

/** Writes what a loop of a lab's last run gave, turn by turn, into a file beside the lab. Never over anything. */
export class LoopExport extends Disposable {
  private readonly options: LoopExportOptions;

  constructor(options: LoopExportOptions) {
    super();
    this.options = options;
    const fault = inWords('The values could not be written. Nothing of yours was changed. Check that the folder can be written to.');
    this.register(options.commands.register(commands.exportLoop, argument => this.export(argument), fault));
  }

  private async export(argument: unknown): Promise<void> {
    const uri = await labUriOf(argument, this.options);
    const run = uri && this.options.lastRuns.get(uri);
    // What was stopped or has failed has its values, too.
    const tables = run?.state.outcome ? tablesOf(run) : [];
    if (!run || tables.length === 0) {
      await showInformation(
        inWords(
          'There are no values of a loop here. Run a lab with a for loop that gives numbers to variables, and wait until it has ended.',
        ),
      );
      return;
    }
    const table = await this.pick(run, tables);
    if (table) await this.write(run, table);
  }

  private async pick(run: LabRun, tables: readonly LoopTable[]): Promise<LoopTable | undefined> {
    if (tables.length === 1) return tables[0];
    const editor = vscode.window.activeTextEditor;
    const line = editor && isSameUri(editor.document.uri, run.uri) ? editor.selection.active.line + 1 : 0;
    // The innermost loop that the cursor is in stands first.
    const depth = ({ loop }: LoopTable): number => (loop && loop.line <= line && line <= loop.endLine ? loop.line : 0);
    const items = [...tables]
      .sort((one, other) => depth(other) - depth(one))
      .map(table => ({
        label: labelOf(table),
        description: inWords('{0} turns: {1}', countText(table.turns), table.heads.join(', ')),
        table,
      }));
    return (await askWhich(items, { title: inWords('Export the values of which loop?'), matchOnDescription: true }))?.table;
  }

  private async write(run: LabRun, table: LoopTable): Promise<void> {
    const text = csvText(table.heads, table.rows);
    if (run.uri.scheme === 'untitled') {
      await show(await vscode.workspace.openTextDocument({ content: text }));
    } else {
      const file = await freeName(run.uri, table);
      await this.options.files.writeText(file, text);
      await show(await vscode.workspace.openTextDocument(file));
    }
    const about = aboutMissing(table);
    if (about) await showInformation(about);
  }
}

function tablesOf({ lab, state }: LabRun): LoopTable[] {
  const steps = stepsTable(state.metrics, state.measured);
  return [...loopTables(lab, state), ...(steps ? [steps] : [])];
}

function labelOf({ loop }: LoopTable): Shown {
  return loop ? inWords('{0}, line {1}', loop.name, loop.line) : inWords('Training curve');
}

/** What a reader of the table should know; null where all is in it. */
function aboutMissing({ turns, rows, leftOut }: LoopTable): Shown | null {
  const thinned =
    rows.length < turns
      ? [inWords('The table has {0} of {1} turns, evenly chosen, each with its true number.', countText(rows.length), countText(turns))]
      : [];
  const missing = leftOut.length > 0 ? [inWords('Not in it, because not every turn gave a value: {0}.', leftOut.join(', '))] : [];
  const sentences = [...thinned, ...missing];
  return sentences.length > 0 ? shown(sentences.join(' ')) : null;
}

async function show(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
}

/** A name beside the lab that no file has. */
async function freeName(lab: vscode.Uri, { loop }: LoopTable): Promise<vscode.Uri> {
  const what = loop ? `line-${String(loop.line)}` : 'training';
  const base = `${fileNameOf(lab).replace(/\.lab\.[tj]s$/, '')}-${what}`;
  for (let number = 1; ; number++) {
    const file = vscode.Uri.joinPath(lab, '..', `${base}${number === 1 ? '' : `-${String(number)}`}.csv`);
    if (!(await isThere(file))) return file;
  }
}
