import type { ResultTab, TabContent } from './resultTab.ts';
import type { LabActions, LabPageState } from '../state/labPageState.ts';
import { SweepPanel, type StartSweep } from '../sweep/sweepPanel.ts';

/** Many runs of the lab beside each other. */
export class SweepTab implements ResultTab {
  readonly id = 'sweep';
  readonly label = 'Sweep';
  readonly element: HTMLElement;
  private readonly panel: SweepPanel;
  private asked = 0;

  constructor(start: StartSweep, actions: LabActions) {
    this.panel = new SweepPanel(start, actions);
    this.element = this.panel.element;
  }

  get count(): number {
    return this.panel.count;
  }

  get content(): TabContent {
    return this.panel.hasSomething ? 'little' : 'none';
  }

  update(state: LabPageState): void {
    this.panel.update(state);
    if (state.seedsAsked === this.asked) return;
    this.asked = state.seedsAsked;
    this.panel.runSeeds();
  }
}
