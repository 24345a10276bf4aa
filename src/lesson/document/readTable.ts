import type { Token } from 'markdown-it/index.mjs';
import type { Inline, Table } from '../../core/lesson/lessonDocument.ts';
import type { TokenTree } from './tokenTree.ts';

export interface TableOptions {
  readonly id: string | null;
  readonly caption: readonly Inline[];
  readonly read: (cell: Token | undefined) => Inline[];
}

const mostRows = 1000;
const mostColumns = 100;

/** A table of what stands in a `table_open` token. */
export function tableOf(parts: readonly TokenTree[], { id, caption, read }: TableOptions): Table {
  const rowsOf = (type: string): TokenTree[] => parts.filter(part => part.token.type === type).flatMap(part => part.children);
  const [head] = rowsOf('thead_open');
  const columns = (head?.children ?? []).slice(0, mostColumns).map(({ token, children }) => ({
    align: alignments[token.attrGet('style') ?? ''] ?? ('start' as const),
    content: read(children[0]?.token),
  }));
  const rows = rowsOf('tbody_open')
    .slice(0, mostRows)
    .map(row => columns.map((_column, at) => read(row.children[at]?.children[0]?.token)));
  return { kind: 'table', id, caption, columns, rows };
}

const alignments: Readonly<Record<string, 'center' | 'end' | undefined>> = { 'text-align:center': 'center', 'text-align:right': 'end' };
