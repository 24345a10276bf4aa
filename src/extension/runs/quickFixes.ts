import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import type { Mend } from '../../core/run/mend.ts';
import { notices } from '../../core/words/outcomeText.ts';
import { shown } from '../../core/words/shownText.ts';
import { commands as ids } from '../host/ids.ts';
import { isLab, labSelector } from '../host/labDocument.ts';
import type { Compiler } from '../labs/compilerHost.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation, showInStatusBar } from '../shown/messages.ts';
import type { Log } from '../shown/log.ts';
import { registerQuickFixes, type ListedProblem, type QuickFixProvider, type QuickFixWords } from '../shown/quickFix.ts';
import type { Commands } from '../trust/commands.ts';
import type { GuardedFiles } from '../trust/guardedFiles.ts';
import type { Trust } from '../trust/trust.ts';
import type { FoundProblem, LabProblems } from './labProblems.ts';

const shownMs = 5_000;
/** What TypeScript calls a name that is not declared: for one that could be imported, VS Code has its own fix. */
const undeclaredCodes: ReadonlySet<number> = new Set([2304, 2552]);

export interface QuickFixesOptions {
  readonly problems: Pick<LabProblems, 'at'>;
  readonly compiler: Pick<Compiler, 'findMend'>;
  readonly trust: Pick<Trust, 'isGiven'>;
  readonly files: GuardedFiles;
  readonly commands: Commands;
  readonly log: Pick<Log, 'debug'>;
}

/**
 * What takes a mistake out of a lab's text, in the menu of the light bulb and by a command. A mend is looked for when
 * it is asked for, in the compiler's thread, and only of a text that reads as it did when it was run.
 */
export class QuickFixes extends Disposable implements QuickFixProvider {
  private readonly options: QuickFixesOptions;
  private readonly mends = new WeakMap<FoundProblem, Promise<Mend | null>>();

  constructor(options: QuickFixesOptions) {
    super();
    this.options = options;
    this.register(registerQuickFixes(labSelector, this));
    this.register(options.commands.register(ids.fixLine, () => this.fixLine()));
  }

  async fixesAt(
    document: vscode.TextDocument,
    range: vscode.Range,
    listed: readonly ListedProblem[] = [],
  ): Promise<readonly QuickFixWords[]> {
    const { problems, trust } = this.options;
    if (!trust.isGiven) return [];
    const isKnown = listed.some(({ source, code }) => source === 'ts' && typeof code === 'number' && undeclaredCodes.has(code));
    const found = problems.at(document.uri, range).filter(({ mistake }) => !(isKnown && isOnlyImport(mistake)));
    const { version } = document;
    const mends = await Promise.all(found.map(problem => this.mendOf(document, problem)));
    // What was edited meanwhile is another text.
    if (document.version !== version) return [];
    return mends.flatMap((mend, index) => {
      const problem = found[index];
      return mend && problem ? [{ title: shown(mend.title), edit: editOf(document, mend), problem: problem.problem.message }] : [];
    });
  }

  /** Fixes what the cursor's line is told of, or else the only line of the file that is told of anything. */
  private async fixLine(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor || !isLab(editor.document.uri)) {
      await showInformation(shown(notices.noLab.text));
      return;
    }
    const { document } = editor;
    const line = document.lineAt(editor.selection.active.line).range;
    const here = await this.fixesAt(document, line);
    const [fix, another] = here.length > 0 ? here : await this.fixesAt(document, new vscode.Range(0, 0, document.lineCount, 0));
    if (!fix || (another && here.length === 0)) {
      if (await showOtherFixes(editor, line)) return;
      showInStatusBar(inWords('There is no sure fix for this line.'), shownMs);
      return;
    }
    if (await this.options.files.edit(fix.edit)) showInStatusBar(inWords('Done: {0}. Undo takes it back.', fix.title), shownMs);
  }

  private mendOf(document: vscode.TextDocument, found: FoundProblem): Promise<Mend | null> {
    const { mistake } = found;
    if (!mistake) return Promise.resolve(null);
    let mend = this.mends.get(found);
    if (mend) return mend;
    const { compiler, log } = this.options;
    mend = compiler
      .findMend({ ...mistake, text: document.getText(), isScript: document.languageId === 'javascript' })
      .catch((error: unknown) => {
        // It is looked for again when it is asked for again.
        this.mends.delete(found);
        log.debug('A mend could not be looked for:', error);
        return null;
      });
    this.mends.set(found, mend);
    return mend;
  }
}

/** VS Code's own menu of what TypeScript would do about the line; false where TypeScript has nothing to say of it. */
async function showOtherFixes(editor: vscode.TextEditor, line: vscode.Range): Promise<boolean> {
  const told = vscode.languages
    .getDiagnostics(editor.document.uri)
    .find(({ source, range }) => source === 'ts' && line.intersection(range) !== undefined);
  if (!told) return false;
  editor.selection = new vscode.Selection(told.range.start, told.range.start);
  await vscode.commands.executeCommand('editor.action.quickFix');
  return true;
}

/** The name is written as the library has it, and only its import is missing. */
function isOnlyImport(mistake: FoundProblem['mistake']): boolean {
  return mistake?.kind === 'unimported' && mistake.about === mistake.instead;
}

function editOf(document: vscode.TextDocument, { edits }: Mend): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of edits)
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
  return edit;
}
