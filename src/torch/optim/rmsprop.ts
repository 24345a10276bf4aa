import * as tf from '@tensorflow/tfjs';
import { replaceValues } from '../engine/replaceValues.ts';
import { Optimizer } from './optimizer.ts';
import type { ParameterState } from './optimizer.ts';
import { rate } from './rate.ts';

export interface RMSpropOptions {
  /** Learning rate. Default 0.01. */
  readonly lr?: number;
  /** How much of the running average of the squared gradient is kept each step. Default 0.99. */
  readonly alpha?: number;
  /** Added to the denominator so that it is never 0. Default 1e-8. */
  readonly eps?: number;
  /** Pulls every parameter towards 0 by adding this share of it to its gradient. Default 0. */
  readonly weightDecay?: number;
}

/**
 * RMSprop: each parameter moves by its gradient divided by the gradient's usual size.
 *
 * PyTorch: `torch.optim.RMSprop(params, lr, alpha, eps, weight_decay)`. Source: Hinton's lecture 6e, 2012.
 */
export class RMSprop extends Optimizer {
  readonly alpha: number;
  readonly eps: number;
  readonly weightDecay: number;

  /** @param parameters What to change: usually `model.parameters()`, or any leaves with `requiresGrad`. */
  constructor(parameters: Iterable<tf.Tensor>, options: RMSpropOptions = {}) {
    super('optim.RMSprop', parameters, options, ['lr', 'alpha', 'eps', 'weightDecay']);
    this.lr = rate('optim.RMSprop', 'lr', options.lr, 0.01);
    this.alpha = rate('optim.RMSprop', 'alpha', options.alpha, 0.99);
    this.eps = rate('optim.RMSprop', 'eps', options.eps, 1e-8);
    this.weightDecay = rate('optim.RMSprop', 'weightDecay', options.weightDecay, 0);
  }

  /** @internal */
  protected override update(slot: ParameterState, grad: tf.Tensor): void {
    const { parameter } = slot;
    const square = this.remembered(slot, 'square');
    const g = this.weightDecay === 0 ? grad : tf.add(grad, tf.mul(parameter, this.weightDecay));
    replaceValues(square, tf.add(tf.mul(square, this.alpha), tf.mul(tf.square(g), 1 - this.alpha)));
    replaceValues(parameter, tf.sub(parameter, tf.mul(tf.div(g, tf.add(tf.sqrt(square), this.eps)), this.lr)));
  }

  /** @internal */
  protected override summary(): string {
    return `RMSprop(lr=${String(this.lr)})`;
  }
}
