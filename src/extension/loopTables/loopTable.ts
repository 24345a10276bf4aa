import type { CompiledLab } from '../../core/run/compiledLab.ts';
import type { RunState } from '../../core/following/runState.ts';
import { inSource } from '../../core/words/inline/inlineMarks.ts';
import { outerColumns } from './outerColumns.ts';
import type { CsvCell } from '../../core/words/csvText.ts';
import type { TurnColumn, Turning } from './turning.ts';

/** A loop table: values over turns, one column a variable, one row a turn. */
export interface LoopTable {
  /** What turns: the loop's first variable; null for the steps of optimizers. */
  readonly loop: { readonly name: string; readonly line: number; readonly endLine: number } | null;
  /** How many turns there were, of which there may be fewer rows. */
  readonly turns: number;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly CsvCell[])[];
  /** Variables that have no column, because not every turn gave them a value. */
  readonly leftOut: readonly string[];
}

/** The loops of the lab's own file that turned more than once and have numbers, in source order. */
export function loopTables({ sites }: Pick<CompiledLab, 'sites'>, { values }: Pick<RunState, 'values'>): LoopTable[] {
  const seen = sites.flatMap((site, index): Turning[] => {
    const value = values.get(index);
    return site.file === 0 && value ? [{ site, index, value }] : [];
  });
  return seen
    .filter(({ site, value }) => site.role === 'loop' && value.count > 1)
    .sort((one, other) => inSource(one.site, other.site))
    .map(loop => tableOf(loop, seen))
    .filter(table => table !== null);
}

function tableOf(loop: Turning, seen: readonly Turning[]): LoopTable | null {
  const inside = seen.filter(({ site }) => site.inLoop === loop.index).sort((one, other) => inSource(one.site, other.site));
  const whole = inside.filter(({ value }) => value.count === loop.value.count).filter(isTold);
  // Its counter alone is no table.
  const numbers = whole.find(({ value }) => value.series);
  const steps = loop.value.series?.steps ?? numbers?.value.series?.steps;
  if (!numbers || !steps) return null;
  const columns = [...outerColumns(loop, seen), ...[loop].filter(isTold).map(columnOf), ...whole.map(columnOf)];
  const { name, nameLine, loopEnd = nameLine } = loop.site;
  return {
    loop: { name, line: nameLine, endLine: loopEnd },
    turns: loop.value.count,
    heads: ['turn', ...headsOf(columns)],
    rows: steps.map(turn => [turn, ...columns.map(({ at }) => at(turn))]),
    leftOut: [...new Set(inside.filter(one => isNumeric(one) && one.value.count !== loop.value.count).map(({ site }) => site.name))],
  };
}

function isTold({ value }: Turning): boolean {
  return value.series !== undefined || value.texts !== undefined;
}

function isNumeric({ value }: Turning): boolean {
  return value.series !== undefined || value.value.kind === 'number';
}

function columnOf({ site: { name, nameLine }, value: { series, texts } }: Turning): TurnColumn {
  const numbers = new Map(series?.steps.map((step, index) => [step, series.values[index] ?? null]));
  return { name, line: nameLine, at: turn => texts?.[turn - 1] ?? numbers.get(turn) ?? null };
}

/** A name that comes up again has its line behind it, and its number on that line where that says no more. */
function headsOf(columns: readonly TurnColumn[]): string[] {
  const taken = new Set(['turn']);
  return columns.map(({ name, line }) => {
    const isLone = columns.filter(column => column.name === name).length === 1;
    const forms = [...(isLone ? [name] : []), `${name} (line ${String(line)})`];
    for (let number = 2; ; number++) {
      const form = forms.shift() ?? `${name} (line ${String(line)}, ${String(number)})`;
      if (taken.has(form)) continue;
      taken.add(form);
      return form;
    }
  });
}
