import { isTurned, nearestStand, type ChoiceDial, type DialOption, type LabDial, type NumberDial } from '../../../src/core/run/dials.ts';
import { standText } from '../../../src/core/words/dialText.ts';
import { h } from '../../ui/h.ts';
import { lineLink } from '../state/lineLink.ts';
import { setText } from '../state/setText.ts';

/** Where a slider may be any number between: so many places. */
const places = 100;
/** A choice of more options is a list. */
const mostRadios = 4;

export interface DialControlOptions {
  readonly dial: LabDial;
  readonly onDidTurn: (value: DialOption) => void;
  readonly onLine: (line: number) => void;
}

interface Setting {
  readonly element: HTMLElement;
  show(value: DialOption): void;
}

/** One dial or choice: what it is called, what turns it, and what the file says where that is something else. */
export class DialControl {
  readonly element: HTMLElement;
  private readonly dial: LabDial;
  private readonly setting: Setting;
  private readonly file = h('span', { class: 'dial-file muted' });
  private value: DialOption | undefined;

  constructor({ dial, onDidTurn, onLine }: DialControlOptions) {
    this.dial = dial;
    this.setting = settingOf(dial, onDidTurn);
    const from = dial.line === null ? [] : [lineLink(dial.line, onLine)];
    this.element = h('div', { class: 'dial' }, this.setting.element, this.file, ...from);
  }

  show(value: DialOption): void {
    if (value === this.value) return;
    this.value = value;
    this.setting.show(value);
    const isOther = isTurned({ own: this.dial.own, value });
    this.element.classList.toggle('turned', isOther);
    setText(this.file, isOther ? `file: ${standText(this.dial.own)}` : '');
    this.file.hidden = !isOther;
  }
}

function settingOf(dial: LabDial, onDidTurn: (value: DialOption) => void): Setting {
  switch (dial.kind) {
    case 'number':
      return numberSetting(dial, onDidTurn);
    case 'choice':
      return dial.options.length <= mostRadios ? radioSetting(dial, onDidTurn) : listSetting(dial, onDidTurn);
    case 'seed':
      return fieldSetting(dial.name, value => (Number.isSafeInteger(Math.round(value)) ? Math.round(value) : dial.own), onDidTurn);
  }
}

function numberSetting(dial: NumberDial, onDidTurn: (value: number) => void): Setting {
  const { name, from, to, step } = dial;
  const range = h('input', {
    type: 'range',
    min: from,
    max: to,
    step: step ?? (to - from) / places,
    'aria-label': `${name}, ${standText(from)} to ${standText(to)}`,
  });
  const field = fieldSetting(name, value => nearestStand(dial, value), onDidTurn, { min: from, max: to, step: step ?? 'any' });
  range.addEventListener('input', () => {
    field.show(nearestStand(dial, Number(range.value)));
  });
  range.addEventListener('change', () => {
    onDidTurn(nearestStand(dial, Number(range.value)));
  });
  field.element.append(range);
  return {
    element: field.element,
    show: value => {
      range.value = String(value);
      field.show(value);
    },
  };
}

function fieldSetting(
  name: string,
  taken: (written: number) => number,
  onDidTurn: (value: number) => void,
  limits: Readonly<Record<string, number | string>> = { step: 1 },
): Setting {
  const field = h('input', { type: 'number', ...limits });
  let shown: DialOption = 0;
  field.addEventListener('change', () => {
    const value = field.value === '' ? Number(shown) : taken(Number(field.value));
    field.value = standText(value);
    onDidTurn(value);
  });
  return {
    element: h('div', { class: 'dial-setting' }, h('label', {}, h('span', { class: 'dial-name' }, name), field)),
    show: value => {
      shown = value;
      field.value = standText(value);
    },
  };
}

function radioSetting({ name, options }: ChoiceDial, onDidTurn: (value: DialOption) => void): Setting {
  const radios = options.map(option => {
    const radio = h('input', { type: 'radio', name: `dial-${name}` });
    radio.addEventListener('change', () => {
      onDidTurn(option);
    });
    return { option, radio, element: h('label', {}, radio, standText(option)) };
  });
  return {
    element: h(
      'div',
      { class: 'dial-setting', role: 'radiogroup', 'aria-label': name },
      h('span', { class: 'dial-name', 'aria-hidden': 'true' }, name),
      ...radios.map(({ element }) => element),
    ),
    show: value => {
      for (const { option, radio } of radios) radio.checked = option === value;
    },
  };
}

function listSetting({ name, options }: ChoiceDial, onDidTurn: (value: DialOption) => void): Setting {
  const list = h('select', {}, ...options.map((option, index) => h('option', { value: index }, standText(option))));
  list.addEventListener('change', () => {
    const option = options[Number(list.value)];
    if (option !== undefined) onDidTurn(option);
  });
  return {
    element: h('div', { class: 'dial-setting' }, h('label', {}, h('span', { class: 'dial-name' }, name), list)),
    show: value => {
      list.value = String(options.indexOf(value));
    },
  };
}
