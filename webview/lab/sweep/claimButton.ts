import { h } from '../../ui/h.ts';
import type { LabActions, LabPageState } from '../state/labPageState.ts';
import { setText } from '../state/setText.ts';
import { claimOf, type Swept } from './swept.ts';

/** Puts what a sweep showed into the learner's note, as long as the lab is the one that was swept. */
export class ClaimButton {
  readonly element: HTMLElement;
  private readonly button = h('button', { class: 'button', type: 'button', click: () => void this.press() }, 'Keep for My Note');
  private readonly said = h('span', { class: 'muted' });
  private readonly actions: Pick<LabActions, 'announce' | 'claim'>;
  private swept: Swept | null = null;
  private count = 0;

  constructor(actions: Pick<LabActions, 'announce' | 'claim'>) {
    this.actions = actions;
    this.element = h('p', { class: 'claim', hidden: true }, this.button, ' ', this.said);
  }

  /** @param isOn The sweep is not over. */
  update(swept: Swept | null, { view, run }: LabPageState, isOn: boolean): void {
    const claim = swept && claimOf(swept);
    this.element.hidden = claim === null || isOn;
    if (!claim) return;
    const isOther = run?.runId !== swept.runId || view?.isEdited === true;
    this.button.disabled = isOther;
    if (swept === this.swept && claim.runs === this.count && !isOther) return;
    this.swept = swept;
    this.count = claim.runs;
    setText(this.said, isOther ? 'The lab has run or changed since: sweep it again to keep what comes out.' : '');
  }

  private async press(): Promise<void> {
    const { swept } = this;
    const claim = swept && claimOf(swept);
    if (!claim) return;
    const said = await this.actions.claim(swept.runId, claim);
    if (this.swept !== swept) return;
    setText(this.said, said);
    this.actions.announce(said);
  }
}
