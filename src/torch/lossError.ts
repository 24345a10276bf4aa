import { LabError } from './labError.ts';

/** A loss that is infinite or not a number: training cannot go on from it. Known by its name on the other side of the worker. */
export class LossError extends LabError {
  override readonly name = 'LossError';

  /** @param step 1-based: the optimizer step that was to be made from this loss. */
  constructor(loss: number, step: number) {
    const shown = Number.isNaN(loss) ? 'NaN' : loss > 0 ? '∞' : '-∞';
    super(
      step === 1
        ? `The loss is ${shown} at step 1, before anything was learned. Look for NaN in the data, a division by 0 or a logarithm of 0.`
        : `The loss became ${shown} at step ${String(step)}. Try a smaller learning rate, or clip the gradients.`,
    );
  }
}
