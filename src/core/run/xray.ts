import type { GateMeaning } from './gateMeaning.ts';
import type { FlashAnswer, FlashRequest, KnownAnswer, KnowsRequest } from './xrayCurves.ts';
import type { XrayCellStep, XrayEffect, XrayMoves, XrayReason } from './xrayReason.ts';

/**
 * What the X-ray asks of the lab that has ended, and what its worker answers: gates and states of the recurrent modules
 * in their last forward pass, step by step.
 */
export type XrayRequest =
  /** Which recurrent modules there are. */
  | { readonly kind: 'layers' }
  /** The time steps `from` to `to` of one sequence, or of the mean of all where `sequence` is null. */
  | {
      readonly kind: 'sequence';
      /** `XrayLayer.id`. */
      readonly layer: number;
      /** Index in `XrayLayer.places`. */
      readonly place: number;
      readonly sequence: number | null;
      readonly from: number;
      /** Not itself among them. */
      readonly to: number;
      /** As it would be with this held; null: as it was. */
      readonly hold: XrayHold | null;
    }
  /** What the model answers with this held, and without. */
  | { readonly kind: 'answers'; readonly hold: XrayHold }
  | KnowsRequest
  | FlashRequest
  | ReasonRequest
  | CellRequest
  | EffectRequest
  | MovesRequest;

/** A unit at a step of one sequence: a mean has no single reason. */
interface UnitRequest {
  /** `XrayLayer.id`, and index in its `places`. */
  readonly layer: number;
  readonly place: number;
  readonly sequence: number;
  readonly step: number;
  readonly unit: number;
  readonly hold: XrayHold | null;
}

/** One number of it; `value` is an index in `XrayLayer.values`. */
interface NumberRequest extends UnitRequest {
  readonly value: number;
}

/** Why is this number what it is? */
export interface ReasonRequest extends NumberRequest {
  readonly kind: 'reason';
}

/** What does a step of the unit compute? */
export interface CellRequest extends UnitRequest {
  readonly kind: 'cell';
}

/** What is made of this number? */
export interface EffectRequest extends NumberRequest {
  readonly kind: 'effect';
}

/** How does the answer move with this number? */
export interface MovesRequest extends NumberRequest {
  readonly kind: 'moves';
}

/** A hand on the memory of one layer and direction, while the model runs again over the same data. */
export interface XrayHold {
  /** `XrayLayer.id`, and index in its `places`. */
  readonly layer: number;
  readonly place: number;
  readonly hands: readonly XrayHand[];
  /** The model's weights are those of just before this step of its training, one of `KeptSteps`; absent: as now. */
  readonly asOf?: number;
}

/** When the weights of a module were kept in the course of its training. */
export interface KeptSteps {
  /**
   * Steps of the training curve, in their order: of each the weights are kept as they were just before it, which are
   * those that its loss was measured with. None where they are too large to keep, or not told of.
   */
  readonly steps: readonly number[];
  /** One of so many of the optimizer's steps. */
  readonly every: number;
  /** How many steps it has made. */
  readonly made: number;
  /** So many trainings came before this one that nothing of it was kept. */
  readonly isUntold?: boolean;
}

/** One unit's value is a given number for some steps, whatever the cell makes of it. */
export interface XrayHand {
  /** Index in `XrayLayer.values`. */
  readonly value: number;
  readonly unit: number;
  /** The steps `from` to `to`; `to` itself is not among them. */
  readonly from: number;
  readonly to: number;
  readonly number: number;
}

/** A recurrent module of the run. */
export interface XrayLayer {
  readonly id: number;
  /** As it prints: `GRU(2, 8, batchFirst=true)`. */
  readonly text: string;
  /** The learner's line that made it; null where none is known. */
  readonly line: number | null;
  /** Its layers and directions, as their weights are called: `l0`, `l1_reverse`. */
  readonly places: readonly string[];
  /** What one step computes, in its order, with what the gates among it mean. */
  readonly values: readonly XrayValue[];
  /** The shape of its last forward pass; null where it has made none. */
  readonly pass: XrayPass | null;
  /** Absent where no optimizer has stepped with it. */
  readonly kept?: KeptSteps;
}

