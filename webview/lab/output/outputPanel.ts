import { comparedOutput, hasAllOutput, type ComparedOutput } from '../state/comparedOutput.ts';
import { blocksFrom, gapNotice, type ConsoleText } from '../../../src/core/words/consoleText.ts';
import { countText } from '../../../src/core/words/numberText.ts';
import { isAsExpected, type OutputDiff } from '../../../src/core/comparing/outputDiff.ts';
import { h } from '../../ui/h.ts';
import { comparedLines, summaryOf } from './comparedWords.ts';
import { DiffRows } from './diffRows.ts';
import { type LabActions, type LabPageState, type PagePart } from '../state/labPageState.ts';
import { LineChunks } from './lineChunks.ts';
import { setText } from '../state/setText.ts';

/** A long output is drawn at most this often while it grows. */
const longRedrawMs = 100;
const longLines = 1_000;

const symbols = { passed: '✓', failed: '✗', changed: 'Δ', none: '' };

const looks: Readonly<Record<ComparedOutput['by'], Readonly<Record<'same' | 'other', keyof typeof symbols>>>> = {
  lesson: { same: 'passed', other: 'failed' },
  lastRun: { same: 'none', other: 'changed' },
};

const whatCounts =
  'Your last run is the last one that you started by yourself and that came to its end. Live runs and runs up to a line do not count.';

/** What the lab printed, beside what it should print, or what the learner's last run printed. */
export class OutputPanel implements PagePart {
  readonly element: HTMLElement;
  /** The part that scrolls. */
  readonly scroller = h('div', { class: 'console code', role: 'region', 'aria-label': 'Printed lines', tabindex: 0 });
  private readonly summary = h('p', { class: 'summary' });
  private readonly summarySymbol = h('span', { class: 'symbol', 'aria-hidden': 'true' });
  private readonly summaryText = h('span');
  private readonly reset: HTMLElement;
  private readonly notice = h('p', { class: 'muted notice' });
  private readonly empty = h('p', { class: 'empty muted' });
  private readonly rows = new DiffRows();
  private readonly more = h('p', { class: 'more muted' });
  private readonly chunks = new LineChunks();
  private readonly tail = h('div', { class: 'tail' });
  private shown: readonly unknown[] = [];
  private drawnAt = -Infinity;
  /** Where the printed lines were put last; elsewhere the learner has put them. */
  private placed = 0;
  private isAtItsEnd = false;
  private frame = 0;

  constructor(actions: LabActions) {
    const press = (): void => {
      actions.reset();
    };
    const title = 'Puts the lab back as the lesson gives it, after a look at both';
    this.reset = h('button', { class: 'link', type: 'button', hidden: true, title, click: press }, 'Reset Lab…');
    this.summary.append(this.summarySymbol, this.summaryText);
    this.scroller.append(this.rows.element, this.more, this.chunks.element, this.tail);
    const heading = h('div', { class: 'section-head' }, h('h2', { id: 'output-heading' }, 'Output'), this.summary, this.reset);
    const place = h('div', { class: 'console-place' }, this.scroller);
    // What comes up above the lines at the end of a run takes of their room: the last of them stays in sight.
    new ResizeObserver(() => {
      if (this.isAtItsEnd && (this.isUntouched() || this.isAtEnd())) this.placeEnd();
    }).observe(this.scroller);
    this.element = h('section', { class: 'output', 'aria-labelledby': 'output-heading' }, heading, this.notice, this.empty, place);
  }

