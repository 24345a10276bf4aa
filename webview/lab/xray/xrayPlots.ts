import { xrayColumns, type XrayLayer, type XraySequence } from '../../../src/core/run/xray.ts';
import type { Disposes } from '../../../src/core/base/disposable.ts';
import { countText, numberText } from '../../../src/core/words/numberText.ts';
import { h } from '../../ui/h.ts';
import { ThemeColors } from '../../ui/themeColors.ts';
import { colorOf, Heatmap, type HeatmapColors } from './heatmap.ts';
import { UnitLines } from './unitLines.ts';
import type { XrayFocus } from './xrayFocus.ts';
import { meaningText } from './xrayWords.ts';

/** What is drawn: a sequence inside a module, with its units in an order. */
interface DrawnSequence {
  readonly layer: XrayLayer;
  readonly sequence: XraySequence;
  readonly order: readonly number[];
}

interface Plot {
  readonly map: Heatmap;
  readonly number: HTMLElement;
}

/** The input, each gate and each state below each other, step under step, and lines for the unit in the focus. */
export class XrayPlots implements Disposes {
  readonly element = h('div', { class: 'xray-plots' });
  private readonly colors = new ThemeColors(() => {
    this.paint();
  });
  private readonly input = new Heatmap();
  private readonly lines = new UnitLines();
  private readonly steps = h('div', { class: 'xray-steps muted' });
  private plots: readonly Plot[] = [];
  private shown: DrawnSequence | null = null;
  private focus: XrayFocus = { value: 0, unit: 0, column: 0 };
  private readonly onDidPoint: (focus: XrayFocus, isPressed: boolean) => void;

  /** Calls `onDidPoint` with the cell under the mouse, and whether it was pressed there. */
  constructor(onDidPoint: (focus: XrayFocus, isPressed: boolean) => void) {
    this.onDidPoint = onDidPoint;
  }

  show(shown: DrawnSequence): void {
    const isOther = shown.layer !== this.shown?.layer;
    this.shown = shown;
    if (isOther) this.build(shown);
    this.paint();
  }

  point(focus: XrayFocus): void {
    const { shown } = this;
    const isOther = focus.unit !== this.focus.unit;
    this.focus = focus;
    if (!shown) return;
    if (isOther) this.lines.draw(shown.layer, shown.sequence, focus.unit);
    this.lines.point(focus.column);
    this.input.point(null, focus.column);
    const columns = xrayColumns(shown.sequence);
    for (const [value, { map, number }] of this.plots.entries()) {
      map.point(focus.unit, focus.column);
      map.element.classList.toggle('has-focus', value === focus.value);
      number.textContent = numberText(shown.sequence.values[value]?.[focus.unit * columns + focus.column] ?? NaN);
    }
  }

  dispose(): void {
    this.colors.dispose();
  }

  private build({ layer }: DrawnSequence): void {
    const rows: HTMLElement[] = [row('input', '', this.input.element)];
    this.plots = layer.values.map(({ name, meaning }, value) => {
      const map = new Heatmap();
      const number = h('span', { class: 'number' });
      const key = h('span', { class: `line-key line-${String(value)}`, 'aria-hidden': 'true' });
      rows.push(row(name, meaningText(meaning), map.element, key, number));
      for (const type of ['pointermove', 'pointerdown'] as const) {
        map.element.addEventListener(type, event => {
          const cell = map.cellAt(event.clientX, event.clientY);
          if (cell) this.onDidPoint({ value, unit: cell.row, column: cell.column }, type === 'pointerdown');
        });
      }
      return { map, number };
    });
    const colors = h(
      'p',
      { class: 'muted detail xray-colors' },
      swatch('more'),
      'above 0 ',
      swatch('less'),
      'below 0; near 0 it is as the page.',
    );
    this.element.replaceChildren(...rows, row('the unit', '', this.lines.element), row('step', '', this.steps), colors);
  }

  private paint(): void {
    const { shown } = this;
    if (!shown) return;
    const { layer, sequence, order } = shown;
    const columns = xrayColumns(sequence);
    const colors = this.readColors();
    const features = sequence.input.length / columns;
    const rows = Array.from({ length: features }, (_, feature) => feature);
    this.input.draw({ numbers: sequence.input, columns, rows, most: mostOf(sequence.input), isSigned: true }, colors);
    for (const [value, { map }] of this.plots.entries()) {
      const numbers = sequence.values[value] ?? new Float32Array();
      // Gates lie between 0 and 1; what else lies further out makes its own scale.
      const isGate = layer.values[value]?.meaning != null;
      map.draw({ numbers, columns, rows: order, most: isGate ? 1 : Math.max(1, mostOf(numbers)), isSigned: !isGate }, colors);
    }
    this.lines.draw(layer, sequence, this.focus.unit);
    this.steps.replaceChildren(...[sequence.from + 1, sequence.to].map(step => h('span', {}, countText(step))));
    this.point(this.focus);
  }

  private readColors(): HeatmapColors {
    const { colors } = this;
    return {
      none: colorOf(colors.read('editor-background')),
      more: colorOf(colors.read('charts-blue', 'foreground')),
      less: colorOf(colors.read('charts-orange', 'charts-red', 'foreground')),
      bad: colorOf(colors.read('charts-red', 'errorForeground')),
    };
  }
}

/** A picture with its name to the left: below that what it means, and right of that its number in the focus. */
function row(name: string, note: string, picture: HTMLElement, key?: HTMLElement, number?: HTMLElement): HTMLElement {
  const head = h('div', { class: 'xray-head' }, h('span', {}, ...(key ? [key] : []), name), ...(number ? [number] : []));
  const words = note ? [h('span', { class: 'muted detail' }, note)] : [];
  return h('div', { class: 'xray-row' }, h('div', {}, head, ...words), picture);
}

function swatch(kind: 'more' | 'less'): HTMLElement {
  return h('span', { class: `swatch swatch-${kind}`, 'aria-hidden': 'true' });
}

function mostOf(numbers: Float32Array): number {
  let most = 0;
  for (const number of numbers) if (Number.isFinite(number)) most = Math.max(most, Math.abs(number));
  return most || 1;
}
