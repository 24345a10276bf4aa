import { assertNever } from '../../../src/core/base/assertNever.ts';
import type { LineDifference, Span } from '../../../src/core/comparing/lineDifference.ts';
import type { DiffRow } from '../../../src/core/comparing/outputDiff.ts';
import { h } from '../../ui/h.ts';
import type { ComparedOutput } from '../state/comparedOutput.ts';

/** How a line is told that is as it should be, or was, and one that is not. */
interface RowWords {
  /** Of lines beside which nothing is to be said, no sign. */
  readonly equal: string;
  readonly differs: string;
  readonly printed: string;
  readonly other: string;
  readonly note: string;
  readonly missing: string;
  readonly extra: string;
}

const words: Readonly<Record<ComparedOutput['by'], RowWords>> = {
  lesson: {
    equal: '✓',
    differs: '✗',
    printed: 'Differs, printed: ',
    other: 'Expected: ',
    note: 'expected',
    missing: 'missing',
    extra: 'more than expected',
  },
  lastRun: {
    equal: '',
    differs: 'Δ',
    printed: 'Changed, printed: ',
    other: 'Before: ',
    note: 'in your last run',
    missing: 'gone since your last run',
    extra: 'new since your last run',
  },
};

/** Output against what is expected of it, or against that of the run before, line by line. */
export class DiffRows {
  readonly element = h('ol', { class: 'rows' });
  private shown: readonly string[] = [];

  update(rows: readonly DiffRow[], by: ComparedOutput['by']): void {
    this.element.dataset['by'] = by;
    const keys = rows.map(row => by + JSON.stringify(row));
    rows.forEach((row, i) => {
      if (this.shown[i] === keys[i]) return;
      const element = rowElement(row, words[by]);
      const old = this.element.children[i];
      if (old) old.replaceWith(element);
      else this.element.append(element);
    });
    while (this.element.children.length > rows.length) this.element.lastElementChild?.remove();
    this.shown = keys;
  }

  /** The first row that is other than it was, or should be. */
  get firstOther(): HTMLElement | null {
    return this.element.querySelector<HTMLElement>('.row:not(.equal, .to-come)');
  }
}

function rowElement(row: DiffRow, told: RowWords): HTMLElement {
  switch (row.kind) {
    case 'equal':
      return rowOf('equal', told.equal, line(row.text));
    case 'differs':
      return rowOf('differs', told.differs, differing(row, told));
    case 'missing':
      return rowOf('missing', '−', line(row.text), ' ', note(told.missing));
    case 'extra':
      return rowOf('extra', '+', line(row.text), ' ', note(told.extra));
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

function differing({ expected, actual, difference }: DiffRow & { readonly kind: 'differs' }, told: RowWords): HTMLElement {
  return h(
    'div',
    {},
    h('div', { class: 'printed' }, h('span', { class: 'visually-hidden' }, told.printed), marked(actual, difference.actual)),
    h(
      'div',
      { class: 'wanted' },
      h('span', { class: 'visually-hidden' }, told.other),
      marked(expected, difference.expected),
      ' ',
      note(differenceNote(difference, told.note)),
    ),
  );
}

function differenceNote({ numbers }: LineDifference, what: string): string {
  const [first, ...others] = numbers;
  if (!first) return what;
  if (others.length === 0) return first.by === null ? what : `${what}; printed is ${first.by}`;
  return `${what}; printed is ${numbers
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
