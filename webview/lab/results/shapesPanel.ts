import { countText } from '../../../src/core/words/numberText.ts';
import { h } from '../../ui/h.ts';
import type { ResultTab, TabContent } from './resultTab.ts';
import type { LabActions, LabPageState } from '../state/labPageState.ts';
import { namedValues, type NamedValue } from '../state/namedValues.ts';
import { modulesByName } from '../ledger/madeByWords.ts';
import { memoryWords } from '../ledger/memoryWords.ts';
import { mismatchOf, type Mismatch } from '../ledger/mismatch.ts';
import { ledgerRow, tensorCells, type LedgerRow } from '../ledger/ledgerRow.ts';
import { tensorRows } from '../ledger/tensorRows.ts';
import { lineLink } from '../state/lineLink.ts';
import { ValueTable } from './valueTable.ts';

/**
 * The ledger of a run: every tensor with its shape, who made it and what it takes, every module with its size, and what
 * could not be shown with the reason. Above them stands what did not fit, and what all tensors held.
 */
export class ShapesPanel implements ResultTab {
  readonly id = 'shapes';
  readonly label = 'Shapes';
  readonly element: HTMLElement;
  private readonly empty = h('p', { class: 'empty muted' }, 'Tensors appear here with their shapes and the names of their axes.');
  private readonly trouble = h('p', { class: 'mismatch', hidden: true });
  private readonly memory = h('p', { class: 'memory muted', hidden: true });
  private readonly tensors: ValueTable<LedgerRow>;
  private readonly modules: ValueTable<NamedValue>;
  private readonly missing: ValueTable<NamedValue>;
  private shown: readonly unknown[] = [];
  private rows = 0;
  private readonly actions: LabActions;

  constructor(actions: LabActions) {
    this.actions = actions;
    const table = <Row extends NamedValue>(
      caption: string,
      heads: readonly string[],
      cellsOf: (row: Row) => readonly Node[],
    ): ValueTable<Row> => new ValueTable({ caption, heads, cellsOf, onDidPressLine: actions.revealLine.bind(actions) });
    this.tensors = table('Tensors', ['Shape', 'Made by', 'Values'], tensorCells);
    this.modules = table('Modules', ['Module', 'Parameters'], moduleCells);
    this.missing = table('Values that are not shown', ['Not shown'], missingCells);
    this.tensors.element.hidden = true;
    this.missing.element.hidden = true;
    this.modules.element.hidden = true;
    this.element = h(
      'div',
      { class: 'shapes' },
      this.trouble,
      this.empty,
      this.memory,
      this.tensors.element,
      this.modules.element,
      this.missing.element,
    );
  }

  get count(): number {
    return this.rows;
  }

  get content(): TabContent {
    return this.rows > 0 ? 'much' : 'none';
  }

  update({ run }: LabPageState): void {
    const inputs = [run?.state.values, run?.lab, run?.earlier, run?.state.memory, run?.message];
    if (inputs.every((input, i) => input === this.shown[i])) return;
    this.shown = inputs;
    const values = namedValues(run);
    const tensors = tensorRows(values);
    const modules = values.filter(({ value }) => value.value.kind === 'module');
    const missing = values.filter(({ value }) => value.value.kind === 'absent');
    this.rows = tensors.length + modules.length + missing.length;
    this.empty.hidden = this.rows > 0;
    const mismatch = mismatchOf(run);
    this.showTrouble(mismatch);
    const memory = memoryWords(run?.state.memory ?? null, run?.state.outcome !== null);
    this.memory.hidden = memory === '';
    this.memory.textContent = memory;
    const named = modulesByName(values);
    this.tensors.update(tensors.map(row => ledgerRow(row, named, mismatch)));
    this.modules.update(modules);
    this.missing.update(missing);
  }

  private showTrouble(mismatch: Mismatch | null): void {
    this.trouble.hidden = mismatch === null;
    if (!mismatch) return;
    const link = lineLink(mismatch.line, line => {
      this.actions.revealLine(line);
    });
    this.trouble.replaceChildren(h('span', { class: 'bad', 'aria-hidden': 'true' }, '⚠ '), `${mismatch.text} Go to `, link);
  }
}

function moduleCells({ value: { value: module } }: NamedValue): readonly Node[] {
  if (module.kind !== 'module') return [];
  const why = module.weightsAbsent === undefined ? [] : [h('span', { class: 'detail muted' }, `weights not kept: ${module.weightsAbsent}`)];
  return [h('span', { class: 'code' }, module.text), h('span', {}, h('span', { class: 'number' }, countText(module.parameters)), ...why)];
}

function missingCells({ value: { value } }: NamedValue): readonly Node[] {
  return value.kind === 'absent' ? [h('span', { class: 'muted' }, value.text)] : [];
}
