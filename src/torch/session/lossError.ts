import { LabError } from '../input/labError.ts';

/** A loss that is infinite or not a number: training cannot go on from it. */
export class LossError extends LabError {
  override readonly name = 'LossError';

  readonly #loss: number;
  readonly #step: number;

  static {
    // A lab that catches one must not come to this class and make others: they would be taken for the library's.
    Object.defineProperty(LossError.prototype, 'constructor', { value: LabError });
  }

  /** @param step 1-based: the optimizer step that was to be made from this loss. */
  constructor(loss: number, step: number) {
    super(sentence(loss, step, ''));
    this.#loss = loss;
    this.#step = step;
  }

  /** True for an error that the library has thrown, and for nothing that only has its name. */
  static isOne(thrown: unknown): boolean {
    return typeof thrown === 'object' && thrown !== null && #loss in thrown;
  }

  /**
   * The message of such an error with the loops it was thrown in, such as `epoch = 2, batch = 3`; null for every other
   * value.
   */
  static within(thrown: unknown, loops: string): string | null {
    const isOurs = typeof thrown === 'object' && thrown !== null && #loss in thrown;
    return isOurs ? sentence(thrown.#loss, thrown.#step, loops) : null;
  }
}

function sentence(loss: number, step: number, loops: string): string {
  const shown = Number.isNaN(loss) ? 'NaN' : loss > 0 ? '∞' : '-∞';
  const place = `at step ${String(step)}${loops === '' ? '' : ` (${loops})`}`;
  return step === 1
    ? `The loss is ${shown} ${place}, before anything was learned. Look for NaN in the data, a division by 0 or a logarithm of 0.`
    : `The loss became ${shown} ${place}. Try a smaller learning rate, or clip the gradients.`;
}
