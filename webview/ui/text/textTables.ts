import type { Table } from '../../../src/core/lesson/lessonDocument.ts';
import { h } from '../h.ts';
import { anchored } from './anchored.ts';
import { inlineNodes } from './textInlines.ts';
import type { TextParts } from './textParts.ts';

/** A table; where it is wider than the page it scrolls by itself, by keyboard too. */
export function tableElement({ id, caption, columns, rows }: Table, parts: TextParts): HTMLElement {
  const head = columns.map(({ align, content }) => h('th', { scope: 'col', class: `align-${align}` }, ...inlineNodes(content, parts)));
  const body = rows.map(cells =>
    h('tr', {}, ...cells.map((cell, i) => h('td', { class: `align-${columns[i]?.align ?? 'start'}` }, ...inlineNodes(cell, parts)))),
  );
  const table = h('table', {}, h('thead', {}, h('tr', {}, ...head)), h('tbody', {}, ...body));
  if (caption.length > 0) table.prepend(h('caption', {}, ...inlineNodes(caption, parts)));
  const words = caption.length > 0 ? (table.caption?.textContent ?? 'Table') : 'Table';
  return h('div', { class: 'table-room', tabindex: 0, role: 'region', 'aria-label': words, ...anchored(id, parts) }, table);
}
