import type { XrayLayer } from '../../../src/core/run/xray.ts';
import type { XrayCellStep } from '../../../src/core/run/xrayReason.ts';
import { numberText } from '../../../src/core/words/numberText.ts';
import type { MarkedText } from '../../ui/text/markedText.ts';

/**
 * One way to write a GRU's step, with the numbers it gives for the same weights, input and state. What PyTorch writes
 * otherwise is marked.
 */
export interface Convention {
  readonly name: string;
  readonly update: MarkedText;
  readonly candidate: MarkedText;
  readonly h: MarkedText;
}

/** What the three ways differ in is read from what gates mean: null for every cell that is no GRU in PyTorch's way. */
export interface GatedStep {
  readonly update: number;
  readonly candidate: number;
  /** The candidate with the reset gate at the state itself, before its weights. */
  readonly resetFirst: number;
  readonly before: number;
  readonly h: number;
}

/** A cell with a gate that keeps the old state, and rests on a candidate whose part of that is reset by another. */
export function gatedStep({ values: named }: XrayLayer, { values }: XrayCellStep): GatedStep | null {
  const candidate = values.find(({ gateFirst }) => gateFirst !== null);
  const update = values[named.findIndex(({ meaning }) => meaning === 'keeps')];
  const h = values[named.findIndex(({ name }) => name === 'h')];
  const resetFirst = candidate?.gateFirst ?? null;
  if (!candidate || resetFirst === null || !update || !h?.reason) return null;
  const factors = h.reason.terms.flatMap(term => term.factors);
  const before = factors.find(({ kind, name }) => name === 'h' && (kind === 'start' || kind === 'value'));
  if (!before || !factors.some(({ kind }) => kind === 'rest')) return null;
  return { update: update.number, candidate: candidate.number, resetFirst, before: before.number, h: h.number };
}

/** The step as PyTorch ran it, as this lesson writes it, and as TensorFlow.js's own layer and D2L do. */
export function conventionsOf(step: GatedStep): readonly Convention[] {
  const { update: z, candidate, resetFirst, before, h } = step;
  const mixed = numberText(z * before + (1 - z) * resetFirst);
  const resetAfter = `n = tanh(W·x + r∘(U·h + b)) = ${numberText(candidate)}`;
  const first: MarkedText = ['n = tanh(W·x + ', { differs: 'U·(r∘h) + b' }, `) = ${numberText(resetFirst)}`];
  return [
    {
      name: 'PyTorch, as your model ran',
      update: [`z = ${numberText(z)}, the share of the old`],
      candidate: [resetAfter],
      h: [`(1 − z)·n + z·h = ${numberText(h)}`],
    },
    {
      name: 'This lesson’s formulas',
      update: ['z = ', { differs: `${numberText(1 - z)}, the share of the new` }],
      candidate: first,
      h: [{ differs: '(1 − z)·h + z·n' }, ` = ${mixed}`],
    },
    {
      name: 'TensorFlow.js and D2L',
      update: [`z = ${numberText(z)}, the share of the old`],
      candidate: first,
      h: [`z·h + (1 − z)·n = ${mixed}`],
    },
  ];
}

/** What follows from it for whoever moves weights or formulas from one to the other. */
export function conventionsText({ update: z, candidate, resetFirst, before, h }: GatedStep): string {
  const numbers = [h, z * before + (1 - z) * resetFirst, (1 - z) * before + z * candidate].map(numberText);
  const [own = '', first = '', wrong = ''] = numbers;
  const reset = first === own ? '' : `: the same weights give h ${first} there and ${own} here`;
  return `PyTorch writes otherwise what is marked. The share of the new is 1 minus the share of the old: the same number under another name. Where the reset gate stands is another model${reset}. PyTorch’s z in this lesson’s formula would give ${wrong}.`;
}
