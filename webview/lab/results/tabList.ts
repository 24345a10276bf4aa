import { GatesPanel } from './gatesPanel.ts';
import type { MakeTab } from './resultTab.ts';
import { ShapesPanel } from './shapesPanel.ts';
import { SweepTab } from './sweepTab.ts';
import { TaskPanel } from './taskPanel.ts';
import { TrainingPanel } from './trainingPanel.ts';
import { XrayPanel } from './xrayPanel.ts';

/** The tabs of the results, in the order in which they stand. A tab is one line here and one file beside it. */
export const tabList: readonly MakeTab[] = [
  ({ memory, actions, cursor }) => new TrainingPanel(memory, actions, cursor),
  ({ actions }) => new GatesPanel(actions),
  ({ actions, sandboxes, cursor }) => new XrayPanel(params => sandboxes.look(params), actions, cursor),
  ({ actions }) => new ShapesPanel(actions),
  ({ actions, sandboxes }) => new SweepTab(request => sandboxes.sweep(request), actions),
  ({ actions }) => new TaskPanel(actions),
];
