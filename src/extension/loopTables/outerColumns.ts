import type { Turning, TurnColumn } from './turning.ts';

/** How loops around a loop are followed: by name of the loop's turn, the turn of the one around it. */
type TurnOf = (turn: number) => number | null;

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
    const step = outer && turnsOf(inner, outer);
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

/**
 * A counter that began anew has come back behind where it was: from its value and its turn follows the turn it began
 * with, also where only some of its values were kept. As many beginnings as the loop around has turns: then each is one
 * of those.
 */
function turnsOf({ site, value }: Turning, outer: Turning): TurnOf | null {
  const { count } = outer.value;
  if (count === 1) return () => 1;
  const { series } = value;
  const first = series?.values[0];
  if (!series || site.step === undefined || typeof first !== 'number') return null;
  const turns = new Map<number, number>();
  let begun = 0;
  let number = 0;
  for (const [index, turn] of series.steps.entries()) {
    const start = turn - (Number(series.values[index]) - first) / site.step;
    if (number === 0 || Math.abs(start - begun) > 0.5) {
      if (number > 0 && start < begun) return null;
      begun = start;
      number++;
    }
    turns.set(turn, number);
  }
  return number === count ? turn => turns.get(turn) ?? null : null;
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
