import type { FlashSubject } from './xrayCurves.ts';

/** What is done to the sum before it is the number. */
export const squashes = ['sigmoid', 'tanh', 'relu', 'none'] as const;

export type Squash = (typeof squashes)[number];

/** A number as the sum of its products: those of the largest size first, and how many others there are. */
export interface XrayReason {
  readonly kind: 'reason';
  readonly number: number;
  readonly squash: Squash;
  /** Of all products. */
  readonly sum: number;
  readonly terms: readonly ReasonTerm[];
  readonly others: { readonly count: number; readonly sum: number };
}

export interface ReasonTerm {
  readonly product: number;
  readonly factors: readonly ReasonFactor[];
}

export const factorKinds = ['weight', 'bias', 'input', 'start', 'value', 'rest', 'tanh', 'fromInput', 'fromState'] as const;

/**
 * One number of a product: a weight or a bias of a block; a feature of the input; a state before the first step; a
 * value of a step, as it is, as 1 minus it, or its tanh; or all that comes to a block of the input, or of the state
 * before, with its bias.
 */
export interface ReasonFactor {
  readonly kind: (typeof factorKinds)[number];
  /** The block's name as its cell has it, or the value's. */
  readonly name: string;
  /** The feature or the unit. */
  readonly index: number;
  /** Of what is of a step; -1 for all else. */
  readonly step: number;
  readonly number: number;
}

/**
 * What a step of one unit computed, by the layer's `values`. What comes of the input is one number there, and what
 * comes of the state before another; the reason is null where the cell does not tell it.
 */
export interface XrayCellStep {
  readonly kind: 'cell';
  readonly values: readonly {
    readonly number: number;
    readonly reason: XrayReason | null;
    /**
     * Of a sum whose part of the state goes through a gate once its weights have been at it: the same value with the
     * gate first, as others write the cell; null for all else.
     */
    readonly gateFirst: number | null;
  }[];
}

/**
 * What a number is a factor of: in its own step, and in the one that is walked next, where the largest come first.
 * `others` are of the next step.
 */
export interface XrayEffect {
  readonly kind: 'effect';
  readonly number: number;
  readonly now: readonly ReasonUse[];
  readonly next: readonly ReasonUse[];
  readonly others: XrayReason['others'];
}

/** A product, and what it is a part of: index in the layer's `values`. */
export interface ReasonUse extends ReasonTerm {
  readonly value: number;
  readonly unit: number;
  readonly step: number;
}

/**
 * How the model's answer to the sequence moves with a number: by so much for each 1 that is added to it, all else left
 * to follow. `answer` is what moves.
 */
export interface XrayMoves {
  readonly kind: 'moves';
  readonly slope: number;
  readonly answer: number;
  readonly subject: FlashSubject;
}

export const reasonLimits = {
  /** Products that are told one by one, and factors of one. */
  terms: 24,
  factors: 4,
} as const;
