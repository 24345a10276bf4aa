import type { Position } from './position.ts';

/** Mistakes that throw nothing: the lab runs to its end and is wrong all the same. */
export const warningCodes = [
  /** The pair [h, c] of an LSTM was used as if it were h. */
  'W-STATE-PAIR',
  /** A recurrent module took the batch for the time, or the time for the batch. */
  'W-BATCH-FIRST',
  /** The last sequence of the batch was taken where the last time step was meant. */
  'W-LAST-STEP',
  /** A loss that applies softmax or sigmoid by itself was given what has been through it. */
  'W-SOFTMAX',
  /** The model was only ever measured on what it was trained on. */
  'W-TRAINING-DATA',
  /** An optimizer stepped by gradients that hold those of earlier steps. */
  'W-ZERO-GRAD',
  /** A module keeps layers in a plain list, a private field or a variable, where nothing finds and trains them. */
  'W-LAYER-LIST',
  /** Gradients are clipped where it changes nothing: before there are any, or after the step that used them. */
  'W-CLIP',
  /** A detach() keeps every gradient from layers that an optimizer has. */
  'W-DETACH',
  /** A GRU's step by hand, from PyTorch's weights or gates, is written in another convention than PyTorch's. */
  'W-CONVENTION',
  /** A recurrent module of one layer has dropout, which works between layers only. */
  'W-DROPOUT',
  /** A model is measured while its dropout is on. */
  'W-EVAL',
  /** Random numbers of TensorFlow.js's are drawn without a seed, though the lab has called manualSeed. */
  'W-SEED',
  /** Each epoch of a training loop leaves more tensors behind. */
  'W-TENSORS',
] as const;

export type WarningCode = (typeof warningCodes)[number];

/** What seems to be wrong, and where. */
export interface LabWarning {
  readonly code: WarningCode;
  /** One sentence or two: what happens, and what to write instead. */
  readonly message: string;
  /** Positions in the compiled text, innermost first, as in `LabError`. */
  readonly frames: readonly Position[];
  /** What it speaks of, where the place does not tell: the class and the field of `W-LAYER-LIST`, as `Deep.layers`. */
  readonly about?: string;
}
