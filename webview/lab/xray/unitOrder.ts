import { xrayColumns, type XrayLayer, type XraySequence } from '../../../src/core/run/xray.ts';

/** In which order units stand. */
export const unitOrders = ['number', 'memory', 'moves'] as const;

export type UnitOrder = (typeof unitOrders)[number];

export const orderNames: Readonly<Record<UnitOrder, string>> = {
  number: 'as they are numbered',
  memory: 'remembers longest first',
  moves: 'moves most first',
};

/** The gate that says how long a cell remembers; undefined where it has none. */
export function memoryGate(layer: XrayLayer): number | undefined {
  const at = layer.values.findIndex(({ meaning }) => meaning === 'keeps' || meaning === 'takes');
  return at === -1 ? undefined : at;
}

/** Units, the first of the order first; equal ones as they are numbered. `value` is what is looked at. */
export function orderedUnits(order: UnitOrder, layer: XrayLayer, sequence: XraySequence, value: number): readonly number[] {
  const units = Array.from({ length: layer.pass?.hidden ?? 0 }, (_, unit) => unit);
  const rank = order === 'memory' ? memoryRank(layer, sequence) : order === 'moves' ? moveRank(sequence, value) : null;
  return rank ? units.sort((one, other) => rank(other) - rank(one) || one - other) : units;
}

function memoryRank(layer: XrayLayer, { means }: XraySequence): ((unit: number) => number) | null {
  const gate = memoryGate(layer);
  if (gate === undefined) return null;
  const sign = layer.values[gate]?.meaning === 'takes' ? -1 : 1;
  return unit => sign * (means[gate]?.[unit] ?? 0);
}

/** How far what is looked at goes up and down in a unit. */
function moveRank(sequence: XraySequence, value: number): (unit: number) => number {
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
