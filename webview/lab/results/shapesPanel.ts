import type { TensorSummary } from '../../../src/core/run/value.ts';
import { countText, numberText } from '../../../src/core/words/numberText.ts';
import { h } from '../../ui/h.ts';
import type { ResultTab, TabContent } from './resultTab.ts';
import type { LabActions, LabPageState } from '../state/labPageState.ts';
import { namedValues, type NamedValue } from '../state/namedValues.ts';
import { ValueTable } from './valueTable.ts';

/** Every tensor of a run with its shape, every module with its size, and what could not be shown with the reason. */
export class ShapesPanel implements ResultTab {
  readonly id = 'shapes';
  readonly label = 'Shapes';
  readonly element: HTMLElement;
  private readonly empty = h('p', { class: 'empty muted' }, 'Tensors appear here with their shapes and the names of their axes.');
  private readonly tensors: ValueTable<NamedValue>;
  private readonly modules: ValueTable<NamedValue>;
  private readonly missing: ValueTable<NamedValue>;
  private shown: readonly unknown[] = [];
  private rows = 0;

  constructor(actions: LabActions) {
    const table = (caption: string, heads: readonly string[], cellsOf: (row: NamedValue) => readonly Node[]): ValueTable<NamedValue> =>
      new ValueTable({ caption, heads, cellsOf, onDidPressLine: actions.revealLine.bind(actions) });
    this.tensors = table('Tensors', ['Shape', 'Values'], tensorCells);
    this.modules = table('Modules', ['Module', 'Parameters'], moduleCells);
    this.missing = table('Values that are not shown', ['Not shown'], missingCells);
    this.tensors.element.hidden = true;
    this.missing.element.hidden = true;
    this.modules.element.hidden = true;
    this.element = h('div', { class: 'shapes' }, this.empty, this.tensors.element, this.modules.element, this.missing.element);
  }

  get count(): number {
    return this.rows;
  }

  get content(): TabContent {
    return this.rows > 0 ? 'much' : 'none';
  }

  update({ run }: LabPageState): void {
    const inputs = [run?.state.values, run?.lab, run?.earlier];
    if (inputs.every((input, i) => input === this.shown[i])) return;
    this.shown = inputs;
    const values = namedValues(run);
    const tensors = values.filter(({ value }) => value.value.kind === 'tensor');
    const modules = values.filter(({ value }) => value.value.kind === 'module');
    const missing = values.filter(({ value }) => value.value.kind === 'absent');
    this.rows = tensors.length + modules.length + missing.length;
    this.empty.hidden = this.rows > 0;
    this.tensors.update(tensors);
    this.modules.update(modules);
    this.missing.update(missing);
  }
}

function tensorCells({ value: { value: tensor } }: NamedValue): readonly Node[] {
  if (tensor.kind !== 'tensor') return [];
  const axes = tensor.axes && tensor.axes.length > 0 ? [h('span', { class: 'detail muted' }, tensor.axes.join(' × '))] : [];
  return [h('span', {}, h('span', { class: 'number' }, `[${tensor.shape.join(', ')}]`), ...axes), valuesOf(tensor)];
}

function valuesOf(tensor: TensorSummary): HTMLElement {
  const bad = [
    ...(tensor.nanCount > 0 ? [`${countText(tensor.nanCount)} NaN`] : []),
    ...(tensor.infinityCount > 0 ? [`${countText(tensor.infinityCount)} infinite`] : []),
  ];
  const { stats, head } = tensor;
  const only = head.length === 1 ? head[0] : undefined;
  const text = tensor.isDisposed
    ? 'disposed'
    : only !== undefined && stats
      ? numberText(only)
      : stats
        ? `${numberText(stats.min)} to ${numberText(stats.max)}`
        : bad.length > 0
          ? ''
          : tensor.shape.includes(0)
            ? 'empty'
            : 'not read';
  const mean = only === undefined && stats ? [h('span', { class: 'detail muted' }, `mean ${numberText(stats.mean)}`)] : [];
  const warning = bad.length > 0 ? [h('span', { class: 'bad detail' }, `⚠ ${bad.join(', ')}`)] : [];
  return h('span', {}, h('span', { class: 'number' }, text), ...mean, ...warning);
}

function moduleCells({ value: { value: module } }: NamedValue): readonly Node[] {
  if (module.kind !== 'module') return [];
  const why = module.weightsAbsent === undefined ? [] : [h('span', { class: 'detail muted' }, `weights not kept: ${module.weightsAbsent}`)];
  return [h('span', { class: 'code' }, module.text), h('span', {}, h('span', { class: 'number' }, countText(module.parameters)), ...why)];
}

function missingCells({ value: { value } }: NamedValue): readonly Node[] {
  return value.kind === 'absent' ? [h('span', { class: 'muted' }, value.text)] : [];
}
