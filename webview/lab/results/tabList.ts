import { GatesPanel } from './gatesPanel.ts';
import type { MakeTab } from './resultTab.ts';
import { ShapesPanel } from './shapesPanel.ts';
import { TaskPanel } from './taskPanel.ts';
import { TrainingPanel } from './trainingPanel.ts';
import { XrayPanel } from './xrayPanel.ts';

/** The tabs of the results, in the order in which they stand. A tab is one line here and one file beside it. */
export const tabList: readonly MakeTab[] = [
  ({ memory }) => new TrainingPanel(memory),
  ({ actions }) => new GatesPanel(actions),
  ({ actions, look }) => new XrayPanel(look, actions),
  ({ actions }) => new ShapesPanel(actions),
  ({ actions }) => new TaskPanel(actions),
];
