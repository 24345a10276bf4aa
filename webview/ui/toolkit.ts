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

  constructor(options: ButtonOptions) {
    this.element = custom('vscode-button', { appearance: options.appearance });
    if (options.icon) {
      const image = icon(options.icon);
      image.setAttribute('slot', 'start');
      this.element.append(image);
    }
    this.element.append(options.label);
    this.element.addEventListener('click', () => {
      if (this.isEnabled) options.onPress();
    });
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

/** Tabs with one panel each; arrow keys go from tab to tab. Counts are our own: the toolkit's badge needs a style attribute. */
export class Tabs {
  readonly element: HTMLElement;
  private readonly counts = new Map<string, HTMLElement>();
  private shown: string;

  constructor(label: string, tabs: readonly Tab[], onDidSelect: (id: string) => void) {
    this.shown = tabs[0]?.id ?? '';
    this.element = custom('vscode-panels', { 'aria-label': label, activeid: tabId(this.shown) });
    for (const tab of tabs) {
      const counted = h('span', { class: 'count', hidden: true });
      this.counts.set(tab.id, counted);
      this.element.append(custom('vscode-panel-tab', { id: tabId(tab.id) }, tab.label, counted));
    }
    for (const tab of tabs) this.element.append(custom('vscode-panel-view', { id: `panel-${tab.id}` }, tab.content));
    this.element.addEventListener('change', () => {
      const id = this.element.getAttribute('activeid')?.replace(/^tab-/u, '');
      // The event also comes when `selected` is set from here: that is nobody's choice.
      if (id === undefined || id === this.shown) return;
      this.shown = id;
      onDidSelect(id);
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

  /** How many things a tab holds; nothing is shown for none. */
  setCount(id: string, count: number): void {
    const counted = this.counts.get(id);
    if (!counted) return;
    counted.hidden = count === 0;
    if (counted.textContent !== String(count)) counted.textContent = String(count);
  }
}

function tabId(id: string): string {
  return `tab-${id}`;
}

function custom(tag: string, attributes: Parameters<typeof h>[1], ...children: readonly (Node | string)[]): HTMLElement {
  return h(tag as 'div', attributes, ...children);
}
