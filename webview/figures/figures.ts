import type { FigureSpec } from './figureSpec.ts';
import { gateValve } from './gateValve.ts';
import { gradientsThroughTime } from './gradientsThroughTime.ts';
import { gruCell } from './gruCell.ts';
import { lstmCell } from './lstmCell.ts';
import { memoryOverwrite } from './memoryOverwrite.ts';
import { memoryTask } from './memoryTask.ts';
import { shapeExplorer } from './shapeExplorer.ts';

/** The living figures, by the name that a lesson's text calls them by. */
export const figures: ReadonlyMap<string, FigureSpec> = new Map<string, FigureSpec>([
  ['gate-valve', gateValve],
  ['memory-overwrite', memoryOverwrite],
  ['lstm-cell', lstmCell],
  ['gru-cell', gruCell],
  ['shape-explorer', shapeExplorer],
  ['gradients-through-time', gradientsThroughTime],
  ['memory-task', memoryTask],
]);
