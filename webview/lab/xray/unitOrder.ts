import { xrayColumns, type XrayLayer, type XraySequence } from '../../../src/core/run/xray.ts';

/** In which order units stand. */
export const unitOrders = ['number', 'memory', 'moves', 'here'] as const;

export type UnitOrder = (typeof unitOrders)[number];

export const orderNames: Readonly<Record<UnitOrder, string>> = {
  number: 'as they are numbered',
  memory: 'remembers longest first',
  moves: 'moves most first',
  here: 'changes most at this step first',
};

/** The gate that says how long a cell remembers; undefined where it has none. */
export function memoryGate(layer: XrayLayer): number | undefined {
  const at = layer.values.findIndex(({ meaning }) => meaning === 'keeps' || meaning === 'takes');
  return at === -1 ? undefined : at;
}

type Rank = (unit: number) => number;

/** What is looked at: which value, in which column of time. */
interface LookedAt {
  readonly value: number;
  readonly column: number;
}

/** Units, the first of the order first; equal ones as they are numbered. */
export function orderedUnits(order: UnitOrder, layer: XrayLayer, sequence: XraySequence, at: LookedAt): readonly number[] {
  const units = Array.from({ length: layer.pass?.hidden ?? 0 }, (_, unit) => unit);
  const ranks: Readonly<Record<UnitOrder, () => Rank | null>> = {
    number: () => null,
    memory: () => memoryRank(layer, sequence),
    moves: () => moveRank(sequence, at.value),
    here: () => changeRank(sequence, at),
  };
  const rank = ranks[order]();
  return rank ? units.sort((one, other) => rank(other) - rank(one) || one - other) : units;
}

function memoryRank(layer: XrayLayer, { means }: XraySequence): Rank | null {
  const gate = memoryGate(layer);
  if (gate === undefined) return null;
  const sign = layer.values[gate]?.meaning === 'takes' ? -1 : 1;
  return unit => sign * (means[gate]?.[unit] ?? 0);
}

/** How far what is looked at goes up and down in a unit. */
/** How far what is looked at has come in a unit since the step before. */
function changeRank(sequence: XraySequence, { value, column }: LookedAt): Rank {
  const columns = xrayColumns(sequence);
  const numbers = sequence.values[value];
  return unit => {
    const at = unit * columns + column;
    return column === 0 ? Math.abs(numbers?.[at] ?? 0) : Math.abs((numbers?.[at] ?? 0) - (numbers?.[at - 1] ?? 0));
  };
}

function moveRank(sequence: XraySequence, value: number): Rank {
  const columns = xrayColumns(sequence);
  const spans = new Map<number, number>();
  return unit => {
    let span = spans.get(unit);
    if (span === undefined) {
      let [least, most] = [Infinity, -Infinity];
      for (let column = 0; column < columns; column++) {
        const number = sequence.values[value]?.[unit * columns + column] ?? 0;
        least = Math.min(least, number);
        most = Math.max(most, number);
      }
      span = most - least;
      spans.set(unit, span);
    }
    return span;
  };
}
