import * as tf from '@tensorflow/tfjs';
import { readValues } from '../../engine/readValues.ts';
import { LabError } from '../../input/labError.ts';
import { byLibrary, currentSession } from '../../session/session.ts';
import { tensorIn } from '../../input/tensorIn.ts';
import { Module } from '../module/module.ts';
import { normalParameter } from '../module/parameter.ts';
import type { Parameter } from '../module/parameter.ts';
import { positiveSize } from '../module/positiveSize.ts';

/**
 * A table with a row of learned values for each whole number from 0 to `count` - 1, a word's or a letter's number say.
 * The rows start drawn from the normal distribution.
 *
 * PyTorch: `nn.Embedding(num_embeddings, embedding_dim)`.
 */
export class Embedding extends Module {
  readonly numEmbeddings: number;
  readonly embeddingDim: number;
  /** The table, [count, size]. */
  declare weight: Parameter;

  /** A table of `count` rows with `size` values each. PyTorch: `nn.Embedding(count, size)`. */
  constructor(count: number, size: number, ...others: never[]) {
    super();
    if (typeof count !== 'number' || typeof size !== 'number' || others.length > 0) {
      throw new LabError('nn.Embedding takes two sizes and nothing else: new nn.Embedding(count, size).');
    }
    this.numEmbeddings = positiveSize('nn.Embedding', 'count', count);
    this.embeddingDim = positiveSize('nn.Embedding', 'size', size);
    this.hold('weight', normalParameter('nn.Embedding', [count, size]), [count, size]);
  }

  /**
   * @param x Whole numbers (int32) of any shape. @returns Their rows: the same shape with an axis of `size` at its end.
   */
  override forward(x: tf.Tensor): tf.Tensor {
    const input = tensorIn('nn.Embedding.forward', x);
    if (input.dtype !== 'int32') {
      throw new LabError(
        `nn.Embedding needs whole numbers (int32), but got ${input.dtype}. tensor([0, 2, 1]) makes some, and x.toInt() drops fractions.`,
      );
    }
    for (const value of readValues(input)) {
      if (value >= 0 && value < this.numEmbeddings) continue;
      throw new LabError(`nn.Embedding has rows 0 to ${String(this.numEmbeddings - 1)}, so there is none for ${String(value)}.`);
    }
    const { graph, notes, mistakes } = currentSession();
    const out = byLibrary(() =>
      tf.tidy(() => {
        const rows = graph.keepOperands(tf.gather(this.weight, tf.reshape(input, [-1])));
        return tf.reshape(rows, [...input.shape, this.embeddingDim]);
      }),
    );
    mistakes.sawLayer(input, [out]);
    graph.label(out, 'Embedding');
    const names = notes.axesOf(input);
    return notes.nameAxes(out, names === null ? null : [...names, 'features']);
  }

  /** @internal */
  protected override summary(): string {
    return `Embedding(${String(this.numEmbeddings)}, ${String(this.embeddingDim)})`;
  }
}
