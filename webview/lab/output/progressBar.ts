import { TimeLeft, timeLeftText } from '../../../src/core/following/timeLeft.ts';
import { shareDone, turnsText } from '../../../src/core/words/turnsText.ts';
import { h } from '../../ui/h.ts';
import { progressRing } from '../../ui/toolkit.ts';
import { runningMs, type LabPageState, type PagePart } from '../state/labPageState.ts';
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

  update({ run }: LabPageState, pageNow: number): void {
    const ms = run && runningMs(run, pageNow);
    const isShown = run !== null && run.state.outcome === null && ms !== null && ms >= shownAfterMs;
    this.element.hidden = !isShown;
    if (!run || run.state.outcome) return;
    if (run.runId !== this.runId) {
      this.runId = run.runId;
      this.timeLeft = new TimeLeft();
    }
    const { progress } = run.state;
    // A clock of the run's own, which stands still with it.
    const now = ms ?? 0;
    this.timeLeft.see(progress, now);
    this.bar.hidden = progress === null;
    this.ring.hidden = progress !== null || run.state.isPaused;
    if (!progress) {
      setText(this.text, run.state.isPaused ? 'Paused' : 'Running');
      return;
    }
    this.bar.value = shareDone(progress);
    const left = this.timeLeft.seconds(now);
    const turns = turnsText(progress);
    setText(this.text, left === null ? turns : `${timeLeftText(left)} · ${turns}`);
  }
}
