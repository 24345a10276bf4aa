import { turnsAround, type TurnOf } from '../../core/steps/turnsAround.ts';
import type { Turning, TurnColumn } from './turning.ts';

/**
 * What the loops around a loop had for each of its turns, from the outermost in: where three models are trained by one
 * loop, this is which. A loop whose turns cannot be told apart surely has no column.
 */
export function outerColumns(loop: Turning, seen: readonly Turning[]): TurnColumn[] {
  const columns: TurnColumn[] = [];
  let inner = loop;
  let turnOf: TurnOf = turn => turn;
  for (;;) {
    const outer = seen.find(({ index }) => index === inner.site.outerLoop);
    const step = outer && turnsAround(inner.site, inner.value, outer.value);
    if (!step) return columns;
    const before = turnOf;
    turnOf = turn => {
      const between = before(turn);
      return between === null ? null : step(between);
    };
    columns.unshift(columnOf(outer, turnOf));
    inner = outer;
  }
}

/** By number where it is neither a number nor a text, or not all of them are known. */
function columnOf({ site: { name, nameLine }, value: { series, texts, value, count } }: Turning, turnOf: TurnOf): TurnColumn {
  const told = texts ?? (series?.values.length === count ? series.values : count === 1 ? only(value) : null);
  return {
    name: told ? name : `${name} (number)`,
    line: nameLine,
    at: turn => {
      const outer = turnOf(turn);
      return outer === null ? null : told ? (told[outer - 1] ?? null) : outer;
    },
  };
}

function only(value: Turning['value']['value']): readonly (number | string)[] | null {
  if (value.kind === 'number') return [value.value];
  return value.kind === 'text' && value.text.length === value.length ? [value.text] : null;
}
