import * as tf from '@tensorflow/tfjs';
import { replaceValues } from '../engine/replaceValues.ts';
import { Optimizer } from './optimizer.ts';
import type { Slot } from './optimizer.ts';
import { rate } from './rate.ts';

export interface AdamOptions {
  /** Learning rate. Default 0.001. */
  readonly lr?: number;
  /** How much of the running averages of gradient and squared gradient is kept each step. Default [0.9, 0.999]. */
  readonly betas?: readonly [number, number];
  /** Added to the denominator so that it is never 0. Default 1e-8. */
  readonly eps?: number;
  /** Pulls every parameter towards 0 by adding this share of it to its gradient (L2, not AdamW). Default 0. */
  readonly weightDecay?: number;
}

/**
 * Adam: each parameter moves by its average gradient divided by the gradient's usual size.
 *
 * PyTorch: `torch.optim.Adam(params, lr, betas, eps, weight_decay)`. Source: Kingma and Ba, "Adam", 2015.
 */
export class Adam extends Optimizer {
  readonly lr: number;
  readonly betas: readonly [number, number];
  readonly eps: number;
  readonly weightDecay: number;

  /** @param parameters What to change: usually `model.parameters()`, or any leaves with `requiresGrad`. */
  constructor(parameters: Iterable<tf.Tensor>, options: AdamOptions = {}) {
    super('optim.Adam', parameters);
    this.lr = rate('optim.Adam', 'lr', options.lr, 1e-3);
    this.betas = [rate('optim.Adam', 'betas[0]', options.betas?.[0], 0.9, 1), rate('optim.Adam', 'betas[1]', options.betas?.[1], 0.999, 1)];
    this.eps = rate('optim.Adam', 'eps', options.eps, 1e-8);
    this.weightDecay = rate('optim.Adam', 'weightDecay', options.weightDecay, 0);
  }

  /** @internal */
  protected override update(slot: Slot, grad: tf.Tensor): void {
    const { parameter, steps } = slot;
    const [beta1, beta2] = this.betas;
    const [mean, square] = [this.remembered(slot, 'mean'), this.remembered(slot, 'square')];
    const g = this.weightDecay === 0 ? grad : tf.add(grad, tf.mul(parameter, this.weightDecay));
    replaceValues(mean, tf.add(tf.mul(mean, beta1), tf.mul(g, 1 - beta1)));
    replaceValues(square, tf.add(tf.mul(square, beta2), tf.mul(tf.square(g), 1 - beta2)));
    const stepSize = this.lr / (1 - beta1 ** steps);
    const denominator = tf.add(tf.div(tf.sqrt(square), Math.sqrt(1 - beta2 ** steps)), this.eps);
    replaceValues(parameter, tf.sub(parameter, tf.mul(tf.div(mean, denominator), stepSize)));
  }

  /** @internal */
  protected override summary(): string {
    return `Adam(lr=${String(this.lr)})`;
  }
}
