import { h } from '../../ui/h.ts';
import type { Control } from './figureSpec.ts';

/** A control's elements, and how they are told a value that was not set in them. */
export interface ControlView {
  readonly element: HTMLElement;
  show(value: number): void;
}

/**
 * Makes the native elements of a control.
 * @param name unique in the page: radio buttons of one control share it
 * @param isUpright a slider that stands, without words beside it
 */
export function controlView(control: Control, name: string, isUpright: boolean, onSet: (value: number) => void): ControlView {
  switch (control.kind) {
    case 'range':
      return rangeView(control, isUpright, onSet);
    case 'check':
      return checkView(control, isUpright, onSet);
    case 'choice':
      return choiceView(control, name, onSet);
  }
}

function rangeView(control: Extract<Control, { kind: 'range' }>, isUpright: boolean, onSet: (value: number) => void): ControlView {
  const { label, min, max, step } = control;
  const textOf = (value: number): string => control.text?.(value) ?? String(value);
  const input = h('input', { type: 'range', min, max, step, 'aria-label': label, input: () => onSet(input.valueAsNumber) });
  const output = h('span', { class: 'control-value', 'aria-hidden': 'true' });
  const name = h('span', { class: isUpright ? 'visually-hidden' : 'control-name', 'aria-hidden': 'true' }, label);
  return {
    element: h('div', { class: isUpright ? 'control upright' : 'control' }, name, input, output),
    show(value) {
      if (input.valueAsNumber !== value) input.value = String(value);
      input.setAttribute('aria-valuetext', textOf(value));
      output.textContent = textOf(value);
    },
  };
}

function checkView(control: Control, isUpright: boolean, onSet: (value: number) => void): ControlView {
  const input = h('input', { type: 'checkbox', 'aria-label': control.label, change: () => onSet(input.checked ? 1 : 0) });
  const name = h('span', { class: isUpright ? 'visually-hidden' : '', 'aria-hidden': 'true' }, control.label);
  return {
    element: h('label', { class: isUpright ? 'check upright' : 'check' }, input, name),
    show(value) {
      input.checked = value === 1;
    },
  };
}

function choiceView(control: Extract<Control, { kind: 'choice' }>, name: string, onSet: (value: number) => void): ControlView {
  const inputs = control.options.map((_, i) => h('input', { type: 'radio', name: `${name}-${control.id}`, change: () => onSet(i) }));
  const options = inputs.map((input, i) => h('label', { class: 'option' }, input, control.options[i] ?? ''));
  return {
    element: h('fieldset', { class: 'choice' }, h('legend', {}, control.label), ...options),
    show(value) {
      for (const [i, input] of inputs.entries()) input.checked = i === value;
    },
  };
}
