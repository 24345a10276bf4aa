import { h } from '../../ui/h.ts';
import { lineLink } from '../state/lineLink.ts';
import type { NamedValue } from '../state/namedValues.ts';

/** A table with one named value, or one part of it, a row: its name, its line, and what `cellsOf` says of it. */
export class ValueTable<T extends NamedValue> {
  readonly element: HTMLTableElement;
  private readonly body = h('tbody');
  private readonly cellsOf: (row: T) => readonly Node[];
  private readonly onDidPressLine: (line: number) => void;
  private rows = new Map<string, { readonly of: T; readonly element: HTMLElement }>();

  constructor(caption: string, heads: readonly string[], cellsOf: (row: T) => readonly Node[], onDidPressLine: (line: number) => void) {
    this.cellsOf = cellsOf;
    this.onDidPressLine = onDidPressLine;
    const head = h('thead', {}, h('tr', {}, ...['Name', ...heads].map(text => h('th', { scope: 'col' }, text))));
    this.element = h('table', { class: 'value-table', hidden: true }, h('caption', { class: 'visually-hidden' }, caption), head, this.body);
  }

  update(values: readonly T[]): void {
    const rows: typeof this.rows = new Map();
    for (const of of values) {
      const key = `${String(of.value.site)}.${of.part ?? ''}`;
      const old = this.rows.get(key);
      rows.set(key, old?.of.value === of.value && old.of.site === of.site ? old : { of, element: this.row(of) });
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
    const place =
      fileName === null
        ? lineLink(site.line, this.onDidPressLine)
        : h('span', { class: 'muted' }, `${fileName}, line ${String(site.line)}`);
    // Side by side where there is room, below each other where there is none.
    const name = h(
      'span',
      { class: 'name' },
      h('span', { class: 'code name-text' }, ...(part === undefined ? [site.name] : [`${site.name}.`, h('wbr'), part])),
      place,
    );
    return h('tr', {}, h('th', { scope: 'row' }, name), ...this.cellsOf(of).map(cell => h('td', {}, cell)));
  }
}
