import type { Disposes } from '../../src/core/disposable.ts';
import { h } from '../ui/h.ts';
import { Tabs } from '../ui/toolkit.ts';
import { GatesPanel } from './gatesPanel.ts';
import type { LabActions, LabPageState, PagePart } from './labPageState.ts';
import type { ViewMemory } from './savedView.ts';
import { ShapesPanel } from './shapesPanel.ts';
import { TrainingPanel } from './trainingPanel.ts';

/** What a run made, one tab a kind. Until the learner chooses a tab, the one that has something to show is open. */
export class ResultTabs implements PagePart, Disposes {
  readonly element: HTMLElement;
  private readonly training: TrainingPanel;
  private readonly gates: GatesPanel;
  private readonly shapes: ShapesPanel;
  private readonly tabs: Tabs;
  private chosen: string | null;

  constructor(actions: LabActions, memory: ViewMemory) {
    const saved = memory.read();
    this.chosen = saved.tab;
    this.training = new TrainingPanel(isTable => {
      memory.keep({ isTable });
    });
    if (saved.isTable) this.training.showTable(true);
    this.gates = new GatesPanel(actions);
    this.shapes = new ShapesPanel(actions);
    this.tabs = new Tabs(
      'Results',
      [
        { id: 'training', label: 'Training', content: this.training.element },
        { id: 'gates', label: 'Gates', content: this.gates.element },
        { id: 'shapes', label: 'Shapes', content: this.shapes.element },
      ],
      saved.tab ?? 'training',
      tab => {
        this.chosen = tab;
        memory.keep({ tab });
      },
    );
    this.element = h('section', { class: 'results', 'aria-label': 'Results' }, this.tabs.element);
  }

  update(state: LabPageState): void {
    this.training.update(state);
    this.gates.update(state);
    this.shapes.update(state);
    this.tabs.setCount('gates', this.gates.count);
    this.tabs.setCount('shapes', this.shapes.count);
    const filled = this.filled(state);
    const isChosenFilled = this.chosen !== null && (filled.length === 0 || filled.includes(this.chosen));
    const selected = isChosenFilled ? this.chosen : filled[0];
    if (selected) this.tabs.selected = selected;
  }

  dispose(): void {
    this.training.dispose();
  }

  private filled({ run }: LabPageState): string[] {
    // Gates inside modules are always there; what the lab is about comes before them.
    const counts = [
      ['training', run?.state.metrics.length ?? 0],
      ['gates', this.gates.ownCount],
      ['shapes', this.shapes.count],
      ['gates', this.gates.count],
    ] as const;
    return counts.filter(([, count]) => count > 0).map(([id]) => id);
  }
}
