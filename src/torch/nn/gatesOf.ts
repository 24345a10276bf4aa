import type * as tf from '@tensorflow/tfjs';
import { byLibrary } from '../session.ts';
import { gateRecords } from '../recurrent/gateRecord.ts';
import { Recurrent } from './recurrent.ts';
import { RecurrentCell } from './recurrentCell.ts';

/**
 * The gates of a recurrent module in its last forward pass, [batch, time, hidden] each, by name and place (`update`, `forget_l1_reverse`); none
 * before the first pass. Null for anything else, and where computing them takes more than about `mostWork` multiplications.
 */
export function gatesOf(value: object, mostWork: number): readonly (readonly [name: string, gate: tf.Tensor])[] | null {
  if (!(value instanceof Recurrent || value instanceof RecurrentCell)) return null;
  const records = value[gateRecords]().filter(([, record]) => record.cost !== null);
  if (records.reduce((work, [, record]) => work + (record.cost ?? 0), 0) > mostWork) return null;
  return byLibrary(() => records.flatMap(([place, record]) => record.readSigmoids().map(([name, gate]) => [name + place, gate] as const)));
}
