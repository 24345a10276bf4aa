import { assertNever } from '../../../src/core/base/assertNever.ts';
import type { LineDifference, Span } from '../../../src/core/comparing/lineDifference.ts';
import type { DiffRow } from '../../../src/core/comparing/outputDiff.ts';
import { h } from '../../ui/h.ts';

/** Expected against actual output, line by line. */
export class DiffRows {
  readonly element = h('ol', { class: 'rows' });
  private shown: readonly string[] = [];

  update(rows: readonly DiffRow[]): void {
    const keys = rows.map(row => JSON.stringify(row));
    rows.forEach((row, i) => {
      if (this.shown[i] === keys[i]) return;
      const element = rowElement(row);
      const old = this.element.children[i];
      if (old) old.replaceWith(element);
      else this.element.append(element);
    });
    while (this.element.children.length > rows.length) this.element.lastElementChild?.remove();
    this.shown = keys;
  }
}

function rowElement(row: DiffRow): HTMLElement {
  switch (row.kind) {
    case 'equal':
      return rowOf('equal', '✓', line(row.text));
    case 'differs':
      return rowOf('differs', '✗', differing(row.expected, row.actual, row.difference));
    case 'missing':
      return rowOf('missing', '−', line(row.text), ' ', note('missing'));
    case 'extra':
      return rowOf('extra', '+', line(row.text), ' ', note('more than expected'));
    case 'toCome':
      return rowOf('to-come', '·', line(row.text), ' ', h('span', { class: 'visually-hidden' }, 'still to come'));
    default:
      return assertNever(row);
  }
}

/** The symbol carries what the colour says; the note beside it says it in words. */
function rowOf(kind: string, symbol: string, ...content: readonly (Node | string)[]): HTMLElement {
  return h(
    'li',
    { class: `row ${kind}` },
    h('span', { class: 'symbol', 'aria-hidden': 'true' }, symbol),
    h('div', { class: 'row-content' }, ...content),
  );
}

function differing(expected: string, actual: string, difference: LineDifference): HTMLElement {
  return h(
    'div',
    {},
    h('div', { class: 'printed' }, h('span', { class: 'visually-hidden' }, 'Differs, printed: '), marked(actual, difference.actual)),
    h(
      'div',
      { class: 'wanted' },
      h('span', { class: 'visually-hidden' }, 'Expected: '),
      marked(expected, difference.expected),
      ' ',
      note(differenceNote(difference)),
    ),
  );
}

function differenceNote({ numbers }: LineDifference): string {
  const [first, ...others] = numbers;
  if (!first) return 'expected';
  if (others.length === 0) return first.by === null ? 'expected' : `expected; printed is ${first.by}`;
  return `expected; printed is ${numbers
    .slice(0, 3)
    .map(({ actual, by }) => `${actual}${by === null ? '' : ` (${by})`}`)
    .join(', ')}${numbers.length > 3 ? ' …' : ''}`;
}

function marked(text: string, { start, end }: Span): HTMLElement {
  const parts = [text.slice(0, start), ...(end > start ? [h('mark', {}, text.slice(start, end))] : []), text.slice(end)];
  return h('span', { class: 'line' }, ...parts);
}

function line(text: string): HTMLElement {
  return h('span', { class: 'line' }, text);
}

function note(text: string): HTMLElement {
  return h('span', { class: 'note muted' }, text);
}
