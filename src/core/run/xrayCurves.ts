/** What the X-ray asks of the steps of a whole pass, and what is told of each step. */

/** How well the label can be read from the states of a layer and direction, step by step. */
export interface KnowsRequest {
  readonly kind: 'knows';
  /** `XrayLayer.id`, and index in its `places`. */
  readonly layer: number;
  readonly place: number;
  /** Goes on with the step at this place in `KnownAnswer.steps`: asked again and again, from 0, until all are told. */
  readonly from: number;
}

/** A part of the curve: as much as was computed in a moment. */
export interface KnownAnswer {
  readonly kind: 'known';
  /** The steps that are looked at in the order in which they are walked, first and last among them. */
  readonly steps: readonly number[];
  /** The place in `steps` of the first that is told here. */
  readonly from: number;
  /** For each state, h first, one number a step: how well it is read; NaN where it is not made of numbers. */
  readonly states: readonly KnownState[];
  /** Are scores the share of labels that were told rightly? Else they are R²: how much of the variance is told. */
  readonly isShare: boolean;
  /** What who always says the most frequent label has; 0 where scores are R². */
  readonly baseline: number;
  /** How many sequences were looked at. */
  readonly sequences: number;
}

export interface KnownState {
  readonly name: string;
  readonly scores: Float32Array;
}

/** The straight line that reads a label from a state, and what it may cost. */
export const readoutLimits = {
  /** Parts into which the sequences are dealt; each is asked by a line that was fitted to the others. */
  folds: 5,
  /** Of the mean variance of a unit: keeps units that say the same from being weighed against each other. */
  ridge: 1e-4,
  /** Decides which sequence comes into which part. */
  seed: 0,
  /** Labels that are told apart as classes. */
  classes: 32,
  /** Fewer tell nothing. */
  leastSequences: 10,
  sequences: 2_048,
  steps: 256,
  /** Multiplications for all steps, and for one answer. */
  work: 4_000_000_000,
  workOfAnswer: 100_000_000,
} as const;

/** How strongly each step still moves the answer of the learner's model. */
export interface FlashRequest {
  readonly kind: 'flash';
  readonly layer: number;
  readonly place: number;
  /** Added to the bias of the forget or keep gate of all layers and directions of the module, so that it keeps more. */
  readonly bias: number;
  /** With the weights from before the training's first step? Else as they are now. */
  readonly isBefore: boolean;
}

/**
 * The answer: the score of the class that the model says less that of the next one; a number itself; or, where no
 * model's `forward` can be called again, the sum of the last state of the layer and direction.
 */
export const flashSubjects = ['lead', 'number', 'state'] as const;

export type FlashSubject = (typeof flashSubjects)[number];

export interface FlashAnswer {
  readonly kind: 'flash';
  /** The steps that are told of, in the order of time, first and last among them. */
  readonly steps: readonly number[];
  /** By name, the input first: the mean over the sequences of the length of the gradient at each step. */
  readonly values: readonly FlashValue[];
  readonly subject: FlashSubject;
  /** Has the cell a gate that keeps, whose bias can be set? */
  readonly hasDial: boolean;
  /** Are there weights from before training? */
  readonly hasBefore: boolean;
  readonly sequences: number;
}

export interface FlashValue {
  readonly name: string;
  readonly norms: Float32Array;
}

export const flashLimits = {
  steps: 256,
  /** How far the bias goes. */
  bias: 10,
  /** Multiplications of a pass there, and numbers that are kept for the way back. */
  work: 500_000_000,
  numbers: 30_000_000,
} as const;
