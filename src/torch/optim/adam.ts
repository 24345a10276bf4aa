import * as tf from '@tensorflow/tfjs';
import { power } from '../../core/numbers/power.ts';
import { replaceValues } from '../engine/replaceValues.ts';
import { shownValue } from '../input/checkOptions.ts';
import { LabError } from '../input/labError.ts';
import { floats, isOnCpu } from '../engine/onCpu.ts';
import { adamStep } from '../kernels/webgl/adamStep.ts';
import { Optimizer } from './optimizer.ts';
import type { ParameterState } from './optimizer.ts';
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

/** Both shares, or PyTorch's where none are given. One alone says nothing about the other. */
function betasIn(given: unknown = [0.9, 0.999]): readonly [number, number] {
  if (!Array.isArray(given) || given.length !== 2) {
    throw new LabError(`optim.Adam: betas must be two numbers, such as [0.9, 0.999], but it is ${shownValue(given)}.`);
  }
  const [mean, square] = given as [number, number];
  return [rate('optim.Adam', 'betas[0]', mean, NaN, 1), rate('optim.Adam', 'betas[1]', square, NaN, 1)];
}

/**
 * Adam: each parameter moves by its average gradient divided by the gradient's usual size.
 *
 * PyTorch: `torch.optim.Adam(params, lr, betas, eps, weight_decay)`. Source: Kingma and Ba, "Adam", 2015.
 */
export class Adam extends Optimizer {
  readonly betas: readonly [number, number];
  readonly eps: number;
  readonly weightDecay: number;

  /** @param parameters What to change: usually `model.parameters()`, or any leaves with `requiresGrad`. */
  constructor(parameters: Iterable<tf.Tensor>, options: AdamOptions = {}) {
    super('optim.Adam', parameters, options, ['lr', 'betas', 'eps', 'weightDecay']);
    this.lr = rate('optim.Adam', 'lr', options.lr, 1e-3);
    this.betas = betasIn(options.betas);
    this.eps = rate('optim.Adam', 'eps', options.eps, 1e-8);
    this.weightDecay = rate('optim.Adam', 'weightDecay', options.weightDecay, 0);
  }

  /** @internal */
  protected override update(slot: ParameterState, grad: tf.Tensor): void {
    const [mean, square] = [this.remembered(slot, 'mean'), this.remembered(slot, 'square')];
    const [beta1, beta2] = this.betas;
    const stepSize = this.lr / (1 - power(beta1, slot.steps));
    const correction = Math.sqrt(1 - power(beta2, slot.steps));
    if (isOnCpu()) this.updateArrays(slot.parameter, grad, mean, square, stepSize, correction);
    else if (tf.getBackend() === 'webgl') this.updateTextures(slot.parameter, grad, mean, square, stepSize, correction);
    else this.updateTensors(slot.parameter, grad, mean, square, stepSize, correction);
  }

  private updateTextures(
    parameter: tf.Tensor,
    grad: tf.Tensor,
    mean: tf.Tensor,
    square: tf.Tensor,
    stepSize: number,
    correction: number,
  ): void {
    const { betas, weightDecay, eps } = this;
    const next = adamStep(parameter, grad, mean, square, { betas, weightDecay, stepSize, correction, eps });
    replaceValues(mean, next.mean);
    replaceValues(square, next.square);
    replaceValues(parameter, next.parameter);
  }

  private updateTensors(
    parameter: tf.Tensor,
    grad: tf.Tensor,
    mean: tf.Tensor,
    square: tf.Tensor,
    stepSize: number,
    correction: number,
  ): void {
    const [beta1, beta2] = this.betas;
    const g = this.weightDecay === 0 ? grad : tf.add(grad, tf.mul(parameter, this.weightDecay));
    replaceValues(mean, tf.add(tf.mul(mean, beta1), tf.mul(g, 1 - beta1)));
    replaceValues(square, tf.add(tf.mul(square, beta2), tf.mul(tf.square(g), 1 - beta2)));
    const denominator = tf.add(tf.div(tf.sqrt(square), correction), this.eps);
    replaceValues(parameter, tf.sub(parameter, tf.mul(tf.div(mean, denominator), stepSize)));
  }

  /**
   * The same in one pass. The averages are nobody else's, so they change in place; the parameter gets a new array,
   * because copies of the old values may be waiting for a gradient.
   */
  private updateArrays(
    parameter: tf.Tensor,
    grad: tf.Tensor,
    mean: tf.Tensor,
    square: tf.Tensor,
    stepSize: number,
    correction: number,
  ): void {
    const [[beta1, beta2], { eps, weightDecay }] = [this.betas, this];
    const p = floats(parameter).slice();
    const [g, m, v] = [floats(grad), floats(mean), floats(square)];
    for (let i = 0; i < p.length; i++) {
      const old = p[i] as number;
      const slope = Math.fround((g[i] as number) + weightDecay * old);
      const average = Math.fround(beta1 * (m[i] as number) + (1 - beta1) * slope);
      const size = Math.fround(beta2 * (v[i] as number) + (1 - beta2) * slope * slope);
      m[i] = average;
      v[i] = size;
      p[i] = old - (stepSize * average) / (Math.sqrt(size) / correction + eps);
    }
    replaceValues(parameter, tf.tensor(p, parameter.shape));
  }

  /** @internal */
  protected override summary(): string {
    return `Adam(lr=${String(this.lr)})`;
  }
}
