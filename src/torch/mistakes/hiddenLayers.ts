import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from './mistake.ts';

/** What it asks of whoever knows the gradients. */
export interface Gradients {
  /** Does the lab still want gradients for this tensor? */
  isWanted(tensor: tf.Tensor): boolean;
  hasGradient(tensor: tf.Tensor): boolean;
}

/** Parameters that are looked at: those of layers that a lab makes anew in each step are as wrong the first time. */
const mostParameters = 512;

/**
 * Tells of layers and parameters that a `forward` of the lab works with and no module finds, as they stand in a private
 * field, a variable or an object. A lab may train them by itself, or keep them out of training on purpose: so it is
 * told at the end, of those that get gradients and that nobody has asked for.
 */
export class HiddenLayers {
  private readonly gradients: Gradients;
  private readonly made = new Map<tf.Tensor, string | null>();
  private readonly forwards = new Map<tf.Tensor, number>();
  /** For each module that the lab has a class for: what it finds. */
  private readonly modules: (() => readonly tf.Tensor[])[] = [];

  constructor(gradients: Gradients) {
    this.gradients = gradients;
  }

  sawModule(parametersOf: () => readonly tf.Tensor[]): void {
    if (this.modules.length < mostParameters) this.modules.push(parametersOf);
  }

  sawParameter(parameter: tf.Tensor, here: () => string | null): void {
    if (this.made.size < mostParameters) this.made.set(parameter, here());
  }

  /** An operation takes `inputs`. @param forwardsHere How many calls of the lab's own `forward` it stands in. */
  sawInputs(inputs: Iterable<tf.Tensor>, forwardsHere: () => number): void {
    for (const input of inputs) if (this.made.has(input) && !this.forwards.has(input)) this.forwards.set(input, forwardsHere());
  }

  /** @param isReached Has the lab this parameter in its hands? */
  verdict(isReached: (parameter: tf.Tensor) => boolean): Mistake | null {
    const holders = this.modules.map(parametersOf => parametersOf());
    for (const [parameter, stack] of this.made) {
      if (isReached(parameter) || !this.gradients.isWanted(parameter) || !this.gradients.hasGradient(parameter)) continue;
      const own = holders.filter(parameters => parameters.includes(parameter));
      // A part of a model that the lab leaves out of training, or a model of its own beside the one that is trained.
      if (own.some(parameters => parameters.some(isReached)) || (this.forwards.get(parameter) ?? 0) <= own.length) continue;
      const message =
        'What is made here is used in forward, but its module does not find it, so it stays untrained. Put it into an ordinary field, fc = new nn.Linear(…), where a private one (#fc), a variable or another object holds it. Several layers go into one nn.ModuleList.';
      return { code: 'W-LAYER-LIST', message, stack };
    }
    return null;
  }
}
