import type { Attempt } from './attempt.ts';
import { forgetBias } from './forgetBias.ts';
import { forgetGate } from './forgetGate.ts';
import { forgetGateTraps } from './forgetGateTraps.ts';
import { gateBeatsRnn } from './gateBeatsRnn.ts';
import { labelLast } from './labelLast.ts';
import { labelLastTraps } from './labelLastTraps.ts';
import { forgetBias as forgetBiasLearners } from './learners/forgetBias.ts';
import { forgetGate as forgetGateLearners } from './learners/forgetGate.ts';
import { gateBeatsRnn as gateBeatsRnnLearners } from './learners/gateBeatsRnn.ts';
import { labelLast as labelLastLearners } from './learners/labelLast.ts';
import { longerSequence as longerSequenceLearners } from './learners/longerSequence.ts';
import { lstmClassifier as lstmClassifierLearners } from './learners/lstmClassifier.ts';
import { otherStyles } from './learners/otherStyles.ts';
import { predictGruStep as predictGruStepLearners } from './learners/predictGruStep.ts';
import { predictLstmStep as predictLstmStepLearners } from './learners/predictLstmStep.ts';
import { predictShapes as predictShapesLearners } from './learners/predictShapes.ts';
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

const learners: Readonly<Record<string, readonly Attempt[]>> = {
  'forget-gate': forgetGateLearners,
  'label-last': labelLastLearners,
  'lstm-classifier': lstmClassifierLearners,
  'longer-sequence': longerSequenceLearners,
  'predict-lstm-step': predictLstmStepLearners,
  'predict-gru-step': predictGruStepLearners,
  'predict-shapes': predictShapesLearners,
  'gate-beats-rnn': gateBeatsRnnLearners,
  'forget-bias': forgetBiasLearners,
};

/** Attempts at each exercise with a check program, by its id. */
export const attempts: Readonly<Record<string, readonly Attempt[]>> = Object.fromEntries(
  Object.entries(styles).map(([id, own]) => [id, [...own, ...(neighbours[id] ?? []), ...(learners[id] ?? []), ...(otherStyles[id] ?? [])]]),
);

/** Exercises whose attempts are tested one after the other; each group has a test file of its own, and those run side by side. */
export const groups = {
  numbers: ['forget-gate', 'predict-lstm-step', 'predict-gru-step', 'predict-shapes'],
  models: ['label-last', 'lstm-classifier', 'forget-bias'],
  lengths: ['longer-sequence', 'gate-beats-rnn'],
} as const;
