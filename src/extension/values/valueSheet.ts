import type * as vscode from 'vscode';
import { errorWords } from '../../core/errorWords.ts';
import type { InlineMark } from '../../core/inlineMark.ts';
import { inlineMarks } from '../../core/inlineMarks.ts';
import type { MappedLine } from '../../core/lineMapper.ts';
import type { LabRun } from '../runs/labRun.ts';

/** What is shown beside one line, where that line is now. */
export interface LineValues extends MappedLine {
  readonly mark: InlineMark | null;
  /** What the lab threw here. */
  readonly thrown: string | null;
}

/** The values of one file in one run. */
export class ValueSheet {
  readonly run: LabRun;
  readonly uri: vscode.Uri;
  private readonly file: number;
  private marks: readonly InlineMark[] = [];
  private thrown: { readonly line: number; readonly text: string } | null = null;
  private takenFrom: unknown;

  constructor(run: LabRun, file: number, uri: vscode.Uri) {
    this.run = run;
    this.file = file;
    this.uri = uri;
  }

  /** Nothing has been taken in yet. */
  get isNew(): boolean {
    return this.takenFrom === undefined;
  }

  /** Takes in what the run has given so far; until then the sheet shows what it showed. */
  refresh(): void {
    const { state, lab } = this.run;
    if (this.takenFrom === state) return;
    this.takenFrom = state;
    this.marks = inlineMarks(lab.sites, state.values.values(), this.file);
    this.thrown = this.thrownHere();
  }

  /** In order of their lines now, one a line. `document` must be the sheet's. */
  lines(document: vscode.TextDocument): LineValues[] {
    const text = this.run.texts[this.file];
    if (!text) return [];
    const found = new Map<number, LineValues>();
    const put = (line: number, shown: Pick<LineValues, 'mark' | 'thrown'>): void => {
      const mapped = text.locate(line, document);
      if (!mapped) return;
      const other = found.get(mapped.line);
      // Two lines that were joined: what still is as it ran goes first, then what stood last.
      if (!other || other.isOld || !mapped.isOld) found.set(mapped.line, { ...mapped, ...shown });
    };
    for (const mark of this.marks) if (mark.line !== this.thrown?.line) put(mark.line, { mark, thrown: null });
    if (this.thrown) {
      const { line, text: thrown } = this.thrown;
      put(line, { mark: this.marks.find(mark => mark.line === line) ?? null, thrown });
    }
    return [...found.values()].sort((one, other) => one.line - other.line);
  }

  private thrownHere(): { line: number; text: string } | null {
    const { outcome } = this.run.state;
    if (outcome?.status !== 'failed') return null;
    const place = this.run.placesOf(outcome.error.frames)[0];
    return place?.file === this.file ? { line: place.line, text: errorWords(outcome.error) } : null;
  }
}
