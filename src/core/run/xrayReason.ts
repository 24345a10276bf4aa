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

export const factorKinds = ['weight', 'bias', 'input', 'start', 'value', 'rest', 'tanh'] as const;

/**
 * One number of a product: a weight or a bias of a block; a feature of the input; a state before the first step; or a
 * value of a step, as it is, as 1 minus it, or its tanh.
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

export const reasonLimits = {
  /** Products that are told one by one, and factors of one. */
  terms: 24,
  factors: 4,
} as const;
