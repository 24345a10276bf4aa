import * as tf from '@tensorflow/tfjs';
import { replaceValues } from '../engine/replaceValues.ts';
import { Optimizer } from './optimizer.ts';
import type { ParameterState } from './optimizer.ts';
import { rate } from './rate.ts';

export interface SGDOptions {
  /** Learning rate. Default 0.001. */
  readonly lr?: number;
  /** How much of the last movement is kept. Default 0. */
  readonly momentum?: number;
  /** Pulls every parameter towards 0 by adding this share of it to its gradient. Default 0. */
  readonly weightDecay?: number;
}

/**
 * Plain gradient descent: each parameter moves against its gradient, with momentum if asked.
 *
 * PyTorch: `torch.optim.SGD(params, lr, momentum, weight_decay)`.
 */
export class SGD extends Optimizer {
  readonly momentum: number;
  readonly weightDecay: number;

  /** @param parameters What to change: usually `model.parameters()`, or any leaves with `requiresGrad`. */
  constructor(parameters: Iterable<tf.Tensor>, options: SGDOptions = {}) {
    super('optim.SGD', parameters, options, ['lr', 'momentum', 'weightDecay']);
    this.lr = rate('optim.SGD', 'lr', options.lr, 1e-3);
    this.momentum = rate('optim.SGD', 'momentum', options.momentum, 0);
    this.weightDecay = rate('optim.SGD', 'weightDecay', options.weightDecay, 0);
  }

  /** @internal */
  protected override update(slot: ParameterState, grad: tf.Tensor): void {
    const { parameter, steps } = slot;
    let direction = this.weightDecay === 0 ? grad : tf.add(grad, tf.mul(parameter, this.weightDecay));
    if (this.momentum !== 0) {
      const velocity = this.remembered(slot, 'velocity');
      // The first velocity is the first gradient itself.
      replaceValues(velocity, steps === 1 ? tf.clone(direction) : tf.add(tf.mul(velocity, this.momentum), direction));
      direction = velocity;
    }
    replaceValues(parameter, tf.sub(parameter, tf.mul(direction, this.lr)));
  }

  /** @internal */
  protected override summary(): string {
    return `SGD(lr=${String(this.lr)}${this.momentum === 0 ? '' : `, momentum=${String(this.momentum)}`})`;
  }
}
