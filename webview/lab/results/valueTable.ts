import { h } from '../../ui/h.ts';
import { lineLink } from '../state/lineLink.ts';
import { changeSince, type ValueChange } from '../../../src/core/words/changeText.ts';
import type { NamedValue } from '../state/namedValues.ts';

export interface ValueTableParts<T extends NamedValue> {
  readonly caption: string;
  /** Of the columns after the name's. */
  readonly heads: readonly string[];
  readonly cellsOf: (row: T) => readonly Node[];
  /** How a row differs from what the learner's last run gave; without it, the whole value is compared. */
  readonly changeOf?: (row: T) => ValueChange | null;
  readonly onDidPressLine: (line: number) => void;
}

/**
 * A table with one named value, or one part of it, a row: its name, its line, what `cellsOf` says of it, and in the
 * first of those cells what it was before.
 */
export class ValueTable<T extends NamedValue> {
  readonly element: HTMLTableElement;
  private readonly body = h('tbody');
  private readonly parts: ValueTableParts<T>;
  private rows = new Map<string, { readonly of: T; readonly element: HTMLElement }>();

  constructor(parts: ValueTableParts<T>) {
    this.parts = parts;
    const { caption, heads } = parts;
    const head = h('thead', {}, h('tr', {}, ...['Name', ...heads].map(text => h('th', { scope: 'col' }, text))));
    this.element = h('table', { class: 'value-table', hidden: true }, h('caption', { class: 'visually-hidden' }, caption), head, this.body);
  }

  update(values: readonly T[]): void {
    const rows: typeof this.rows = new Map();
    for (const of of values) {
      const key = `${String(of.value.site)}.${of.part ?? ''}`;
      const old = this.rows.get(key);
      rows.set(key, old && isSameRow(old.of, of) ? old : { of, element: this.row(of) });
    }
    const isSame = rows.size === this.rows.size && [...rows].every(([key, row]) => this.rows.get(key) === row);
    this.rows = rows;
    this.element.hidden = rows.size === 0;
    if (isSame) return;
    // A row that is drawn again must not take the focus from its link.
    const focused = [...this.body.rows].findIndex(row => row.contains(document.activeElement));
    this.body.replaceChildren(...[...rows.values()].map(row => row.element));
    if (focused >= 0) this.body.rows[focused]?.querySelector('button')?.focus({ preventScroll: true });
  }

  private row(of: T): HTMLElement {
    const { site, fileName, part } = of;
    const named = part === undefined ? [site.name] : [part.startsWith('[') ? site.name : `${site.name}.`, h('wbr'), part];
    const place =
      fileName === null
        ? lineLink(site.line, this.parts.onDidPressLine)
        : h('span', { class: 'muted' }, `${fileName}, line ${String(site.line)}`);
    // Side by side where there is room, below each other where there is none.
    const name = h('span', { class: 'name' }, h('span', { class: 'code name-text' }, ...named), place);
    const { cellsOf, changeOf = wholeChange } = this.parts;
    const change = changeOf(of);
    const before = change ? [h('span', { class: 'detail change' }, h('span', { 'aria-hidden': 'true' }, 'Δ '), change.words)] : [];
    const cells = cellsOf(of).map((cell, index) => h('td', {}, cell, ...(index === 0 ? before : [])));
    return h('tr', {}, h('th', { scope: 'row' }, name), ...cells);
  }
}

/** Rows are made anew for each update, of parts that stay the same where nothing has changed. */
function isSameRow<T extends NamedValue>(one: T, other: T): boolean {
  const keys = Object.keys(one) as (keyof T)[];
  return keys.length === Object.keys(other).length && keys.every(key => one[key] === other[key]);
}

function wholeChange({ value, before }: NamedValue): ValueChange | null {
  return before && changeSince(value, before);
}
