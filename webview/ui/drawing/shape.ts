/**
 * An SVG element as plain data: figures say what they look like without a document, so their numbers can be tested
 * without one.
 */
export interface Shape {
  readonly tag: 'g' | 'path' | 'rect' | 'circle' | 'line' | 'text' | 'tspan';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (Shape | string)[];
}

/** What a figure draws into the width it was given; all measures are CSS pixels. */
export interface Picture {
  readonly height: number;
  readonly shapes: readonly Shape[];
}

export function shape(tag: Shape['tag'], attributes: Shape['attributes'], ...children: readonly (Shape | string)[]): Shape {
  return { tag, attributes, children };
}

/** A line of text whose baseline starts, ends or is centred at a point. */
export function label(
  x: number,
  y: number,
  text: string,
  { anchor = 'start', look = '' }: { readonly anchor?: 'start' | 'middle' | 'end'; readonly look?: string } = {},
): Shape {
  return shape('text', { x: tenth(x), y: tenth(y), 'text-anchor': anchor, class: `text ${look}`.trim() }, text);
}

export function line(x1: number, y1: number, x2: number, y2: number, look: string): Shape {
  return shape('line', { x1: tenth(x1), y1: tenth(y1), x2: tenth(x2), y2: tenth(y2), class: look });
}

/** A line through points, or a closed area. */
export function pathShape(points: readonly (readonly [x: number, y: number])[], look: string, more: Shape['attributes'] = {}): Shape {
  return shape('path', { d: `M${points.map(([x, y]) => `${String(tenth(x))} ${String(tenth(y))}`).join('L')}`, class: look, ...more });
}

export function rect(x: number, y: number, width: number, height: number, look: string, more: Shape['attributes'] = {}): Shape {
  return shape('rect', { x: tenth(x), y: tenth(y), width: tenth(width), height: tenth(height), class: look, ...more });
}

export function circle(x: number, y: number, r: number, look: string): Shape {
  return shape('circle', { cx: tenth(x), cy: tenth(y), r: tenth(r), class: look });
}

/** Pixels to a tenth: more says nothing and makes long documents. */
function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
