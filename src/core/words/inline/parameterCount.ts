import type { ModuleSummary } from '../../run/value.ts';
import { countText } from '../numberText.ts';

/** Blocks of weights, one above the other: the gates, and the candidate. */
const blocksOf: Readonly<Record<string, number>> = { RNN: 1, GRU: 3, LSTM: 4 };

/** How the number of a recurrent module's parameters comes about. */
export interface ParameterCount {
  /** With the module's own numbers: `4 × (16×8 + 16×16 + 16 + 16)`. */
  readonly sum: string;
  /** What comes out where a block is taken to have one bias, as most books have it; null where it has none. */
  readonly withOneBias: number | null;
}

/** Null where the module is no recurrent one, or where the formula does not give the number it has. */
export function parameterCount({ text, parameters }: Pick<ModuleSummary, 'text' | 'parameters'>): ParameterCount | null {
  const [, name = '', cell, inputs = '', units = '', options = ''] =
    /^([A-Z]+)(Cell)?\((\d+), (\d+)((?:, \w+=[\w.]+)*)\)$/u.exec(text) ?? [];
  const blocks = blocksOf[name];
  if (blocks === undefined) return null;
  const [input, hidden] = [Number(inputs), Number(units)];
  const layers = Number(/numLayers=(\d+)/u.exec(options)?.[1] ?? 1);
  const directions = cell === undefined && options.includes('bidirectional=true') ? 2 : 1;
  const biases = options.includes('bias=false') ? 0 : 2;
  const sizes = [input, ...Array<number>(layers - 1).fill(hidden * directions)];
  const count = (each: number): number =>
    sizes.reduce((total, size) => total + directions * blocks * (hidden * size + hidden * hidden + each * hidden), 0);
  if (count(biases) !== parameters) return null;
  const h = String(hidden);
  const times = [directions, blocks].filter(factor => factor > 1).map(String);
  const layer = (size: number, alike: number): string => {
    const inside = [`${h}×${String(size)}`, `${h}×${h}`, ...Array<string>(biases).fill(h)].join(' + ');
    const factors = [...(alike > 1 ? [String(alike)] : []), ...times];
    return factors.length === 0 ? inside : `${factors.join(' × ')} × (${inside})`;
  };
  const sum = [layer(input, 1), ...(layers > 1 ? [layer(hidden * directions, layers - 1)] : [])].join(' + ');
  return { sum, withOneBias: biases === 0 ? null : count(1) };
}

/** `1,664 parameters = 4 × (16×8 + 16×16 + 16 + 16)`; without the sum where there is none. */
export function parameterText(module: Pick<ModuleSummary, 'text' | 'parameters'>): string {
  const count = parameterCount(module);
  return `${countText(module.parameters)} parameters${count === null ? '' : ` = ${count.sum}`}`;
}
