import type { ProbeValue, TensorSummary } from '../../src/core/value.ts';
import { fromWire } from '../../src/core/value.ts';
import { gateWords } from '../../src/core/gateText.ts';
import { numberText } from '../../src/core/numberText.ts';
import { h } from '../ui/h.ts';
import { gateBar } from './gateBar.ts';
import type { LabActions, LabPageState, PagePart } from './labPageState.ts';
import { namedValues, type NamedValue } from './namedValues.ts';
import { ValueTable } from './valueTable.ts';

/** How far open the gates of a run stand. */
export class GatesPanel implements PagePart {
  readonly element: HTMLElement;
  private readonly empty = h(
    'p',
    { class: 'empty muted' },
    'Gates appear here: numbers and tensors that came out of sigmoid(), between 0 (lets nothing through) and 1 (lets everything through).',
  );
  private readonly table: ValueTable<NamedValue>;
  private shown: readonly unknown[] = [];
  private gates = 0;

  constructor(actions: LabActions) {
    this.table = new ValueTable('Gates', ['Value', 'Meaning'], cellsOf, line => {
      actions.revealLine(line);
    });
    this.element = h('div', { class: 'gates' }, this.empty, this.table.element);
  }

  get count(): number {
    return this.gates;
  }

  update({ run }: LabPageState): void {
    const inputs = [run?.state.values, run?.lab];
    if (inputs.every((input, i) => input === this.shown[i])) return;
    this.shown = inputs;
    const gates = namedValues(run).filter(({ value }) => isGate(value));
    this.gates = gates.length;
    this.empty.hidden = gates.length > 0;
    this.table.update(gates);
  }
}

function isGate({ value }: ProbeValue): boolean {
  return (value.kind === 'number' && value.isGate) || (value.kind === 'tensor' && value.isGate && value.stats !== undefined);
}

function cellsOf({ site, value }: NamedValue): readonly Node[] {
  if (value.value.kind === 'tensor') return tensorCells(site.name, value.value);
  if (value.value.kind !== 'number') return [];
  const number = fromWire(value.value.value);
  const { series } = value;
  const range = series && { min: fromWire(series.min), max: fromWire(series.max) };
  const turns = range ? `${numberText(range.min)} to ${numberText(range.max)} in ${String(value.count)} turns` : '';
  return [
    h('span', { class: 'gate-value' }, h('span', { class: 'number' }, numberText(number)), gateBar(number, range)),
    h(
      'span',
      {},
      Number.isNaN(number) ? '' : gateWords(site.name, number),
      ...(turns ? [h('span', { class: 'muted detail' }, turns)] : []),
    ),
  ];
}

function tensorCells(name: string, { stats, shape }: TensorSummary): readonly Node[] {
  if (!stats) return [];
  const detail = `${numberText(stats.min)} to ${numberText(stats.max)} in [${shape.join(', ')}]`;
  return [
    h('span', { class: 'gate-value' }, h('span', { class: 'number' }, numberText(stats.mean)), gateBar(stats.mean, stats)),
    h('span', {}, `${gateWords(name, stats.mean)} on average`, h('span', { class: 'muted detail' }, detail)),
  ];
}
