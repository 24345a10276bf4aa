/** What a lab has made of one GRU's weights or gates by hand. */
export interface GRUTag<GRU> {
  readonly gru: GRU;
  readonly made: GRUMade;
}

/** Where the reset gate is at the state: before its weights, after them, or not yet. */
type ResetPlace = 'first' | 'after' | 'none';

/** Thirds stand as PyTorch has them: 0 is reset, 1 update, 2 the candidate; null is all of them. */
export type GRUMade =
  | { readonly kind: 'weights' | 'scores'; readonly third: number | null; readonly isOfState: boolean; readonly reset: ResetPlace }
  | { readonly kind: 'gate' | 'minusGate'; readonly third: number; readonly isRest: boolean }
  | { readonly kind: 'candidate' }
  /** From a state to the candidate, or back; `from` are that state's values, by identity. */
  | { readonly kind: 'way'; readonly isBack: boolean; readonly from: object }
  /** A share of something; `of` null is of what nothing is known of, such as the state. `from` as of its way. */
  | {
      readonly kind: 'share';
      readonly third: number;
      readonly isRest: boolean;
      readonly of: 'candidate' | 'way' | 'back' | null;
      readonly from?: object;
    };

type Share = Extract<GRUMade, { kind: 'share' }>;
type Scores = Extract<GRUMade, { kind: 'weights' | 'scores' }>;

/** The values of the two that an operation is given, by identity. */
export type ValuesOfBoth = readonly [object | undefined, object | undefined];

/** What a step by hand says of its convention, and whether PyTorch has it so. */
export interface GRUVerdict {
  readonly about: 'share' | 'order' | 'reset';
  readonly isRight: boolean;
}

/** What comes of two in a product of matrices: `weights` with whatever else. */
export function scoresOf(weights: GRUMade, other: GRUMade | null): GRUMade | null {
  if (weights.kind !== 'weights') return null;
  if (other === null) return { ...weights, kind: 'scores' };
  const isReset = other.kind === 'share' && other.third === 0 && !other.isRest && other.of === null;
  return isReset && weights.isOfState && weights.third !== 0 && weights.third !== 1 ? { ...weights, kind: 'scores', reset: 'first' } : null;
}

/** @param isFlat one of the two is a single number */
export function productOf(one: GRUMade | null, other: GRUMade | null, isFlat: boolean): GRUMade | null {
  if (one?.kind !== 'gate') return other?.kind === 'gate' ? productOf(other, one, isFlat) : null;
  const share = { ...one, kind: 'share' } as const;
  if (other === null) return isFlat ? null : { ...share, of: null };
  if (other.kind === 'candidate') return { ...share, of: 'candidate' };
  if (other.kind === 'way') return { ...share, of: other.isBack ? 'back' : 'way', from: other.from };
  const isOfCandidate = other.kind === 'scores' && other.third === 2 && other.isOfState && other.reset === 'none';
  return isOfCandidate && !one.isRest ? { ...other, reset: 'after' } : null;
}

export function sumOf(
  one: GRUMade | null,
  other: GRUMade | null,
  isOne: (side: 0 | 1) => boolean,
  values: ValuesOfBoth,
): GRUMade | GRUVerdict | null {
  const minus = [one, other].find(each => each?.kind === 'minusGate');
  if (minus?.kind === 'minusGate')
    return (one ?? other) === minus && isOne(one === minus ? 1 : 0) ? opposite({ ...minus, kind: 'gate' }) : null;
  if (isScores(one) && isScores(other)) return scoresTogether(one, other);
  if (one?.kind === 'share') return mixOf(one, other, values[1]);
  return other?.kind === 'share' ? mixOf(other, one, values[0]) : null;
}

export function minusOf(
  one: GRUMade | null,
  other: GRUMade | null,
  isOne: (side: 0 | 1) => boolean,
  [left, right]: ValuesOfBoth,
): GRUMade | GRUVerdict | null {
  if (other?.kind === 'gate') return one === null && isOne(0) ? opposite(other) : null;
  if (one?.kind === 'candidate' && other === null && right) return { kind: 'way', isBack: false, from: right };
  if (one === null && other?.kind === 'candidate' && left) return { kind: 'way', isBack: true, from: left };
  if (other?.kind !== 'share' || (other.of !== 'way' && other.of !== 'back')) return null;
  return mixOf({ ...other, of: other.of === 'way' ? 'back' : 'way' }, one, left);
}

export function squashOf(made: GRUMade, by: 'Sigmoid' | 'Tanh'): GRUMade | null {
  if (made.kind !== 'scores' || made.third === null) return null;
  if (by === 'Tanh') return made.third === 2 ? { kind: 'candidate' } : null;
  return made.third < 2 && made.reset === 'none' ? { kind: 'gate', third: made.third, isRest: false } : null;
}

/** One third of all three, or what it was where it is no more than one already; null where it cannot be told. */
export function partOf(made: GRUMade, third: () => number | null, isThird: boolean): GRUMade | null {
  if (!isScores(made) || made.third !== null) return made;
  if (!isThird) return null;
  const at = third();
  return at === null || (made.reset === 'first' && at < 2) ? null : { ...made, third: at };
}

function opposite(gate: Extract<GRUMade, { kind: 'gate' | 'minusGate' }>): GRUMade {
  return { ...gate, isRest: !gate.isRest };
}

function isScores(made: GRUMade | null): made is Scores {
  return made?.kind === 'scores' || made?.kind === 'weights';
}

/** Scores, and biases: of the input, of the state, or of both. */
function scoresTogether(one: Scores, other: Scores): GRUMade | null {
  if (one.third !== other.third) return null;
  const isOfState = one.isOfState && other.isOfState;
  const reset = one.reset === 'none' ? other.reset : one.reset;
  return { kind: one.kind === 'weights' && other.kind === 'weights' ? 'weights' : 'scores', third: one.third, isOfState, reset };
}

/**
 * A share with the other: whose share it is of the candidate says which convention it is. A share of the way makes a
 * step only where the way began, at `values`.
 */
function mixOf(share: Share, other: GRUMade | null, values: object | undefined): GRUVerdict | null {
  const { third, isRest } = share;
  const isMix =
    share.of === 'way'
      ? other === null && values === share.from
      : share.of === 'back'
        ? other?.kind === 'candidate'
        : other?.kind === 'share' && other.third === third && other.isRest !== isRest && isPair(share.of, other.of);
  if (!isMix) return null;
  // The gate itself is at the old state in PyTorch, and what is left of it at the candidate.
  const isOfCandidate = share.of === 'candidate' || share.of === 'way';
  return third === 1 ? { about: 'share', isRight: isOfCandidate === isRest } : { about: 'order', isRight: false };
}

function isPair(one: Share['of'], other: Share['of']): boolean {
  return (one === 'candidate' && other === null) || (one === null && other === 'candidate');
}
