import type { XrayLayer } from '../../../src/core/run/xray.ts';
import type { ReasonFactor, ReasonTerm, Squash, XrayCellStep } from '../../../src/core/run/xrayReason.ts';
import { gateWords } from '../../../src/core/words/inline/gateText.ts';
import { numberText } from '../../../src/core/words/numberText.ts';
import { inProduct, squashSigns } from './whyWords.ts';

/** What flows in from one side: a number, through gates or none, and what is left of it. */
interface FlowStream {
  readonly source: string;
  readonly number: number;
  /** On its way; each lets `open` of it through. */
  readonly gates: readonly { readonly name: string; readonly open: number }[];
  readonly product: number;
  /** It comes of the state before. */
  readonly isOld: boolean;
}

/** How one value of a step comes to be: the sum of its streams, squashed or not. */
export interface CellFlow {
  readonly name: string;
  readonly number: number;
  readonly squash: Squash;
  readonly streams: readonly FlowStream[];
}

/** What a unit's step computed, and which step that is. */
export interface CellMoment {
  readonly layer: XrayLayer;
  readonly cell: XrayCellStep;
  readonly step: number;
}

/** The values that something flows into, in their order. Gates stand on the way of others. */
export function cellFlows(moment: CellMoment): readonly CellFlow[] {
  return moment.cell.values.flatMap(({ number, reason }, at): CellFlow[] => {
    const { name = '', meaning = null } = moment.layer.values[at] ?? {};
    return !reason || meaning !== null ? [] : [{ name, number, squash: reason.squash, streams: streamsOf(moment, reason.terms) }];
  });
}

function streamsOf({ layer, step }: CellMoment, terms: readonly ReasonTerm[]): FlowStream[] {
  const gates = new Set(layer.values.flatMap(({ name, meaning }) => (meaning === null ? [] : [name])));
  const isGate = ({ kind, name }: ReasonFactor): boolean => (kind === 'value' || kind === 'rest') && gates.has(name);
  const isBefore = ({ kind, step: of }: ReasonFactor): boolean => kind === 'start' || (kind === 'value' && of !== step);
  const called = (factor: ReasonFactor): string => (isBefore(factor) ? `${factor.name} before` : sourceName(factor));
  return terms.map(({ product, factors }) => {
    const carried = factors.filter(factor => !isGate(factor));
    return {
      source: carried.map(called).join(' × '),
      number: carried.reduce((all, { number }) => all * number, 1),
      gates: factors.filter(isGate).map(factor => ({ name: called(factor), open: factor.number })),
      product,
      isOld: carried.some(factor => isBefore(factor) || factor.kind === 'fromState'),
    };
  });
}

function sourceName({ kind, name }: ReasonFactor): string {
  if (kind === 'fromInput') return 'from input';
  if (kind === 'fromState') return 'from h';
  if (kind === 'rest') return `(1 − ${name})`;
  return kind === 'tanh' ? `tanh ${name}` : name;
}

/** The whole step in words, a line for each value: `c 0.43 = forget 0.98 × c before 0.44 + input 0.1 × cell (-0.3)`. */
export function cellLines(moment: CellMoment): readonly string[] {
  return moment.cell.values.map(({ number, reason }, at) => {
    const { name = '', meaning = null } = moment.layer.values[at] ?? {};
    const means = meaning === null || Number.isNaN(number) ? '' : `, ${gateWords(meaning, number)}`;
    if (!reason) return `${name} ${numberText(number)}${means}`;
    const parts = streamsOf(moment, reason.terms).map(({ source, number: carried, gates }) =>
      [...gates.map(gate => `${gate.name} ${inProduct(gate.open)}`), `${source} ${inProduct(carried)}`].join(' × '),
    );
    const sign = squashSigns[reason.squash];
    return `${name} ${numberText(number)} = ${sign === '' ? parts.join(' + ') : `${sign}(${parts.join(' + ')})`}${means}`;
  });
}
