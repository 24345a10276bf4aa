import type * as tf from '@tensorflow/tfjs';
import { readValues } from '../engine/readValues.ts';
import { LabError } from '../labError.ts';
import { currentSession } from '../session.ts';
import { shapeText } from '../shapeText.ts';
import { tensorIn } from '../tensorIn.ts';

/** Checks scores and right classes against each other, and reads the classes. */
export function classTargets(name: string, input: unknown, target: unknown): { logits: tf.Tensor; classes: Int32Array } {
  const logits = tensorIn(`${name}, first input (scores),`, input);
  const wanted = tensorIn(`${name}, target,`, target);
  currentSession().mistakes.sawLoss({ name, input: logits, target: wanted, applies: 'softmax' });
  const shown = shapeText(logits.shape, currentSession().notes.axesOf(logits));
  if (logits.rank !== 1 && logits.rank !== 2) {
    throw new LabError(
      `${name} expected scores with axes batch × classes, but got ${shown}. If they come from h, take one layer of it: h.at(-1).`,
    );
  }
  const rows = logits.shape.slice(0, -1);
  const count = logits.shape.at(-1) ?? 0;
  if (wanted.rank !== rows.length || wanted.size !== (rows[0] ?? 1)) {
    throw new LabError(
      `${name} needs one right class for each row of scores: the scores are ${shown}, so the target should be ${shapeText(rows)}, but it is ${shapeText(wanted.shape)}.`,
    );
  }
  const values = readValues(wanted);
  for (const [row, value] of values.entries()) {
    if (Number.isInteger(value) && value >= 0 && value < count) continue;
    throw new LabError(
      `${name}: the target of row ${String(row)} is ${String(value)}, but with ${String(count)} scores a row the classes go from 0 to ${String(count - 1)}.`,
    );
  }
  return { logits, classes: Int32Array.from(values) };
}
