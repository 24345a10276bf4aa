import { withDigits } from './withDigits.ts';
import { label, pathShape, rect, shape, type Shape } from './shape.ts';

type Point = readonly [x: number, y: number];

/** A stream whose width says how much flows; a dashed hair where nothing does. */
export function flow(points: readonly Point[], amount: number, look: string): Shape {
  const size = Math.min(1.5, Math.abs(amount));
  const isEmpty = size < 0.005;
  return pathShape(points, `flow ${look}${isEmpty ? ' dry' : ''}`, {
    'stroke-width': isEmpty ? 1 : Math.round((1.5 + size * 10) * 10) / 10,
  });
}

/** Half the side of a valve. */
export const valveHalf = 17;

/** Where a valve's name and number stand. */
const besides = {
  right: { x: valveHalf + 6, y: -2, anchor: 'start' },
  left: { x: -valveHalf - 6, y: -2, anchor: 'end' },
  below: { x: 0, y: valveHalf + 15, anchor: 'middle' },
} as const;

/**
 * A gate as a valve: filled from below as far as it is open. Dragging it up and down moves the slider `drag`,
 * where there is one.
 * @param x,y its middle
 */
export function valve(x: number, y: number, gate: number, name: string, drag: string | null, place: keyof typeof besides = 'right'): Shape {
  const side = 2 * valveHalf;
  const filled = Math.max(0, Math.min(1, gate)) * (side - 4);
  const text = besides[place];
  return shape(
    'g',
    { ...(drag !== null && { 'data-drag': drag }), class: 'valve' },
    rect(x - valveHalf, y - valveHalf, side, side, 'valve-box', { rx: 3 }),
    rect(x - valveHalf + 2, y + valveHalf - 2 - filled, side - 4, filled, 'valve-fill'),
    label(x + text.x, y + text.y, name, { anchor: text.anchor, look: 'strong' }),
    label(x + text.x, y + text.y + 15, withDigits(gate, 4), { anchor: text.anchor, look: 'number' }),
  );
}

/** A small circle with what is done there: +, ×, tanh. */
export function knot(x: number, y: number, text: string): Shape {
  const isWide = text.length > 1;
  const [half, r] = isWide ? [20, 11] : [11, 11];
  return shape(
    'g',
    {},
    rect(x - half, y - 11, half * 2, 22, 'knot', { rx: r }),
    label(x, y + 4, text, { anchor: 'middle', look: isWide ? 'small' : 'strong' }),
  );
}

/** A value with its name above it. */
export function reading(x: number, y: number, name: string, value: number, anchor: 'start' | 'middle' | 'end'): Shape {
  return shape(
    'g',
    {},
    label(x, y - 9, name, { anchor, look: 'strong' }),
    label(x, y + 7, withDigits(value, 4), { anchor, look: 'number' }),
  );
}
