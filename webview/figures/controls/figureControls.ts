import { h } from '../../ui/h.ts';
import { controlView, type ControlView } from './controlView.ts';
import { initialValues, type Control, type ControlGroup, type FigureSpec, type Values } from './figureSpec.ts';

/** All that can be set in a figure: its controls in their groups, and buttons for sets of values. */
export class FigureControls {
  readonly element: HTMLElement;
  private readonly views = new Map<string, ControlView>();
  private readonly name: string;
  private readonly onSet: (change: Partial<Values>) => void;

  /** @param name unique in the page */
  constructor(spec: FigureSpec, name: string, onSet: (change: Partial<Values>) => void) {
    this.name = name;
    this.onSet = onSet;
    const start = { label: 'Start again', values: initialValues(spec) };
    const buttons = [...(spec.presets ?? []), start].map(({ label, values }) =>
      h('button', { class: 'preset', type: 'button', click: () => onSet({ ...initialValues(spec), ...values }) }, label),
    );
    this.element = h(
      'div',
      { class: 'figure-controls' },
      ...spec.groups.map(group => this.group(group)),
      h('p', { class: 'presets' }, ...buttons),
    );
  }

  show(values: Values): void {
    for (const [id, view] of this.views) view.show(values[id] ?? 0);
  }

  private group({ label, isFolded = false, columns, controls }: ControlGroup): HTMLElement {
    const content = columns === undefined ? controls.map(control => this.control(control, false)) : [this.columns(controls, columns)];
    if (label === undefined) return h('div', { class: 'control-group' }, ...content);
    if (isFolded) return h('details', { class: 'control-group' }, h('summary', {}, label), ...content);
    return h('fieldset', { class: 'control-group' }, h('legend', {}, label), ...content);
  }

  private columns(controls: readonly Control[], count: number): HTMLElement {
    const each = controls.length / count;
    const columns = Array.from({ length: count }, (_, i) =>
      h('div', { class: 'column' }, ...controls.slice(i * each, (i + 1) * each).map(control => this.control(control, true)), String(i + 1)),
    );
    return h('div', { class: 'columns' }, ...columns);
  }

  private control(control: Control, isUpright: boolean): HTMLElement {
    const view = controlView(control, this.name, isUpright, value => {
      this.onSet({ [control.id]: value });
    });
    this.views.set(control.id, view);
    return view.element;
  }
}
