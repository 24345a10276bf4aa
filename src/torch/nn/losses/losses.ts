import * as tf from '@tensorflow/tfjs';
import { LabError } from '../../input/labError.ts';
import { byLibrary, currentSession } from '../../session/session.ts';
import { shapeText } from '../../input/shapeText.ts';
import { tensorIn } from '../../input/tensorIn.ts';
import { classAnswers } from './classAnswers.ts';
import { classTargets } from './classTargets.ts';
import { binaryCrossEntropy } from './binaryCrossEntropy.ts';
import { crossEntropy } from './crossEntropy.ts';
import { Loss } from './loss.ts';

/**
 * The loss of a classifier: the mean of −log(share the model gives to the right class). Takes scores ("logits"), not
 * shares: softmax is part of it.
 *
 * PyTorch: `nn.CrossEntropyLoss()`.
 */
export class CrossEntropyLoss extends Loss {
  /**
   * @param input Scores, [batch, classes] (or [classes] for one example, or [batch, classes, time]).
   * @param target The right class of each example as a whole number from 0, [batch] (or [], or [batch, time]).
   * @returns One number.
   */
  override forward(input: tf.Tensor, target: tf.Tensor): tf.Tensor {
    const { logits, classes } = byLibrary(() => classTargets('nn.CrossEntropyLoss', input, target));
    const { graph, notes, steps } = currentSession();
    if (input.rank === 2) {
      notes.sawScores(input);
      notes.suggestAxes(target, ['batch']);
    }
    if (graph.isRecording && steps.isWatched) steps.sawClassification(() => classAnswers(logits, classes));
    const loss = byLibrary(() =>
      tf.tidy('NllLoss', () => {
        const ofRows = tf.customGrad((...inputs) => {
          const [scores, save] = inputs as unknown as [tf.Tensor, tf.GradSaveFunc];
          const { value, slope } = crossEntropy(scores, classes);
          save([slope]);
          return { value, gradFunc: (dy, [saved]) => tf.mul(saved as tf.Tensor, dy) };
        });
        return ofRows(logits.rank === 2 ? logits : tf.reshape(logits, [1, -1]));
      }),
    );
    return input.rank > 2 ? graph.label(loss, 'NllLoss2D') : loss;
  }

  /** @internal */
  protected override summary(): string {
    return 'CrossEntropyLoss()';
  }
}

/** The mean of the squared differences. PyTorch: `nn.MSELoss()`. */
export class MSELoss extends Loss {
  /** @param input What the model says. @param target What it should say; the same shape. @returns One number. */
  override forward(input: tf.Tensor, target: tf.Tensor): tf.Tensor {
    const [a, b] = sameShape('nn.MSELoss', input, target, null);
    const { graph } = currentSession();
    const loss = byLibrary(() => tf.tidy(() => tf.mean(tf.square(graph.keepOperands(tf.sub(asFloat(a), asFloat(b)))))));
    return graph.label(loss, 'MseLoss');
  }

  /** @internal */
  protected override summary(): string {
    return 'MSELoss()';
  }
}

/**
 * The loss of yes-or-no answers: the mean of −log(share given to the right answer), from scores ("logits"): sigmoid is
 * part of it.
 *
 * PyTorch: `nn.BCEWithLogitsLoss()`.
 */
export class BCEWithLogitsLoss extends Loss {
  /** @param input Scores. @param target 0 or 1 (or anything between), the same shape. @returns One number. */
  override forward(input: tf.Tensor, target: tf.Tensor): tf.Tensor {
    const [x, t] = sameShape('nn.BCEWithLogitsLoss', input, target, 'sigmoid');
    return byLibrary(() =>
      tf.tidy('BinaryCrossEntropyWithLogits', () => {
        const loss = tf.customGrad((...inputs) => {
          const [score, wanted, save] = inputs as unknown as [tf.Tensor, tf.Tensor, tf.GradSaveFunc];
          const value = binaryCrossEntropy(score, wanted);
          save([score, wanted]);
          return {
            value,
            // Written out, because the parts above have no slope where a score is exactly 0.
            gradFunc: (dy, saved) => {
              const [a, b] = saved as [tf.Tensor, tf.Tensor];
              const each = tf.div(dy, a.size);
              return [tf.mul(tf.sub(tf.sigmoid(a), b), each), tf.mul(tf.neg(a), each)];
            },
          };
        });
        return loss(asFloat(x), asFloat(t));
      }),
    );
  }

  /** @internal */
  protected override summary(): string {
    return 'BCEWithLogitsLoss()';
  }
}

function asFloat(x: tf.Tensor): tf.Tensor {
  return x.dtype === 'float32' ? x : tf.cast(x, 'float32');
}

function sameShape(name: string, input: unknown, target: unknown, applies: 'sigmoid' | null): [tf.Tensor, tf.Tensor] {
  const [a, b] = [tensorIn(`${name}, first input,`, input), tensorIn(`${name}, target,`, target)];
  currentSession().mistakes.sawLoss({ name, input: a, target: b, applies });
  if (!tf.util.arraysEqual(a.shape, b.shape)) {
    const { mistakes } = currentSession();
    throw new LabError(
      mistakes.causeFirst(
        `${name} compares value by value, so both shapes must be equal, but the input is ${shapeText(a.shape)} and the target ${shapeText(b.shape)}.`,
      ),
    );
  }
  return [a, b];
}
