import { Generator } from '../../../src/torch/random/generator.ts';

/**
 * R² of a straight line with a bias that is fitted to four of five parts and asked for the fifth: the equations of
 * least squares with a ridge, written out in plain numbers and solved by elimination.
 */
export function plainReadout(states: readonly (readonly number[])[], labels: readonly number[]): number {
  const folds = new Array<number>(labels.length).fill(0);
  for (const [dealt, row] of new Generator(0).permutation(labels.length).entries()) folds[row] = dealt % 5;
  const wide = states[0]!.length;
  const said = labels.map((_, asked) => {
    const rows = states.flatMap((state, row) => (folds[row] === folds[asked] ? [] : [{ x: [...state, 1], y: labels[row]! }]));
    const units = Array.from({ length: wide }, (_unit, unit) => rows.map(({ x }) => x[unit]!));
    const ridge = (1e-4 * units.reduce((sum, unit) => sum + variance(unit), 0) * rows.length) / wide;
    const equations = Array.from({ length: wide + 1 }, (_unit, i) => [
      ...Array.from(
        { length: wide + 1 },
        (_other, j) => rows.reduce((sum, { x }) => sum + x[i]! * x[j]!, 0) + (i === j && i < wide ? ridge : 0),
      ),
      rows.reduce((sum, { x, y }) => sum + x[i]! * y, 0),
    ]);
    const line = solved(equations);
    return [...states[asked]!, 1].reduce((sum, x, at) => sum + x * line[at]!, 0);
  });
  return 1 - labels.reduce((sum, label, at) => sum + (label - said[at]!) ** 2, 0) / (variance(labels) * labels.length);
}

function variance(numbers: readonly number[]): number {
  const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  return numbers.reduce((sum, each) => sum + (each - mean) ** 2, 0) / numbers.length;
}

/** Gauss and Jordan, with the largest pivot of each column. */
function solved(equations: readonly number[][]): number[] {
  const rows = equations.map(row => [...row]);
  for (const at of rows.keys()) {
    const pivot = rows.reduce((best, row, index) => (index >= at && Math.abs(row[at]!) > Math.abs(rows[best]![at]!) ? index : best), at);
    [rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!];
    for (const [other, row] of rows.entries()) {
      if (other === at) continue;
      const times = row[at]! / rows[at][at]!;
      for (const column of row.keys()) row[column]! -= times * rows[at][column]!;
    }
  }
  return rows.map((row, at) => row.at(-1)! / row[at]!);
}
