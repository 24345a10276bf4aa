import type { WarningCode } from '../../core/run/labWarning.ts';
import type { Mend } from '../../core/run/mend.ts';
import { mendBatchFirst } from './batchFirst.ts';
import { mendClip } from './clip.ts';
import { mendEval } from './evalMode.ts';
import { mendDropout } from './idleDropout.ts';
import { mendLastStep } from './lastStep.ts';
import { mendLayerList } from './layerList.ts';
import type { ReadText } from './readText.ts';
import { mendSeed } from './seed.ts';
import { mendSoftmax } from './softmax.ts';
import { mendStatePair } from './statePair.ts';
import { mendTidy } from './tidy.ts';
import { mendZeroGrad } from './zeroGrad.ts';

/**
 * The change that takes a mistake out of a text; null where the text does not say for sure that it is the right one.
 *
 * @param at The offset the mistake was told at.
 * @param about What the mistake says of itself beyond its kind and its place; '' for most.
 */
export type Mender = (read: ReadText, at: number, about: string) => Mend | null;

/** How each warning is mended, or why no change of the text can be sure. */
export const warningMends: Readonly<Record<WarningCode, Mender | string>> = {
  'W-STATE-PAIR': mendStatePair,
  'W-BATCH-FIRST': mendBatchFirst,
  'W-LAST-STEP': mendLastStep,
  'W-SOFTMAX': mendSoftmax,
  'W-TRAINING-DATA': 'Which data to hold out is for the learner to say: the text does not tell what other data there are.',
  'W-ZERO-GRAD': mendZeroGrad,
  'W-LAYER-LIST': mendLayerList,
  'W-CLIP': mendClip,
  'W-DETACH': 'Whether the layers before it are to be trained is for the learner to say: what is detached may be meant to be.',
  'W-CONVENTION': 'Whether the step or where its weights come from is to change is for the learner to say.',
  'W-DROPOUT': mendDropout,
  'W-EVAL': mendEval,
  'W-SEED': mendSeed,
  'W-TENSORS': mendTidy,
};
