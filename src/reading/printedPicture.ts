import type { FigurePicture, PictureShape } from '../core/channels/lessonPageChannel.ts';
import { tag, type Html } from './html.ts';

const tags = new Set(['g', 'path', 'rect', 'circle', 'line', 'text', 'tspan']);
const attributes = new Set('x y x1 y1 x2 y2 cx cy r rx d width height class text-anchor stroke-width'.split(' '));
const mostShapes = 20_000;

/**
 * A figure's picture as it was on the page. What the page sends is looked at: shapes and attributes that are not listed
 * are left out.
 */
export function printedPicture({ width, height, shapes, words }: FigurePicture): Html {
  let left = mostShapes;
  const made = (shape: PictureShape): Html[] => {
    if (!tags.has(shape.tag) || left-- <= 0) return [];
    const kept = Object.fromEntries(Object.entries(shape.attributes).filter(([name]) => attributes.has(name)));
    return [
      tag(shape.tag, kept, ...shape.children.flatMap((child): (Html | string)[] => (typeof child === 'string' ? [child] : made(child)))),
    ];
  };
  const size = { width, height, viewBox: `0 0 ${String(width)} ${String(height)}` };
  return tag('div', {}, tag('svg', { xmlns: 'http://www.w3.org/2000/svg', ...size }, ...shapes.flatMap(made)), tag('p', {}, words));
}
