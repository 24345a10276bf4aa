import type { XrayLayer } from '../../../src/core/run/xray.ts';
import { countText } from '../../../src/core/words/numberText.ts';
import { h } from '../../ui/h.ts';
import { memoryGate, orderNames, unitOrders, type UnitOrder } from './unitOrder.ts';
import { answerText, layerNames, placeText } from './xrayWords.ts';

/** What the learner has chosen to look at. */
export interface XrayChoice {
  readonly layer: number;
  readonly place: number;
  /** Null: the mean of all. */
  readonly sequence: number | null;
  readonly order: UnitOrder;
}

/** What was chosen in the run before, where this run has it too. */
export function keptChoice(choice: XrayChoice, layers: readonly XrayLayer[]): XrayChoice | null {
  const layer = layers[choice.layer];
  const { pass } = layer ?? {};
  if (!layer || !pass || choice.place >= layer.places.length) return null;
  const { sequence } = choice;
  return { ...choice, sequence: sequence === null ? null : Math.min(sequence, pass.sequences - 1) };
}

/** Which module, which of its layers, which sequence, and in which order. */
export class XrayControls {
  readonly element: HTMLElement;
  private readonly layer = select('Module');
  private readonly place = select('Layer');
  private readonly what = select('Show');
  private readonly order = select('Units');
  private readonly sequence = h('input', { type: 'number', min: 1, step: 1, 'aria-label': 'Number of the sequence' });
  private readonly answer = h('span', { class: 'xray-answer' });
  private layers: readonly XrayLayer[] = [];
  private choice: XrayChoice = { layer: 0, place: 0, sequence: 0, order: 'number' };
  private readonly onDidChoose: (choice: XrayChoice) => void;

  constructor(onDidChoose: (choice: XrayChoice) => void) {
    this.onDidChoose = onDidChoose;
    fill(this.what.control, [
      ['one', 'one sequence'],
      ['mean', 'the mean of all'],
    ]);
    const { layer, place, what, order } = this;
    layer.control.addEventListener('change', () => {
      this.choose({ layer: Number(layer.control.value), place: 0 });
    });
    place.control.addEventListener('change', () => {
      this.choose({ place: Number(place.control.value) });
    });
    what.control.addEventListener('change', () => {
      this.choose({ sequence: what.control.value === 'mean' ? null : this.numbered() });
    });
    this.sequence.addEventListener('change', () => {
      this.choose({ sequence: this.numbered() });
    });
    order.control.addEventListener('change', () => {
      this.choose({ order: unitOrders.find(each => each === order.control.value) ?? 'number' });
    });
    this.element = h(
      'div',
      { class: 'xray-controls' },
      layer.element,
      place.element,
      what.element,
      this.sequence,
      this.answer,
      order.element,
    );
  }

  show(layers: readonly XrayLayer[], choice: XrayChoice): void {
    if (layers !== this.layers) {
      fill(
        this.layer.control,
        layerNames(layers).map((name, index) => [String(index), name]),
      );
    }
    this.layers = layers;
    this.choice = choice;
    const layer = layers[choice.layer];
    const pass = layer?.pass;
    if (!layer || !pass) return;
    fill(
      this.place.control,
      layer.places.map((place, index) => [String(index), placeText(place)]),
    );
    this.place.element.hidden = layer.places.length < 2;
    const orders = unitOrders.filter(order => order !== 'memory' || memoryGate(layer) !== undefined);
    fill(
      this.order.control,
      orders.map(order => [order, orderNames[order]]),
    );
    this.layer.control.value = String(choice.layer);
    this.place.control.value = String(choice.place);
    this.what.control.value = choice.sequence === null ? 'mean' : 'one';
    this.order.control.value = orders.includes(choice.order) ? choice.order : 'number';
    this.sequence.hidden = choice.sequence === null;
    this.sequence.max = String(pass.sequences);
    this.sequence.value = String((choice.sequence ?? 0) + 1);
    this.answer.textContent = `${choice.sequence === null ? '' : `of ${countText(pass.sequences)}. `}${answerText(pass, choice.sequence)}`;
  }

  private choose(change: Partial<XrayChoice>): void {
    this.onDidChoose({ ...this.choice, ...change });
  }

  /** The sequence that is written there, or the one that comes nearest. */
  private numbered(): number {
    const most = this.layers[this.choice.layer]?.pass?.sequences ?? 1;
    const written = Math.round(Number(this.sequence.value));
    return Math.min(Math.max(1, Number.isFinite(written) ? written : 1), most) - 1;
  }
}

function select(label: string): { readonly element: HTMLElement; readonly control: HTMLSelectElement } {
  const control = h('select');
  return { element: h('label', {}, h('span', { class: 'muted' }, label), control), control };
}

function fill(control: HTMLSelectElement, options: readonly (readonly [value: string, text: string])[]): void {
  control.replaceChildren(...options.map(([value, text]) => h('option', { value }, text)));
}
