import type { Attempt } from './attempt.ts';
import { forgetBias } from './forgetBias.ts';
import { forgetGate } from './forgetGate.ts';
import { forgetGateTraps } from './forgetGateTraps.ts';
import { gateBeatsRnn } from './gateBeatsRnn.ts';
import { labelLast } from './labelLast.ts';
import { labelLastTraps } from './labelLastTraps.ts';
import { longerSequence } from './longerSequence.ts';
import { longerSequenceTraps } from './longerSequenceTraps.ts';
import { lstmClassifier } from './lstmClassifier.ts';
import { lstmClassifierTraps } from './lstmClassifierTraps.ts';
import { neighbours } from './neighbours.ts';
import { predictGruStep } from './predictGruStep.ts';
import { predictLstmStep } from './predictLstmStep.ts';
import { predictShapes } from './predictShapes.ts';

const styles: Readonly<Record<string, readonly Attempt[]>> = {
  'forget-gate': [...forgetGate, ...forgetGateTraps],
  'label-last': [...labelLast, ...labelLastTraps],
  'lstm-classifier': [...lstmClassifier, ...lstmClassifierTraps],
  'longer-sequence': [...longerSequence, ...longerSequenceTraps],
  'predict-lstm-step': predictLstmStep,
  'predict-gru-step': predictGruStep,
  'predict-shapes': predictShapes,
  'gate-beats-rnn': gateBeatsRnn,
  'forget-bias': forgetBias,
};

/** Attempts at each exercise with a check program, by its id. */
export const attempts: Readonly<Record<string, readonly Attempt[]>> = Object.fromEntries(
  Object.entries(styles).map(([id, own]) => [id, [...own, ...(neighbours[id] ?? [])]]),
);
