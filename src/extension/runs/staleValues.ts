import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import type { EditedText, StaleLines } from '../../instrument/staleness/staleLines.ts';
import { openDocumentAt } from '../host/documents.ts';
import { Timer } from '../host/timer.ts';
import type { TrackedText } from '../labs/trackedText.ts';

/** Tells which lines of a text have other values now, for all that can be told. */
export type AskStale = (edited: EditedText) => Promise<StaleLines>;

/** All values are stale once nobody could say for this long which are, in milliseconds. */
const overdueMs = 300;

/** What is known of one file of a run. */
interface Known {
  readonly text: TrackedText;
  lines: ReadonlySet<number> | 'all';
  /** The text it was last asked for; null while nobody has asked. */
  asked: string | null;
  isAsking: boolean;
}

/**
 * Knows which values of a run the lab may not compute any more, since its files were edited. Asks for the newest text
 * only, one question at a time; until it is answered, the answer before holds, unless that takes long.
 */
export class StaleValues extends Disposable {
  private readonly ask: AskStale;
  private readonly files: readonly (Known | null)[];
  private readonly changed = this.register(new vscode.EventEmitter<void>());
  private readonly overdue = this.register(new Timer());
  private isOverdue = false;
  readonly onDidChange = this.changed.event;

  /** @param texts the lab's own, then those of the files beside it, as in `CompiledLab.files` */
  constructor(texts: readonly (TrackedText | null)[], ask: AskStale) {
    super();
    this.ask = ask;
    this.files = texts.map(text => text && { text, lines: new Set(), asked: null, isAsking: false });
    this.register(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const key = document.uri.toString();
        const file = contentChanges.length > 0 ? this.files.find(each => each?.text.uri.toString() === key) : null;
        if (file) this.look(file, document);
      }),
    );
    // What was typed while the run was being started.
    for (const file of this.files) {
      const document = file && openDocumentAt(file.text.uri);
      if (document) this.look(file, document);
    }
  }

  /** Whether the values of a line (1-based) of the text that ran may be others now. */
  isStale(file: number, line: number): boolean {
    if (this.isOverdue) return true;
    // What a file beside the lab does can be seen anywhere, and who calls it is not looked for.
    const isElsewhere = this.files.some((known, index) => known && index !== file && hasAny(known));
    const lines = this.files[file]?.lines;
    return isElsewhere || lines === 'all' || (lines !== undefined && (file === 0 ? lines.has(line) : lines.size > 0));
  }

  private look(file: Known, document: vscode.TextDocument): void {
    file.asked = document.getText();
    if (file.isAsking) return;
    if (file.asked === file.text.text) this.answer(file, []);
    else void this.askFor(file, file.asked);
  }

  private async askFor(file: Known, now: string): Promise<void> {
    file.isAsking = true;
    if (!this.overdue.isWaiting && !this.isOverdue)
      this.overdue.wait(overdueMs, () => {
        this.isOverdue = true;
        this.changed.fire();
      });
    const { text, uri } = file.text;
    // Whoever cannot be asked knows nothing: then all of it is in doubt.
    const lines = await this.ask({ ran: text, now, isScript: uri.path.endsWith('.js') }).catch((): StaleLines => 'all');
    file.isAsking = false;
    if (this.isDisposed) return;
    if (file.asked === now) this.answer(file, lines);
    else if (file.asked === text) this.answer(file, []);
    else if (file.asked !== null) await this.askFor(file, file.asked);
  }

  private answer(file: Known, lines: StaleLines): void {
    file.lines = lines === 'all' ? lines : new Set(lines);
    if (this.files.every(each => !each?.isAsking)) {
      this.overdue.stop();
      this.isOverdue = false;
    }
    this.changed.fire();
  }
}

function hasAny({ lines }: Known): boolean {
  return lines === 'all' || lines.size > 0;
}
