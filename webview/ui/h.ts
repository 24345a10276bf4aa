import { readable } from '../../src/core/words/shownText.ts';

/** An attribute's value; a function listens to the event of that name. */
type Attribute = string | number | boolean | ((event: Event) => void);

/** Attributes that are read to somebody, as the text of an element is. */
const spoken = /^(?:aria-|title$|alt$|placeholder$)/;

/**
 * Makes an element. Its text, whoever wrote it, hides nothing and turns nothing round. Never `style`: the page's
 * content policy refuses it; set `element.style` instead.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (typeof value !== 'boolean') element.setAttribute(name, spoken.test(name) ? readable(String(value)) : String(value));
    else element.toggleAttribute(name, value);
  }
  element.append(...children.map(child => (typeof child === 'string' ? readable(child) : child)));
  return element;
}
