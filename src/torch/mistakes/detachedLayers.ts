import type * as tf from '@tensorflow/tfjs';
import type { Gradients } from './hiddenLayers.ts';
import type { Mistake } from './mistake.ts';

/** Calls of `detach()` that are looked at: what is cut off by mistake is so from the first step on. */
const mostCuts = 32;

/**
 * Tells of layers that get no gradient because of a `detach()`. A state that is carried on is cut off, too, and a part
 * may be trained by another loss: so it is told at the end, of what an optimizer has and no step has ever changed.
 */
export class DetachedLayers {
  private readonly gradients: Gradients;
  private readonly held = new WeakSet<tf.Tensor>();
  private readonly trained = new WeakSet<tf.Tensor>();
  private readonly cuts: { readonly parameters: readonly tf.Tensor[]; readonly stack: string | null }[] = [];
  private left = mostCuts;

  constructor(gradients: Gradients) {
    this.gradients = gradients;
  }

  /** The lab detaches what depends on these parameters. */
  saw(parametersOf: () => readonly tf.Tensor[], here: () => string | null): void {
    if (this.left-- <= 0) return;
    const parameters = parametersOf();
    if (parameters.length > 0) this.cuts.push({ parameters, stack: here() });
  }

  /** An optimizer that has `parameters` steps. */
  sawStep(parameters: readonly tf.Tensor[]): void {
    for (const parameter of parameters) {
      this.held.add(parameter);
      if (this.gradients.hasGradient(parameter)) this.trained.add(parameter);
    }
  }

  /** The lab has looked for this gradient itself. */
  sawLook(parameter: tf.Tensor): void {
    this.trained.add(parameter);
  }

  verdict(): Mistake | null {
    const cut = this.cuts.find(({ parameters }) =>
      parameters.every(each => this.held.has(each) && !this.trained.has(each) && this.gradients.isWanted(each)),
    );
    if (cut === undefined) return null;
    const { length } = cut.parameters;
    const what = length === 1 ? 'a parameter' : `${String(length)} parameters`;
    const message = `No gradient comes past this detach(): it leaves ${what} of the optimizer untrained. Leave detach() out, or give the optimizer only what is to be trained.`;
    return { code: 'W-DETACH', message, stack: cut.stack };
  }
}
