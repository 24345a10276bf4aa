import type { ReasonFactor, ReasonTerm, Squash } from '../../core/run/xrayReason.ts';
import type { ValueReason } from '../cells/cell.ts';
import type { SequenceInput } from '../cells/sequence.ts';
import { readValues } from '../engine/readValues.ts';
import type { WholeSequence } from './timeColumns.ts';
import { valueNames } from './valueNames.ts';

type SumReason = Extract<ValueReason, { block: string }>;

/** A unit at a step of one sequence: what its numbers are, and what the products are made of that they are made of. */
export class ReasonPlace {
  readonly names: readonly string[];
  readonly hidden: number;
  /** The step that was walked before, and the one that is walked next; out of the pass where there is none. */
  readonly before: number;
  readonly after: number;
  private readonly input: SequenceInput;
  private readonly whole: WholeSequence;
  private readonly at: { readonly sequence: number; readonly step: number; readonly unit: number };

  constructor(input: SequenceInput, whole: WholeSequence, at: ReasonPlace['at']) {
    this.input = input;
    this.whole = whole;
    this.at = at;
    this.names = valueNames(input).map(({ name }) => name);
    this.hidden = input.h0.shape[1] ?? 0;
    const by = input.isReverse ? -1 : 1;
    [this.before, this.after] = [at.step - by, at.step + by];
  }

  /** Has the pass this unit and step? */
  get isThere(): boolean {
    return this.has(this.at.step) && this.at.unit < this.hidden;
  }

  has(step: number): boolean {
    return step >= 0 && step < this.whole.steps;
  }

  /** Another unit or step of the same sequence. */
  to(at: Partial<ReasonPlace['at']>): ReasonPlace {
    return new ReasonPlace(this.input, this.whole, { ...this.at, ...at });
  }

  number(name: string, { unit, step } = this.at): number {
    return this.whole.values[this.names.indexOf(name)]?.[step * this.hidden + unit] ?? NaN;
  }

  /** What a value of the step is made of, as its cell says; undefined where it does not. */
  reasonOf(name: string): ValueReason | undefined {
    return this.input.cell.reasons?.[name];
  }

  squashOf(reason: ValueReason): Squash {
    if ('products' in reason) return 'none';
    return reason.squash === 'chosen' ? this.input.nonlinearity : reason.squash;
  }

  /** All products of a value. */
  terms(reason: ValueReason): ReasonTerm[] {
    return 'products' in reason ? this.products(reason) : this.sum(reason);
  }

  /** The same, with all that comes of the input as one number, and all that comes of the state before. */
  roughTerms(reason: ValueReason): ReasonTerm[] {
    if ('products' in reason) return this.products(reason);
    const gate = this.gateOf(reason);
    const terms = this.sum(reason);
    const part = (kind: 'fromInput' | 'fromState'): ReasonTerm => {
      // Of the input has no gate of its own.
      const number = terms.filter(({ factors }) => isOfInput(factors) === (kind === 'fromInput')).reduce(addOwn, 0);
      return termOf([{ kind, name: reason.block, index: this.at.unit, step: this.at.step, number }, ...(kind === 'fromInput' ? [] : gate)]);
    };
    return [part('fromInput'), part('fromState')];
  }

  /** A value whose gate is at the state before the weights are, and not after them; null where it has no such gate. */
  gateFirst(reason: ValueReason): number | null {
    if ('products' in reason || reason.through === undefined) return null;
    const { through } = reason;
    let sum = 0;
    for (const { factors } of this.sum(reason)) {
      const [weight, value] = factors;
      const isOfState = value !== undefined && value.kind !== 'input' && weight?.kind === 'weight';
      // Of the bias beside the state's weights, none: the gate is at the state alone.
      const gate = isOfState ? this.number(through, { ...this.at, unit: value.index }) : 1;
      sum += (weight?.number ?? NaN) * (weight?.kind === 'weight' ? (value?.number ?? NaN) : 1) * gate;
    }
    return squashed[this.squashOf(reason)](sum);
  }

