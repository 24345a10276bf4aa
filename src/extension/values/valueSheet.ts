import type * as vscode from 'vscode';
import { errorWords } from '../../core/words/errorWords.ts';
import type { InlineMark } from '../../core/words/inline/inlineMark.ts';
import { isTurned } from '../../core/run/dials.ts';
import { turnedText } from '../../core/words/dialText.ts';
import { inlineMarks } from '../../core/words/inline/inlineMarks.ts';
import { steppedPart } from '../../core/steps/steppedPart.ts';
import { steppedValues, type SteppedValue } from '../../core/steps/steppedValues.ts';
import type { StepCursor } from '../../core/run/run.ts';
import type { ProbeValue } from '../../core/run/value.ts';
import type { LabRun } from '../runs/labRun.ts';

/** The values of one file in one run. */
export class ValueSheet {
  readonly run: LabRun;
  readonly uri: vscode.Uri;
  private readonly file: number;
  private marks: readonly InlineMark[] = [];
  private takenFrom: unknown;
  private takenAt: StepCursor | null = null;
  private stepped: ReadonlyMap<number, SteppedValue> = new Map();

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
    const { state, lab, cursor } = this.run;
    if (this.takenFrom === state && this.takenAt === cursor) return;
    this.takenFrom = state;
    this.takenAt = cursor;
    this.stepped = steppedValues(lab.sites, state.values, cursor);
    const earlier = new Map(this.run.earlier?.values.map(value => [value.site, value]));
    this.marks = this.withThrown(this.withTurned(this.atStep(inlineMarks(lab.sites, state.values.values(), this.file, earlier))));
  }

  /** What a probe gave as it is shown: last, or at the step that is looked at. */
  shownValue(site: number): ProbeValue | undefined {
    return this.stepped.get(site)?.probe ?? this.run.state.values.get(site);
  }

  /** In order of their lines now, one a line. `document` must be the sheet's. */
  lines(document: vscode.TextDocument): InlineMark[] {
    const text = this.run.texts[this.file];
    if (!text) return [];
    const found = new Map<number, InlineMark>();
    for (const mark of this.marks) {
      const place = text.locate(mark.line, document);
      // Of a run that nobody saw in this window there is what the text still says.
      if (!place || (this.run.isKept && place.isOld)) continue;
      const now = { line: place.line, isOld: this.run.isKept || this.run.stale.isStale(this.file, mark.line) };
      const other = found.get(now.line);
      // Two lines that were joined: what still is as it ran goes first, then what stood last.
      if (!other || other.isOld || !now.isOld) found.set(now.line, { ...mark, ...now });
    }
    return [...found.values()].sort((one, other) => one.line - other.line);
  }

  /** Dials of the lab's own file that stand otherwise than it says, behind their lines. */
  private withTurned(marks: readonly InlineMark[]): readonly InlineMark[] {
    const turned = new Map<number, string>();
    for (const dial of this.file === 0 ? this.run.state.dials : []) {
      if (dial.line === null || !isTurned(dial)) continue;
      const before = turned.get(dial.line);
      turned.set(dial.line, before === undefined ? turnedText(dial) : `${before}, ${turnedText(dial)}`);
    }
    const known = new Map(marks.map(mark => [mark.line, mark]));
    for (const [line, text] of turned) known.set(line, { parts: [], ...known.get(line), line, turned: text });
    return [...known.values()];
  }

  private atStep(marks: readonly InlineMark[]): readonly InlineMark[] {
    const { sites } = this.run.lab;
    if (this.stepped.size === 0) return marks;
    return marks.map(mark => ({
      ...mark,
      parts: mark.parts.map(part => {
        const [site, value] = [sites[part.site], this.stepped.get(part.site)];
        return site && value ? steppedPart(part, site, value) : part;
      }),
    }));
  }

  /** What was thrown in this file stands last: of lines that were joined it is what is shown. */
  private withThrown(marks: readonly InlineMark[]): readonly InlineMark[] {
    const { outcome } = this.run.state;
    if (outcome?.status !== 'failed') return marks;
    const place = this.run.placesOf(outcome.error.frames)[0];
    if (place?.file !== this.file) return marks;
    const { line } = place;
    const parts = marks.find(mark => mark.line === line)?.parts ?? [];
    return [...marks.filter(mark => mark.line !== line), { line, parts, thrown: errorWords(outcome.error) }];
  }
}
