import { canStandAt, type ChoiceDial, type DialOption, type LabDial, type NumberDial } from '../../../src/core/run/dials.ts';
import type { RunState } from '../../../src/core/following/runState.ts';
import { standText } from '../../../src/core/words/dialText.ts';
import { countText } from '../../../src/core/words/numberText.ts';
import { cellBlocks, cellParameters, readCellSize, type CellSize } from './cellSize.ts';

/** Cells against each other, each with nearly as many parameters as the one that has run. */
export interface Duel {
  /** The choice of the cell. */
  readonly name: string;
  /** The dial of the hidden size. */
  readonly size: NumberDial;
  /** By option. */
  readonly sides: ReadonlyMap<DialOption, DuelSide>;
}

export interface DuelSide {
  readonly hidden: number;
  /** Of the recurrent module. */
  readonly parameters: number;
  /** `LSTM (hiddenSize 6, 216 parameters)` */
  readonly label: string;
}

/** As many sizes are tried for each cell. */
const mostSizes = 4096;

/**
 * The duel that a choice allows: its options are cells, and one of the other dials is the hidden size of the module
 * that has run. Null where that is not so.
 */
export function duelOf(dials: readonly LabDial[], name: string, { values }: Pick<RunState, 'values'>): Duel | null {
  const choice = dials.find((dial): dial is ChoiceDial => dial.kind === 'choice' && dial.name === name);
  const cells = choice?.options.map(cellOf);
  if (!choice || !cells?.every(cell => cell !== null)) return null;
  const base = [...values.values()]
    .map(({ value }) => (value.kind === 'module' ? readCellSize(value.text) : null))
    .findLast(found => found?.cell === cellOf(choice.value));
  const size = dials.find(
    (dial): dial is NumberDial => dial.kind === 'number' && /hidden/iu.test(dial.name) && dial.value === base?.hidden,
  );
  if (!base || !size) return null;
  const sides = choice.options.map(option => {
    const side = nearestSide({ ...base, cell: cellOf(option) ?? base.cell }, size, cellParameters(base));
    const label = `${standText(option)} (${size.name} ${countText(side.hidden)}, ${countText(side.parameters)} parameters)`;
    return [option, { ...side, label }] as const;
  });
  return { name, size, sides: new Map(sides) };
}

function cellOf(option: DialOption): string | null {
  return Object.keys(cellBlocks).find(cell => cell.toLowerCase() === String(option).toLowerCase()) ?? null;
}

/** The size whose count of parameters is nearest to `wanted`, the smaller one of two. */
function nearestSide(cell: CellSize, size: NumberDial, wanted: number): Omit<DuelSide, 'label'> {
  const first = Math.max(1, Math.ceil(size.from));
  const last = Math.min(Math.floor(size.to), first + mostSizes);
  let nearest = { hidden: size.value, parameters: cellParameters({ ...cell, hidden: size.value }) };
  for (let hidden = first; hidden <= last; hidden++) {
    if (!canStandAt(size, hidden)) continue;
    const parameters = cellParameters({ ...cell, hidden });
    const gap = Math.abs(parameters - wanted) - Math.abs(nearest.parameters - wanted);
    if (gap < 0 || (gap === 0 && hidden < nearest.hidden)) nearest = { hidden, parameters };
  }
  return nearest;
}
