import * as tf from '@tensorflow/tfjs';
import { checkOptions, flagIn } from '../../input/checkOptions.ts';
import { LabError } from '../../input/labError.ts';
import { byLibrary, currentSession } from '../../session/session.ts';
import { affine } from './affine.ts';
import { Module } from '../module/module.ts';
import { uniformParameter } from '../module/parameter.ts';
import type { Parameter } from '../module/parameter.ts';
import { featuresIn } from '../module/featuresIn.ts';
import { positiveSize } from '../module/positiveSize.ts';

export interface LinearOptions {
  /** Add a learned bias? Default true. */
  readonly bias?: boolean;
}

/**
 * A fully connected layer, y = x·Wᵀ + b: the last axis of size `inFeatures` becomes one of size `outFeatures`, any axes
 * before it stay. Weight and bias start evenly drawn from ±1/√inFeatures.
 *
 * PyTorch: `nn.Linear(in_features, out_features, bias)`.
 */
export class Linear extends Module {
  readonly inFeatures: number;
  readonly outFeatures: number;
  /** [outFeatures, inFeatures]. */
  declare weight: Parameter;
  /** [outFeatures], or null without bias. */
  declare bias: Parameter | null;

  /**
   * A fully connected layer from `inFeatures` to `outFeatures` values. PyTorch: `nn.Linear(in_features, out_features)`.
   */
  constructor(inFeatures: number, outFeatures: number, options: LinearOptions = {}) {
    super();
    if (typeof inFeatures !== 'number' || typeof outFeatures !== 'number') {
      throw new LabError('nn.Linear needs two sizes: new nn.Linear(inFeatures, outFeatures).');
    }
    checkOptions('nn.Linear', options, ['bias'], 'new nn.Linear(8, 2, { bias: false })');
    this.inFeatures = positiveSize('nn.Linear', 'inFeatures', inFeatures);
    this.outFeatures = positiveSize('nn.Linear', 'outFeatures', outFeatures);
    // PyTorch draws the weight by "Kaiming uniform with a = √5", which comes to this bound in float64.
    const shape = [outFeatures, inFeatures];
    this.hold('weight', uniformParameter('nn.Linear', shape, Math.sqrt(3) * (Math.sqrt(2 / 6) / Math.sqrt(inFeatures))), shape);
    const hasBias = flagIn('nn.Linear', 'bias', options.bias, true);
    this.hold('bias', hasBias ? uniformParameter('nn.Linear', [outFeatures], 1 / Math.sqrt(inFeatures)) : null, [outFeatures], true);
  }

  /** [..., inFeatures] to [..., outFeatures]. */
  override forward(x: tf.Tensor): tf.Tensor {
    const input = featuresIn('nn.Linear', 'inFeatures', x, this.inFeatures);
    const { graph, notes, mistakes } = currentSession();
    const out = byLibrary(() =>
      tf.tidy(() => {
        const floats = input.dtype === 'float32' ? input : tf.cast(input, 'float32');
        if (floats.rank === 2) return affine(floats, this.weight, this.bias);
        const rows = tf.reshape(floats, [-1, this.inFeatures]);
        return tf.reshape(affine(rows, this.weight, this.bias), [...input.shape.slice(0, -1), this.outFeatures]);
      }),
    );
    mistakes.sawLinear(input, out);
    graph.label(out, operationName(input.rank, this.bias !== null));
    return notes.nameOutputs(out, notes.axesOf(input), this.weight);
  }

  /** @internal */
  protected override summary(): string {
    return `Linear(${String(this.inFeatures)}, ${String(this.outFeatures)}${this.bias === null ? ', bias=false' : ''})`;
  }
}

/**
 * What PyTorch calls the operation that ends it; with three axes, and with more and no bias, that depends on where the
 * values lie in memory.
 */
function operationName(rank: number, hasBias: boolean): string | null {
  if (rank === 2) return hasBias ? 'AddmmBackward0' : 'MmBackward0';
  if (rank === 1) return hasBias ? 'AddBackward0' : 'SqueezeBackward3';
  return hasBias && rank > 3 ? 'AddBackward0' : null;
}
