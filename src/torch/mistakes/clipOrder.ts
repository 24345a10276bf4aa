import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from './mistake.ts';

const order = 'Write loss.backward(), then clipGradNorm, then optimizer.step().';

/**
 * Tells gradients that are cut down where it changes nothing: before there are any, or after the step that used them.
 * The second is certain only when the next step uses others, or none comes: until then they might be used once more.
 */
export class ClipOrder {
  private readonly used = new WeakSet<tf.Tensor>();
  /** Cut after their step, and where. */
  private late: { readonly grads: ReadonlySet<tf.Tensor>; readonly stack: string | null } | null = null;

  /**
   * @param isCut whether they were longer than allowed: where they were not, the lab may only have wanted their length.
   */
  saw(grads: readonly tf.Tensor[], isCut: boolean, stack: string | null): Mistake | null {
    if (grads.length === 0) {
      return { code: 'W-CLIP', message: `There are no gradients to clip yet, because backward() has not run. ${order}`, stack };
    }
    if (isCut && grads.every(grad => this.used.has(grad))) this.late ??= { grads: new Set(grads), stack };
    return null;
  }

  /** `backward()` adds to a gradient: it is a new one. */
  sawSum(grad: tf.Tensor): void {
    this.used.delete(grad);
  }

  sawStep(grads: readonly tf.Tensor[]): Mistake | null {
    const { late } = this;
    for (const grad of grads) this.used.add(grad);
    if (late === null) return null;
    this.late = null;
    return grads.some(grad => late.grads.has(grad)) ? null : tooLate(late.stack);
  }

  /** The lab is over. */
  verdict(): Mistake | null {
    return this.late && tooLate(this.late.stack);
  }
}

function tooLate(stack: string | null): Mistake {
  return { code: 'W-CLIP', message: `These gradients are clipped after the step that used them, so no step sees it. ${order}`, stack };
}
