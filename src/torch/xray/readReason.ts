import type { ReasonRequest, XrayRefusal } from '../../core/run/xray.ts';
import { reasonLimits, type ReasonFactor, type ReasonTerm, type Squash, type XrayReason } from '../../core/run/xrayReason.ts';
import type { ValueReason } from '../cells/cell.ts';
import type { SequenceInput } from '../cells/sequence.ts';
import { readValues } from '../engine/readValues.ts';
import type { WholeSequence } from './timeColumns.ts';
import { valueNames } from './valueNames.ts';

/** Where a number stands, and what its products are made of. */
interface ReasonPlace {
  readonly input: SequenceInput;
  readonly whole: WholeSequence;
  readonly names: readonly string[];
  readonly hidden: number;
  readonly sequence: number;
  readonly step: number;
  readonly unit: number;
}

/** Why a number is what it is, from the weights and the values of its step and the one before; its cell says how. */
export function readReason(input: SequenceInput, whole: WholeSequence, request: ReasonRequest): XrayReason | XrayRefusal {
  const { step, unit, sequence } = request;
  const names = valueNames(input).map(({ name }) => name);
  const hidden = input.h0.shape[1] ?? 0;
  const name = names[request.value];
  if (name === undefined || step >= whole.steps || unit >= hidden) return 'gone';
  const reason = input.cell.reasons?.[name];
  if (!reason) return 'noReason';
  const place: ReasonPlace = { input, whole, names, hidden, sequence, step, unit };
  const terms = 'products' in reason ? productTerms(place, reason) : sumTerms(place, reason);
  const sum = terms.reduce((before, { product }) => before + product, 0);
  const sorted = terms.sort((one, other) => Math.abs(other.product) - Math.abs(one.product));
  const left = sorted.slice(reasonLimits.terms);
  return {
    kind: 'reason',
    number: numberAt(place, name, unit, step),
    squash: squashOf(reason, input),
    sum,
    terms: sorted.slice(0, reasonLimits.terms),
    others: { count: left.length, sum: left.reduce((before, { product }) => before + product, 0) },
  };
}

function squashOf(reason: ValueReason, { nonlinearity }: SequenceInput): Squash {
  if ('products' in reason) return 'none';
  return reason.squash === 'chosen' ? nonlinearity : reason.squash;
}

function productTerms(place: ReasonPlace, { products }: Extract<ValueReason, { products: unknown }>): ReasonTerm[] {
  return products.map(parts =>
    termOf(parts.map(({ name, form }) => (form === 'before' ? stateBefore(place, name, place.unit) : formed(place, name, form)))),
  );
}

function sumTerms(place: ReasonPlace, { block, through }: Extract<ValueReason, { block: string }>): ReasonTerm[] {
  const { input, whole, hidden, step, unit } = place;
  const { inputWeight, hiddenWeight, inputBias, hiddenBias } = input.weights;
  const row = input.cell.blocks.indexOf(block) * hidden + unit;
  const weight = (of: ArrayLike<number>, wide: number, index: number): ReasonFactor =>
    fixed('weight', block, index, of[row * wide + index]);
  const [w, u] = [readValues(inputWeight), readValues(hiddenWeight)];
  const gate = through === undefined ? [] : [formed(place, through, 'value')];
  const terms: ReasonTerm[] = [];
  for (let feature = 0; feature < whole.features; feature++) {
    const number = whole.input[step * whole.features + feature] ?? NaN;
    terms.push(termOf([weight(w, whole.features, feature), { kind: 'input', name: 'input', index: feature, step, number }]));
  }
  for (let from = 0; from < hidden; from++) terms.push(termOf([weight(u, hidden, from), stateBefore(place, 'h', from), ...gate]));
  if (inputBias) terms.push(termOf([fixed('bias', `${block} of the input`, unit, readValues(inputBias)[row])]));
  if (hiddenBias) terms.push(termOf([fixed('bias', `${block} of the state`, unit, readValues(hiddenBias)[row]), ...gate]));
  return terms;
}

function termOf(factors: readonly ReasonFactor[]): ReasonTerm {
  return { product: factors.reduce((before, { number }) => before * number, 1), factors };
}

function fixed(kind: 'weight' | 'bias', name: string, index: number, number = NaN): ReasonFactor {
  return { kind, name, index, step: -1, number };
}

function formed(place: ReasonPlace, name: string, form: 'value' | 'rest' | 'tanh'): ReasonFactor {
  const { unit, step } = place;
  const value = numberAt(place, name, unit, step);
  const number = form === 'rest' ? 1 - value : form === 'tanh' ? Math.tanh(value) : value;
  return { kind: form, name, index: unit, step, number };
}

/** A state of the step that was walked before: the first one begins with what the layer was given. */
function stateBefore(place: ReasonPlace, name: string, unit: number): ReasonFactor {
  const { input, whole, hidden, step, sequence } = place;
  const before = input.isReverse ? step + 1 : step - 1;
  if (before >= 0 && before < whole.steps)
    return { kind: 'value', name, index: unit, step: before, number: numberAt(place, name, unit, before) };
  const start = name === 'c' ? input.c0 : input.h0;
  return { kind: 'start', name, index: unit, step: -1, number: start ? (readValues(start)[sequence * hidden + unit] ?? NaN) : NaN };
}

function numberAt({ whole, names, hidden }: ReasonPlace, name: string, unit: number, step: number): number {
  return whole.values[names.indexOf(name)]?.[step * hidden + unit] ?? NaN;
}