  update(state: LabPageState, now: number): void {
    const { run } = state;
    const compared = comparedOutput(state);
    const printed = run?.state.console ?? null;
    const isOn = run !== null && run.state.outcome === null;
    const inputs = [compared?.lines, printed, isOn, run?.runId, run?.message];
    if (inputs.every((input, i) => input === this.shown[i])) return;
    const isSameRun = this.shown[3] === run?.runId;
    if (isOn && isSameRun && (printed?.total ?? 0) > longLines && now - this.drawnAt < longRedrawMs) return;
    this.shown = inputs;
    this.drawnAt = now;

    this.reset.hidden = run?.isChanged !== true;
    const notice = (printed && gapNotice(printed)) ?? '';
    setText(this.notice, notice);
    // Once the run is over the same sentence can be its outcome, which stands above.
    this.notice.hidden = notice === '' || notice === run?.message?.text;

    const isFollowed = isSameRun ? this.isAtEnd() : isOn;
    const isUntouched = this.isUntouched();
    this.draw(compared, printed, hasAllOutput(run));
    const other = isOn ? null : this.rows.firstOther;
    if (other && (isFollowed || isUntouched || !isSameRun)) this.showRow(other);
    else if (isFollowed) this.showEnd();
    else if (!isSameRun) this.place(0);
  }

  private isUntouched(): boolean {
    return Math.abs(this.scroller.scrollTop - this.placed) < 2;
  }

  private isAtEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < 24;
  }

  /** At the top: what is other than it was, or should be, must not have scrolled away with what came after it. */
  private showRow(row: HTMLElement): void {
    this.place(this.scroller.scrollTop + row.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top);
  }

  /** Lines that were never on the screen have only a guessed height, so the end may move when they come there. */
  private showEnd(): void {
    this.placeEnd();
    this.frame = requestAnimationFrame(() => {
      this.placeEnd();
    });
  }

  /** The last line is whole, and so is the first one in sight: what it lacks is added below the last. */
  private placeEnd(): void {
    this.tail.style.height = '0';
    this.place(this.scroller.scrollHeight, true);
    const { left, top } = this.scroller.getBoundingClientRect();
    const first = document.elementFromPoint(left + 4, top + 1)?.closest('.row, .chunk');
    if (!first || !this.scroller.contains(first)) return;
    const lineHeight = parseFloat(getComputedStyle(this.scroller).lineHeight);
    const hidden = (top - first.getBoundingClientRect().top) % lineHeight;
    if (!(hidden > 1)) return;
    this.tail.style.height = `${String(lineHeight - hidden)}px`;
    this.place(this.scroller.scrollHeight, true);
  }

  private place(top: number, isEnd = false): void {
    cancelAnimationFrame(this.frame);
    this.isAtItsEnd = isEnd;
    this.scroller.scrollTop = top;
    this.placed = this.scroller.scrollTop;
  }

  private draw(compared: ComparedOutput | null, printed: ConsoleText | null, isComplete: boolean): void {
    const diff = compared && printed && comparedLines(compared, printed, isComplete);
    const by = compared?.by ?? 'lesson';
    const restFrom = diff?.restFrom ?? 0;
    const hasLines = (printed?.total ?? 0) > 0 || (diff?.rows.length ?? 0) > 0;
    this.drawSummary(diff, printed, by);
    setText(this.empty, printed && isComplete ? 'Nothing was printed.' : 'What the lab prints appears here.');
    this.empty.hidden = hasLines;
    this.scroller.hidden = !hasLines;
    this.rows.update(diff?.rows ?? [], by);
    const rest = printed ? printed.total - restFrom : 0;
    this.more.hidden = !diff || rest === 0;
    setText(this.more, `+ ${countText(rest)} more lines than ${by === 'lesson' ? 'expected' : 'in your last run'}`);
    this.chunks.update(printed ? blocksFrom(printed, restFrom) : [], restFrom);
  }

  private drawSummary(diff: OutputDiff | null, printed: ConsoleText | null, by: ComparedOutput['by']): void {
    const verdict = !diff?.isComplete ? 'none' : looks[by][isAsExpected(diff) ? 'same' : 'other'];
    this.summary.className = `summary ${verdict}`;
    this.summary.title = diff && by === 'lastRun' ? whatCounts : '';
    setText(this.summarySymbol, symbols[verdict]);
    const count = printed?.total ?? 0;
    setText(this.summaryText, diff ? summaryOf[by](diff) : count === 0 ? '' : `${countText(count)} ${count === 1 ? 'line' : 'lines'}`);
  }
}
