import { h } from '../../ui/h.ts';

/** A button of the tab that keeps its place, and so the focus, while its words change. */
export class TaskButton {
  readonly element: HTMLButtonElement;

  constructor(onPress: () => void, look: 'button' | 'button main' = 'button') {
    this.element = h('button', { class: look, type: 'button', click: onPress });
  }

  /** Null takes it away. */
  show(label: string | null): void {
    this.element.hidden = label === null;
    if (label !== null && this.element.textContent !== label) this.element.textContent = label;
  }
}
