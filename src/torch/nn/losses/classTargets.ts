import * as tf from '@tensorflow/tfjs';
import { readValues } from '../../engine/readValues.ts';
import { LabError } from '../../input/labError.ts';
import { currentSession } from '../../session/session.ts';
import { shapeText } from '../../input/shapeText.ts';
import { tensorIn } from '../../input/tensorIn.ts';

/**
 * Checks scores and right classes against each other, and reads the classes. Scores may have axes after the classes,
 * [batch, classes, time]: then the right classes have them, too.
 *
 * @returns The scores as rows, [rows, classes], and the right class of each.
 */
export function classTargets(name: string, input: unknown, target: unknown): { logits: tf.Tensor; classes: Int32Array } {
  const scores = tensorIn(`${name}, first input (scores),`, input);
  const wanted = tensorIn(`${name}, target,`, target);
  const { mistakes } = currentSession();
  mistakes.sawLoss({ name, input: scores, target: wanted, applies: 'softmax' });
  const fit = scores.rank === 1 ? [] : scores.shape.filter((_, axis) => axis !== 1);
  if (scores.dtype !== 'float32' && wanted.dtype === 'float32' && wanted.rank > scores.rank)
    throw new LabError(`${name} takes the scores first and the right classes second: here they are the other way round.`);
  if (scores.rank === 1 && scores.dtype !== 'float32' && tf.util.arraysEqual(scores.shape, wanted.shape))
    throw new LabError(`${name} needs the scores of all classes, and got one whole number for each row. ${ARGMAX}`);
  if (scores.rank === 0 || !tf.util.arraysEqual(wanted.shape, fit))
    throw new LabError(mistakes.causeFirst(misfit(name, scores, wanted, fit)));
  const count = scores.shape[scores.rank === 1 ? 0 : 1] ?? 0;
  const values = readValues(wanted);
  for (const [row, value] of values.entries()) {
    if (Number.isInteger(value) && value >= 0 && value < count) continue;
    throw new LabError(
      `${name}: the target of row ${String(row)} is ${String(value)}, but with ${String(count)} scores a row the classes go from 0 to ${String(count - 1)}.`,
    );
  }
  if (wanted.dtype !== 'int32') {
    const remedy = `write target.toInt(), or make them so: tensor(classes, { dtype: 'int32' })`;
    throw new LabError(`${name} needs the right classes as whole numbers (int32), but the target is ${wanted.dtype}: ${remedy}.`);
  }
  return { logits: rowsOf(scores), classes: Int32Array.from(values) };
}

const ARGMAX = 'After argmax() nothing is left to learn from: give what stands before it.';

/** One row of scores for each right class. */
function rowsOf(scores: tf.Tensor): tf.Tensor {
  if (scores.rank <= 2) return scores;
  const order = [0, ...scores.shape.map((_, axis) => axis).slice(2), 1];
  return tf.reshape(tf.transpose(scores, order), [-1, scores.shape[1] ?? 1]);
}

function misfit(name: string, scores: tf.Tensor, target: tf.Tensor, fit: readonly number[]): string {
  const shown = shapeText(scores.shape, currentSession().notes.axesOf(scores));
  const classes = String(scores.shape.at(-1) ?? 0);
  if (scores.rank === 0) return `${name} expected scores with axes batch × classes, but got ${shown}, a single number.`;
  // Scores at every step of every sequence.
  if (scores.rank > 2 && tf.util.arraysEqual(target.shape, scores.shape.slice(0, -1))) {
    const rows = `scores.reshape(-1, ${classes}) and target.reshape(-1)`;
    const turned = scores.rank === 3 ? `, or put the classes on axis 1: scores.transpose(1, 2)` : '';
    return `${name}: the scores are ${shown} and the targets ${shapeText(target.shape)}, so the classes stand last. Make one row of each step: ${rows}${turned}.`;
  }
  if (scores.rank > 2 && scores.shape[0] === 1 && tf.util.arraysEqual(target.shape, scores.shape.slice(1, -1))) {
    const advice = currentSession().mistakes.isPairTold() ? '' : ' If they come from h, take one layer of it: h.at(-1).';
    return `${name} expected scores with axes batch × classes, but got ${shown}.${advice}`;
  }
  if (scores.rank === 3 && target.rank === 1) {
    const remedy = oneStep(scores, target.size, classes);
    if (remedy) return `${name}: the scores are ${shown} and the targets ${shapeText(target.shape)}, so ${remedy}.`;
  }
  if (scores.rank === 2 && tf.util.arraysEqual(target.shape, scores.shape)) {
    return `${name} needs the number of the right class for each row of scores, and the target is ${shapeText(target.shape)} like the scores: target.argmax(1) gives the numbers, if each row has a 1 at the right class.`;
  }
  const flat = scores.rank === 2 && target.size === scores.shape[0] ? ' Write target.reshape(-1).' : '';
  return `${name} needs one right class for each row of scores: the scores are ${shown}, so the target should be ${shapeText(fit)}, but it is ${shapeText(target.shape)}.${flat}`;
}

/** Scores at every step, and as many classes as there are sequences, or steps in all; null where it is neither. */
function oneStep({ shape: [first = 0, second = 0] }: tf.Tensor, count: number, classes: string): string | null {
  if (count === first * second) return `there is a class for each step: write scores.reshape(-1, ${classes})`;
  if (count !== first && count !== second) return null;
  return `there is one class for each sequence, and scores for each of its steps. Take those of the last step: ${count === first ? 'scores.select(1, -1)' : 'scores.at(-1)'}`;
}
