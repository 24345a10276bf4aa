import type { Shape } from './shape.ts';

const namespace = 'http://www.w3.org/2000/svg';

/** The element that a shape describes. */
export function svgOf(shape: Shape): SVGElement {
  const element = document.createElementNS(namespace, shape.tag);
  for (const [name, value] of Object.entries(shape.attributes)) element.setAttribute(name, String(value));
  element.append(...shape.children.map(child => (typeof child === 'string' ? child : svgOf(child))));
  return element;
}

/** An empty picture; its size is set when it is drawn. */
export function emptySvg(): SVGSVGElement {
  return document.createElementNS(namespace, 'svg');
}