export interface XrayValue {
  readonly name: string;
  readonly meaning: GateMeaning | null;
  /** Can a hand hold it? All that follows from it in the step follows from what is held. */
  readonly canHold: boolean;
}

export interface XrayPass {
  readonly sequences: number;
  readonly steps: number;
  readonly hidden: number;
  /** Right answers and the model's own, one a sequence, where the lab held both against each other. */
  readonly answers: { readonly right: Float32Array; readonly given: Float32Array } | null;
}

/** Numbers of units (or features) over columns of time: those of the first unit, then those of the second … */
export interface XraySequence {
  readonly kind: 'sequence';
  readonly from: number;
  readonly to: number;
  /** Each column is the mean of so many steps; the last may have fewer. */
  readonly every: number;
  readonly features: number;
  /** [features, columns]. */
  readonly input: Float32Array;
  /** By the layer's `values`, each [hidden, columns]. */
  readonly values: readonly Float32Array[];
  /** By the layer's `values`, the mean of each unit over all steps, [hidden]. */
  readonly means: readonly Float32Array[];
}

/** One answer a sequence, as in `XrayPass.answers`: of the model as it is now, and of the same with what is held. */
export interface XrayChange {
  readonly kind: 'answers';
  readonly before: Float32Array;
  readonly after: Float32Array;
}

/** How many columns the steps of an answer stand in. */
export function xrayColumns({ from, to, every }: Pick<XraySequence, 'from' | 'to' | 'every'>): number {
  return Math.ceil((to - from) / every);
}

export type XrayAnswer =
  | { readonly kind: 'layers'; readonly layers: readonly XrayLayer[]; readonly leftOut: number }
  | XraySequence
  | XrayChange
  | KnownAnswer
  | FlashAnswer
  | XrayReason
  | XrayCellStep
  | XrayEffect
  | XrayMoves
  | { readonly kind: 'refused'; readonly reason: XrayRefusal };

export const xrayRefusals = [
  ...['nothing', 'gone', 'tooMuch', 'failed'],
  ...['noForward', 'otherAnswers', 'threw'],
  ...['noLabels', 'oneLabel', 'badLabels', 'fewSequences'],
  ...['noGradient', 'noStart'],
  ...['noReason', 'noHand'],
] as const;

/**
 * The run has nothing to look into; the module or its worker is gone; there is too much to compute for what was asked;
 * the numbers could not be read. Of a model that is run again: the module was not called by the `forward` of a model;
 * what that `forward` gives is not one answer a sequence; it threw. Of what the state knows: the lab held no right
 * answer a sequence against those of the pass; all are the same; some are no numbers; there are too few to leave a part
 * of them out. Of how strongly a step moves the answer: no gradient flows from the answer back to the state; nothing is
 * known of the weights before training.
 * The cell does not say what the number is made of; it does not let it be changed.
 */
export type XrayRefusal = (typeof xrayRefusals)[number];

export const xrayLimits = {
  /** Modules that are told of, and layers and directions of one. */
  layers: 64,
  places: 64,
  /** Names of a step's values. */
  values: 16,
  name: 60,
  text: 240,
  /** Sequences that are told of with their answers. */
  answered: 20_000,
  /** Features of the input that are told of: the first. */
  features: 64,
  units: 4_096,
  /** Columns of time, and numbers of one answer: a megabyte, half of what a message may have. */
  columns: 1_024,
  /** Steps of a training that are told of. */
  kept: 1_024,
  /** Hands that hold something at a time. */
  hands: 64,
  numbers: 262_144,
  /** Multiplications that one sequence may take, and all of them for their mean; and numbers of all of them. */
  workOfOne: 2_000_000_000,
  workOfAll: 1_000_000_000,
  numbersOfAll: 16_000_000,
  /** How long an answer may take, and how long an ended lab's worker stays, in milliseconds. */
  patienceMs: 30_000,
  stayMs: 300_000,
} as const;
