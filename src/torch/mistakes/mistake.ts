import type { WarningCode } from '../../core/run/labWarning.ts';

/** What a lab does that runs but seems to be a mistake. */
export interface Mistake {
  readonly code: WarningCode;
  /** What happens, and what to write instead. */
  readonly message: string;
  /** The stack of the place it speaks of. */
  readonly stack: string | null;
  /** As in `LabWarning`. */
  readonly about?: string;
}

/** A recurrent module of one layer has dropout. */
export function idleDropout(name: string, dropout: number, stack: string | null): Mistake {
  const message = `${name} has dropout: ${String(dropout)} but one layer, and dropout works between layers only, so it does nothing. Write numLayers: 2, or put an nn.Dropout behind it.`;
  return { code: 'W-DROPOUT', message, stack };
}

/** Random numbers of TensorFlow.js in a lab with a seed; `instead` says what to do, as the beginning of a sentence. */
export function unseeded(name: string, instead: string, stack: string | null): Mistake {
  const message = `Random numbers of ${name} do not follow manualSeed, so each run gets others. ${instead}.`;
  return { code: 'W-SEED', message, stack };
}

/** A step uses gradients to which it has added since the last. */
export function staleGradients(stack: string | null): Mistake {
  const message = 'This step uses gradients that still hold those of earlier steps. Call optimizer.zeroGrad() before each loss.backward().';
  return { code: 'W-ZERO-GRAD', message, stack };
}
