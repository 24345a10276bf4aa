import { TimeLeft, timeLeftText } from '../../../src/core/following/timeLeft.ts';
import { shareDone, turnsText } from '../../../src/core/words/turnsText.ts';
import { h } from '../../ui/h.ts';
import { progressRing } from '../../ui/toolkit.ts';
import type { LabPageState, PagePart } from '../state/labPageState.ts';
import { setText } from '../state/setText.ts';

/** Shorter runs are over before anyone has read it. */
const shownAfterMs = 1_000;

/** How far a long run has come, and how long it still takes. */
export class ProgressBar implements PagePart {
  readonly element: HTMLElement;
  private readonly bar = h('progress', { 'aria-label': 'Progress of the run', max: 1, value: 0 });
  private readonly ring = progressRing();
  private readonly text = h('span', { class: 'muted' });
  private timeLeft = new TimeLeft();
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
      this.timeLeft = new TimeLeft();
    }
    const { progress } = run.state;
    this.timeLeft.see(progress, now);
    this.bar.hidden = progress === null;
    this.ring.hidden = progress !== null;
    if (!progress) {
      setText(this.text, 'Running');
      return;
    }
    this.bar.value = shareDone(progress);
    const left = this.timeLeft.seconds(now);
    const turns = turnsText(progress);
    setText(this.text, left === null ? turns : `${timeLeftText(left)} · ${turns}`);
  }
}
