import * as tf from '@tensorflow/tfjs';
import type { XrayRefusal } from '../../core/run/xray.ts';
import type { FlashSubject } from '../../core/run/xrayCurves.ts';
import { placeOfLargest } from '../engine/placeOfLargest.ts';
import { readValues } from '../engine/readValues.ts';
import type { GateRecord } from '../recurrent/gateRecord.ts';
import { GradientRerun, type GradientPlace } from '../recurrent/gradientRerun.ts';
import { whileHeld } from '../recurrent/rerun.ts';
import { runSequence } from '../recurrent/runSequence.ts';
import { callAgain, saidBy } from '../session/forwardCalls.ts';
import type { LoggedLayer } from '../session/layerLog.ts';
import { byLibrary, currentSession } from '../session/session.ts';

/** What the answers are added up from: what was said, and how much of each number counts. */
export interface AnswerRoot {
  readonly said: tf.Tensor;
  readonly seed: tf.Tensor;
  readonly subject: FlashSubject;
}

/** Where gradients are asked for. */
export interface AskedPlace {
  readonly logged: LoggedLayer;
  readonly record: GateRecord;
  readonly place: GradientPlace;
}

/**
 * Makes the model's own call once more, with gradients, and reads them: `read` has them walked back. No weight and no
 * gradient of the lab is another one afterwards.
 */
export function answerAgain<T>(
  { logged, record, place }: AskedPlace,
  read: (root: AnswerRoot, rerun: GradientRerun) => T | XrayRefusal,
): T | XrayRefusal {
  const { keeper, graph, generator, layers } = currentSession();
  const call = layers.callOf(logged.module);
  const rerun = byLibrary(() => graph.pause(() => new GradientRerun(keeper, graph, place)));
  const drawOn = generator.remember();
  const root = (): AnswerRoot | XrayRefusal => {
    if (!call) {
      const { h } = runSequence(place.input, record);
      return { said: h, seed: tf.onesLike(h), subject: 'state' };
    }
    const said = saidBy(callAgain(call));
    return (said && rootOf(said, record.sequences)) ?? 'otherAnswers';
  };
  try {
    return byLibrary(() => {
      let told: T | XrayRefusal = 'failed';
      tf.tidy(() => {
        const from = whileHeld(rerun, root);
        told = typeof from === 'string' ? from : read(from, rerun);
      });
      return told;
    });
  } catch {
    return 'threw';
  } finally {
    drawOn();
    rerun.letGo();
  }
}

/** One answer a sequence, or scores [batch, classes], of which the lead of the class that is said counts. */
function rootOf(said: tf.Tensor, sequences: number): AnswerRoot | null {
  if (said.size === sequences) return { said, seed: tf.onesLike(said), subject: 'number' };
  const [rows, classes = 0] = said.shape;
  if (said.rank !== 2 || rows !== sequences || classes < 2) return null;
  const values = readValues(said);
  const counts = new Float32Array(said.size);
  for (let row = 0; row < sequences; row++) {
    const scores = Array.from(values.subarray(row * classes, (row + 1) * classes));
    const first = placeOfLargest(scores, 0, classes);
    scores[first] = -Infinity;
    counts[row * classes + first] = 1;
    counts[row * classes + placeOfLargest(scores, 0, classes)] = -1;
  }
  return { said, seed: tf.tensor2d(counts, [sequences, classes]), subject: 'lead' };
}
