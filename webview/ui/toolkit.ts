import { forgetToolkitNonce } from './toolkitNonce.ts';
import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodePanels,
  vsCodePanelTab,
  vsCodePanelView,
  vsCodeProgressRing,
} from '@vscode/webview-ui-toolkit';
import { h } from './h.ts';
import { icon, type IconName } from './icon.ts';

// The toolkit is archived upstream. Only this file knows it, so that another one can take its place.

export function registerToolkit(): void {
  provideVSCodeDesignSystem().register(vsCodeButton(), vsCodePanels(), vsCodePanelTab(), vsCodePanelView(), vsCodeProgressRing());
  forgetToolkitNonce();
}

export interface ButtonOptions {
  readonly label: string;
  readonly icon?: IconName;
  readonly appearance: 'primary' | 'secondary';
  onPress(): void;
}

export class Button {
  readonly element: HTMLElement;
  private readonly text: Text;

  constructor(options: ButtonOptions) {
    this.element = custom('vscode-button', { appearance: options.appearance });
    if (options.icon) {
      const image = icon(options.icon);
      image.setAttribute('slot', 'start');
      this.element.append(image);
    }
    this.text = document.createTextNode(options.label);
    this.element.append(this.text);
    this.element.addEventListener('click', () => {
      if (this.isEnabled) options.onPress();
    });
  }

  set label(label: string) {
    if (this.text.data !== label) this.text.data = label;
  }

  get isEnabled(): boolean {
    return !this.element.hasAttribute('disabled');
  }

  set isEnabled(isEnabled: boolean) {
    if (isEnabled !== this.isEnabled) this.element.toggleAttribute('disabled', !isEnabled);
  }
}

/** Turns for as long as it is shown; says nothing to screen readers, so it needs words beside it. */
export function progressRing(): HTMLElement {
  return custom('vscode-progress-ring', { 'aria-hidden': 'true' });
}

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly content: HTMLElement;
}

/**
 * Tabs with one panel each; arrow keys go from tab to tab. Counts are our own: the toolkit's badge needs a style
 * attribute.
 */
export class Tabs {
  readonly element: HTMLElement;
  private readonly counts = new Map<string, { readonly tab: HTMLElement; readonly counted: HTMLElement; readonly label: string }>();
  private shown: string;

  /** Calls `onDidSelect` when somebody chooses a tab, not when `selected` is set. */
  constructor(label: string, tabs: readonly Tab[], selected: string, onDidSelect: (id: string) => void) {
    this.shown = selected;
    this.element = custom('vscode-panels', { 'aria-label': label, activeid: tabId(selected), activeindicator: 'false' });
    for (const tab of tabs) {
      const counted = h('span', { class: 'count', hidden: true });
      const element = custom('vscode-panel-tab', { id: tabId(tab.id) }, `${tab.label} `, counted);
      this.counts.set(tab.id, { tab: element, counted, label: tab.label });
      this.element.append(element);
    }
    for (const tab of tabs) this.element.append(custom('vscode-panel-view', { id: `panel-${tab.id}` }, tab.content));
    // The toolkit's own event also comes when it sets itself up: only what follows a key or a click is a choice.
    let isPressed = false;
    for (const type of ['click', 'keydown']) {
      this.element.addEventListener(type, () => (isPressed = true), { capture: true });
      this.element.addEventListener(type, () => (isPressed = false));
    }
    this.element.addEventListener('change', event => {
      const chosen: unknown = event instanceof CustomEvent ? event.detail : null;
      const tab = tabs.find(({ id }) => this.counts.get(id)?.tab === chosen);
      if (!isPressed || !tab || tab.id === this.shown) return;
      this.shown = tab.id;
      onDidSelect(tab.id);
    });
  }

  get selected(): string {
    return this.shown;
  }

  set selected(id: string) {
    if (id === this.shown) return;
    this.shown = id;
    this.element.setAttribute('activeid', tabId(id));
  }

  /** Puts the focus on the tab that is selected. */
  focus(): void {
    this.element.querySelector<HTMLElement>(`#${tabId(this.shown)}`)?.focus();
  }

  /** How many things a tab holds; nothing is shown for none. */
  setCount(id: string, count: number): void {
    const shown = this.counts.get(id);
    if (!shown || shown.counted.textContent === String(count)) return;
    shown.counted.hidden = count === 0;
    shown.counted.textContent = String(count);
    // The toolkit names a tab once, by the text it had when it came.
    shown.tab.setAttribute('aria-label', count === 0 ? shown.label : `${shown.label} ${String(count)}`);
  }
}

function tabId(id: string): string {
  return `tab-${id}`;
}

function custom(tag: string, attributes: Parameters<typeof h>[1], ...children: readonly (Node | string)[]): HTMLElement {
  return h(tag as 'div', attributes, ...children);
}
