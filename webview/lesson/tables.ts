import type { Table } from '../../src/core/lessonDocument.ts';
import { h } from '../ui/h.ts';
import { inlineNodes } from './inlines.ts';
import { elementId, type Rendering } from './rendering.ts';

/** A table; where it is wider than the page it scrolls by itself, by keyboard too. */
export function tableElement({ id, caption, columns, rows }: Table, rendering: Rendering): HTMLElement {
  const head = columns.map(({ align, content }) => h('th', { scope: 'col', class: `align-${align}` }, ...inlineNodes(content, rendering)));
  const body = rows.map(cells =>
    h('tr', {}, ...cells.map((cell, i) => h('td', { class: `align-${columns[i]?.align ?? 'start'}` }, ...inlineNodes(cell, rendering)))),
  );
  const table = h('table', {}, h('thead', {}, h('tr', {}, ...head)), h('tbody', {}, ...body));
  if (caption.length > 0) table.prepend(h('caption', {}, ...inlineNodes(caption, rendering)));
  const words = caption.length > 0 ? (table.caption?.textContent ?? 'Table') : 'Table';
  const anchor: Record<string, string> = id === null ? {} : { id: elementId(rendering.section, id) };
  return h('div', { class: 'table-room', tabindex: 0, role: 'region', 'aria-label': words, ...anchor }, table);
}
