import type { SweepClaim } from '../../../src/core/lesson/sweepClaim.ts';
import { h } from '../../ui/h.ts';
import type { LabActions, LabPageState } from '../state/labPageState.ts';
import { setText } from '../state/setText.ts';
import { claimOf, resultsOf, type Swept } from './swept.ts';

/** Puts what a sweep showed into the learner's note, as long as the lab is the one that was swept. */
export class ClaimButton {
  readonly element: HTMLElement;
  private readonly button = h('button', { class: 'button', type: 'button', click: () => void this.press() }, 'Keep for My Note');
  private readonly said = h('span', { class: 'muted' });
  private readonly actions: Pick<LabActions, 'announce' | 'claim'>;
  private swept: Swept | null = null;
  private isOther = false;
  /** How many runs had ended when the claim was made, and the claim. */
  private made: { readonly runs: number; readonly claim: SweepClaim | null } = { runs: -1, claim: null };

  constructor(actions: Pick<LabActions, 'announce' | 'claim'>) {
    this.actions = actions;
    this.element = h('p', { class: 'claim', hidden: true }, this.button, ' ', this.said);
  }

  /** @param isOn The sweep is not over. */
  update(swept: Swept | null, { view, run }: LabPageState, isOn: boolean): void {
    const isNew = swept !== this.swept;
    const runs = swept && !isOn ? resultsOf(swept).length : 0;
    if (isNew || runs !== this.made.runs) this.made = { runs, claim: swept && runs > 0 ? claimOf(swept) : null };
    this.swept = swept;
    this.element.hidden = this.made.claim === null;
    const isOther = run?.runId !== swept?.runId || view?.isEdited === true;
    this.button.disabled = isOther;
    if (!isNew && isOther === this.isOther) return;
    this.isOther = isOther;
    setText(this.said, isOther ? 'The lab has run or changed since: sweep it again to keep what comes out.' : '');
  }

  private async press(): Promise<void> {
    const {
      swept,
      made: { claim },
    } = this;
    if (!swept || !claim) return;
    const said = await this.actions.claim(swept.runId, claim);
    if (this.swept !== swept) return;
    setText(this.said, said);
    this.actions.announce(said);
  }
}
