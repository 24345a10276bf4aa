import * as tf from '@tensorflow/tfjs';
import { xrayLimits, type XrayLayer, type XrayPass } from '../../core/run/xray.ts';
import { readValues } from '../engine/readValues.ts';
import { describeModule } from '../input/describe.ts';
import { callWritten } from '../input/libraryClasses.ts';
import { gateRecords, type GateRecord } from '../recurrent/gateRecord.ts';
import { currentSession } from '../session/session.ts';
import type { HeldAnswers } from '../mistakes/heldAnswers.ts';
import type { LoggedLayer } from '../session/layerLog.ts';
import { valueNames } from './valueNames.ts';

type Records = readonly (readonly [place: string, record: GateRecord])[];

/** A recurrent module of the run, and the stack of the place that made it. */
export type ReadLayer = Omit<XrayLayer, 'line'> & { readonly madeAt: string | null };

/** The recurrent modules of a run, in the order in which they were made. Calls no code of the lab. */
export function readLayers(): { readonly layers: readonly ReadLayer[]; readonly leftOut: number } {
  const { layers } = currentSession();
  return { layers: layers.layers.map(readLayer), leftOut: layers.leftOut };
}

/** Layers and directions of a module with what each remembers of its last pass. */
export function recordsOf({ module }: LoggedLayer): Records {
  return callWritten<Records>(module, gateRecords) ?? [];
}

function readLayer(logged: LoggedLayer, id: number): ReadLayer {
  const records = recordsOf(logged);
  const [first] = records;
  const input = first?.[1].lastInput ?? null;
  const pass = input && passOf(input.x, input.h0, input.batchFirst);
  const held = currentSession().layers.answersOf(logged.module);
  return {
    id,
    text: describeModule(logged.module)?.text ?? '',
    madeAt: logged.madeAt,
    // The only one of a module has no name.
    places: records.slice(0, xrayLimits.places).map(([place]) => place.replace(/^_/, '') || 'l0'),
    values: input ? valueNames(input) : [],
    pass: pass && { ...pass, answers: held && answersIn(held, pass.sequences) },
  };
}

function passOf(x: tf.Tensor, h0: tf.Tensor, batchFirst: boolean): Omit<XrayPass, 'answers'> {
  const [first = 0, second = 0] = x.shape;
  const [sequences, steps] = batchFirst ? [first, second] : [second, first];
  return { sequences, steps, hidden: h0.shape[1] ?? 0 };
}

/** One number a sequence each; null where the lab held something else against each other. */
function answersIn({ given, right, isLogit }: HeldAnswers, sequences: number): XrayPass['answers'] {
  const said = onePerSequence(given, sequences, isLogit);
  const wanted = right.size === sequences ? Float32Array.from(readValues(right)) : null;
  return said && wanted && { given: said, right: wanted };
}

function onePerSequence(given: tf.Tensor, sequences: number, isLogit: boolean): Float32Array | null {
  const values = readValues(given);
  if (given.size === sequences) return Float32Array.from(values, value => (isLogit ? Number(value > 0) : value));
  const [rows, classes = 0] = given.shape;
  if (given.rank !== 2 || rows !== sequences) return null;
  return Float32Array.from({ length: sequences }, (_, row) => largest(values.subarray(row * classes, (row + 1) * classes)));
}

/** The place of the largest number, the first of equal ones. */
function largest(values: ArrayLike<number>): number {
  let at = 0;
  for (let index = 1; index < values.length; index++) if ((values[index] ?? 0) > (values[at] ?? 0)) at = index;
  return at;
}
