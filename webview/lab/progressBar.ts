import { countText } from '../../src/core/numberText.ts';
import { addSample, secondsLeft, timeLeftText, type ProgressSample } from '../../src/core/timeLeft.ts';
import { h } from '../ui/h.ts';
import { progressRing } from '../ui/toolkit.ts';
import type { LabPageState, PagePart } from './labPageState.ts';
import { setText } from './setText.ts';

/** Shorter runs are over before anyone has read it. */
const shownAfterMs = 1_000;

/** How far a long run has come, and how long it still takes. */
export class ProgressBar implements PagePart {
  readonly element: HTMLElement;
  private readonly bar = h('progress', { 'aria-label': 'Progress of the run', max: 1, value: 0 });
  private readonly ring = progressRing();
  private readonly text = h('span', { class: 'muted' });
  private samples: readonly ProgressSample[] = [];
  private runId = '';

  constructor() {
    this.element = h('div', { class: 'progress', hidden: true }, this.bar, this.ring, this.text);
  }

  update({ run }: LabPageState, now: number): void {
    const isShown = run !== null && run.state.outcome === null && run.startedAt !== null && now - run.startedAt >= shownAfterMs;
    this.element.hidden = !isShown;
    if (!run || run.state.outcome) return;
    if (run.runId !== this.runId) {
      this.runId = run.runId;
      this.samples = [];
    }
    const { progress } = run.state;
    if (progress) this.samples = addSample(this.samples, { ms: now, done: progress.done });
    this.bar.hidden = progress === null;
    this.ring.hidden = progress !== null;
    if (!progress) {
      setText(this.text, 'Running');
      return;
    }
    this.bar.max = progress.total;
    this.bar.value = progress.done;
    const left = secondsLeft(this.samples, progress.total, now);
    const done = `${countText(progress.done)} of ${countText(progress.total)} turns of the loop on line ${String(progress.line)}`;
    setText(this.text, left === null ? done : `${timeLeftText(left)} · ${done}`);
  }
}
