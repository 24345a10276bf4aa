/** What a lesson's text may call a living figure: `webview/figures` has them. */
export const figureNames = [
  'gate-valve',
  'memory-overwrite',
  'lstm-cell',
  'gru-cell',
  'shape-explorer',
  'gradients-through-time',
  'memory-task',
] as const;

export type FigureName = (typeof figureNames)[number];
