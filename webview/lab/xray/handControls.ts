import { countText } from '../../../src/core/words/numberText.ts';
import { h } from '../../ui/h.ts';
import type { XrayLayer } from '../../../src/core/run/xray.ts';
import type { XrayFocus } from './xrayFocus.ts';

/** What is looked at: the module, and the number in the focus with the step it belongs to. */
export interface HandPlace {
  readonly layer: XrayLayer;
  readonly focus: XrayFocus;
  readonly step: number;
  /** Null: the mean of all. */
  readonly sequence: number | null;
}

/** At which steps something is held: at every one, at that in the focus, or from that on. */
export type HandSpan = 'every' | 'one' | 'on';

interface HandControlsOptions {
  /** Null: no number stands in the field. */
  readonly onDidHold: (number: number | null, span: HandSpan) => void;
  readonly onDidSilence: () => void;
  readonly onDidTryAll: () => void;
  readonly onDidLetGo: () => void;
}

/** What can be held, at which number and which steps. */
export class HandControls {
  readonly element: HTMLElement;
  private readonly what = h('span', { class: 'hand-what' });
  private readonly number = h('input', { type: 'number', step: 'any', value: '0' });
  private readonly spans = h('select', { 'aria-label': 'Steps it is held at' });
  private readonly silence: HTMLButtonElement;
  private readonly all: HTMLButtonElement;
  private readonly free: HTMLButtonElement;
  private step = -1;

  constructor({ onDidHold, onDidSilence, onDidTryAll, onDidLetGo }: HandControlsOptions) {
    const button = (text: string, click: () => void): HTMLButtonElement => h('button', { class: 'button', type: 'button', click }, text);
    const hold = button('Hold', () => {
      const { valueAsNumber } = this.number;
      const span = this.spans.value;
      onDidHold(Number.isFinite(valueAsNumber) ? valueAsNumber : null, span === 'one' || span === 'on' ? span : 'every');
    });
    this.silence = button('', onDidSilence);
    this.all = button('', onDidTryAll);
    this.free = button('Let Go of All', onDidLetGo);
    this.isTrying = false;
    this.element = h(
      'div',
      { class: 'xray-controls' },
      h('label', {}, this.what, this.number),
      this.spans,
      hold,
      this.silence,
      this.all,
      this.free,
    );
  }

  focus(): void {
    this.number.focus();
  }

  set isTrying(isOn: boolean) {
    this.all.textContent = isOn ? 'Cancel' : 'Which Unit Is Missed Most?';
  }

  show({ layer, focus, step }: HandPlace, isSilenced: boolean, isHeld: boolean): void {
    this.what.textContent = `Hold ${layer.values[focus.value]?.name ?? ''} of unit ${String(focus.unit)} at`;
    this.silence.textContent = isSilenced ? `Let Unit ${String(focus.unit)} Speak` : `Silence Unit ${String(focus.unit)}`;
    this.free.hidden = !isHeld;
    if (step === this.step) return;
    this.step = step;
    const chosen = this.spans.value;
    const at = countText(step + 1);
    const options: readonly (readonly [HandSpan, string])[] = [
      ['every', 'at every step'],
      ['one', `at step ${at}`],
      ['on', `from step ${at} on`],
    ];
    this.spans.replaceChildren(...options.map(([value, text]) => h('option', { value }, text)));
    this.spans.value = chosen || 'every';
  }
}
