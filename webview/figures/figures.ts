import type { FigureName } from '../../src/core/lesson/figureNames.ts';
import type { FigureSpec } from './controls/figureSpec.ts';
import { gateValve } from './kinds/gateValve.ts';
import { gradientsThroughTime } from './kinds/gradientsThroughTime.ts';
import { gruFigure } from './kinds/gruFigure.ts';
import { lstmFigure } from './kinds/lstmFigure.ts';
import { memoryOverwrite } from './kinds/memoryOverwrite.ts';
import { memoryTask } from './kinds/memoryTask.ts';
import { shapeExplorer } from './kinds/shapeExplorer.ts';

const byName: Readonly<Record<FigureName, FigureSpec>> = {
  'gate-valve': gateValve,
  'memory-overwrite': memoryOverwrite,
  'lstm-cell': lstmFigure,
  'gru-cell': gruFigure,
  'shape-explorer': shapeExplorer,
  'gradients-through-time': gradientsThroughTime,
  'memory-task': memoryTask,
};

/** The living figures, by the name that a lesson's text calls them by. */
export const figures: ReadonlyMap<string, FigureSpec> = new Map(Object.entries(byName));
