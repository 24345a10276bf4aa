import { xrayLimits, type KeptSteps, type XrayLayer, type XrayPass } from '../../core/run/xray.ts';
import { sequenceSizes, type SequenceInput } from '../cells/sequence.ts';
import { readValues } from '../engine/readValues.ts';
import { describeModule } from '../input/describe.ts';
import { callWritten } from '../input/libraryClasses.ts';
import { weightsOf } from '../nn/module/weightsOf.ts';
import { gateRecords, type GateRecord } from '../recurrent/gateRecord.ts';
import { currentSession } from '../session/session.ts';
import type { HeldAnswers } from '../mistakes/heldAnswers.ts';
import type { LoggedLayer } from '../session/layerLog.ts';
import { onePerSequence } from './onePerSequence.ts';
import { valueNames } from './valueNames.ts';

type Records = readonly (readonly [place: string, record: GateRecord])[];

/** A recurrent module of the run, and the stack of the place that made it. */
export type ReadLayer = Omit<XrayLayer, 'line'> & { readonly madeAt: string | null };

/** The recurrent modules of a run, in the order in which they were made. Calls no code of the lab. */
export function readLayers(): { readonly layers: readonly ReadLayer[]; readonly leftOut: number } {
  const { layers } = currentSession();
  return { layers: layers.layers.map(readLayer), leftOut: layers.leftOut };
}

/** Was any of them called? Asked at the end of each run: reads no values. */
export function hasPasses(): boolean {
  return currentSession().layers.layers.some(logged => recordsOf(logged).some(([, record]) => record.lastInput !== null));
}

/** Layers and directions of a module with what each remembers of its last pass. */
export function recordsOf({ module }: LoggedLayer): Records {
  return callWritten<Records>(module, gateRecords) ?? [];
}

function readLayer(logged: LoggedLayer, id: number): ReadLayer {
  const records = recordsOf(logged);
  const [first] = records;
  const input = first?.[1].lastInput ?? null;
  const pass = input && passOf(input);
  const held = currentSession().layers.answersOf(logged.module);
  const kept = keptOf(logged.module);
  return {
    id,
    text: describeModule(logged.module)?.text ?? '',
    madeAt: logged.madeAt,
    // The only one of a module has no name.
    places: records.slice(0, xrayLimits.places).map(([place]) => place.replace(/^_/, '') || 'l0'),
    values: input ? valueNames(input) : [],
    pass: pass && { ...pass, answers: held && answersIn(held, pass.sequences) },
    ...(kept && { kept }),
  };
}

function keptOf(module: object): KeptSteps | null {
  const parameters = new Set((weightsOf(module) ?? []).map(([, parameter]) => parameter));
  const kept = currentSession().weights.stepsOf(parameters);
  if (!kept) return null;
  // Of many optimizers one after the other.
  const every = Math.ceil(kept.steps.length / xrayLimits.kept);
  return every <= 1 ? kept : { ...kept, steps: kept.steps.filter((_, at) => at % every === 0), every: kept.every * every };
}

function passOf(input: SequenceInput): Omit<XrayPass, 'answers'> {
  const { sequences, steps } = sequenceSizes(input);
  return { sequences, steps, hidden: input.h0.shape[1] ?? 0 };
}

/** One number a sequence each; null where the lab held something else against each other. */
function answersIn({ given, right, isLogit }: HeldAnswers, sequences: number): XrayPass['answers'] {
  const said = onePerSequence(given, sequences, isLogit);
  const wanted = right.size === sequences ? Float32Array.from(readValues(right)) : null;
  return said && wanted && { given: said, right: wanted };
}
