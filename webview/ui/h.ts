/** An attribute's value; a function listens to the event of that name. */
type Attribute = string | number | boolean | ((event: Event) => void);

/** Makes an element. Never `style`: the page's content policy refuses it; set `element.style` instead. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (typeof value !== 'boolean') element.setAttribute(name, String(value));
    else element.toggleAttribute(name, value);
  }
  element.append(...children);
  return element;
}