  /** One product of a sum: a unit's h before the step, times its weight. */
  fromUnit(reason: SumReason, from: number): ReasonTerm {
    const { weights } = this.input;
    return termOf([
      this.weight(reason, readValues(weights.hiddenWeight), this.hidden, from),
      this.stateBefore('h', from),
      ...this.gateOf(reason),
    ]);
  }

  private products({ products }: Extract<ValueReason, { products: unknown }>): ReasonTerm[] {
    const { unit } = this.at;
    return products.map(parts =>
      termOf(parts.map(({ name, form }) => (form === 'before' ? this.stateBefore(name, unit) : this.formed(name, form)))),
    );
  }

  private sum(reason: SumReason): ReasonTerm[] {
    const { at, whole, hidden } = this;
    const { inputWeight, inputBias, hiddenBias } = this.input.weights;
    const w = readValues(inputWeight);
    const terms: ReasonTerm[] = [];
    for (let feature = 0; feature < whole.features; feature++) {
      const number = whole.input[at.step * whole.features + feature] ?? NaN;
      const value: ReasonFactor = { kind: 'input', name: 'input', index: feature, step: at.step, number };
      terms.push(termOf([this.weight(reason, w, whole.features, feature), value]));
    }
    for (let from = 0; from < hidden; from++) terms.push(this.fromUnit(reason, from));
    const row = this.rowOf(reason);
    const bias = (of: ArrayLike<number>, side: 'input' | 'state'): ReasonFactor =>
      fixed('bias', `${reason.block} of the ${side}`, at.unit, of[row]);
    if (inputBias) terms.push(termOf([bias(readValues(inputBias), 'input')]));
    if (hiddenBias) terms.push(termOf([bias(readValues(hiddenBias), 'state'), ...this.gateOf(reason)]));
    return terms;
  }

  private rowOf({ block }: SumReason): number {
    return this.input.cell.blocks.indexOf(block) * this.hidden + this.at.unit;
  }

  private weight(reason: SumReason, of: ArrayLike<number>, wide: number, index: number): ReasonFactor {
    return fixed('weight', reason.block, index, of[this.rowOf(reason) * wide + index]);
  }

  private gateOf({ through }: SumReason): ReasonFactor[] {
    return through === undefined ? [] : [this.formed(through, 'value')];
  }

  private formed(name: string, form: 'value' | 'rest' | 'tanh'): ReasonFactor {
    const value = this.number(name);
    const number = form === 'rest' ? 1 - value : form === 'tanh' ? Math.tanh(value) : value;
    return { kind: form, name, index: this.at.unit, step: this.at.step, number };
  }

  /** A state of the step that was walked before: the first one begins with what the layer was given. */
  private stateBefore(name: string, unit: number): ReasonFactor {
    const { input, before } = this;
    if (this.has(before))
      return { kind: 'value', name, index: unit, step: before, number: this.number(name, { ...this.at, unit, step: before }) };
    const start = name === 'c' ? input.c0 : input.h0;
    const number = start ? (readValues(start)[this.at.sequence * this.hidden + unit] ?? NaN) : NaN;
    return { kind: 'start', name, index: unit, step: -1, number };
  }
}

const squashed: Readonly<Record<Squash, (sum: number) => number>> = {
  sigmoid: sum => 1 / (1 + Math.exp(-sum)),
  tanh: Math.tanh,
  relu: sum => Math.max(0, sum),
  none: sum => sum,
};

function termOf(factors: readonly ReasonFactor[]): ReasonTerm {
  return { product: factors.reduce((before, { number }) => before * number, 1), factors };
}

function fixed(kind: 'weight' | 'bias', name: string, index: number, number = NaN): ReasonFactor {
  return { kind, name, index, step: -1, number };
}

/** A weight with a feature, or the bias beside it: no state and no gate stands in it. */
function isOfInput(factors: readonly ReasonFactor[]): boolean {
  const [first, second] = factors;
  return second?.kind === 'input' || (first?.kind === 'bias' && first.name.endsWith('of the input'));
}

/** Without the gate that all of a sum goes through: of a weight its first two numbers, of a bias its own. */
function addOwn(sum: number, { factors: [first, second] }: ReasonTerm): number {
  const own = first?.number ?? NaN;
  return sum + (first?.kind === 'bias' ? own : own * (second?.number ?? NaN));
}
