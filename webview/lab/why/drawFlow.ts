import { flow, knot, reading, valve, valveHalf } from '../../ui/drawing/drawCell.ts';
import { label, type Picture, type Shape } from '../../ui/drawing/shape.ts';
import { withDigits } from '../../ui/drawing/withDigits.ts';
import type { CellFlow } from './cellFlows.ts';
import { squashSigns } from './whyWords.ts';

export const flowWidth = 372;

const top = 26;
/** Where lines begin, gates stand, streams meet, and the result begins. */
const [begin, gatesFrom, meets, end] = [92, 126, 212, 286] as const;
/** How wide a line is that no gate stands on. */
const noGate = 0.25;

/** The streams below each other; they meet, are squashed, and are the value. A line is as thick as its gate is open. */
export function drawFlow({ name, number, squash, streams }: CellFlow): Picture {
  const [isSum, isSquashed] = [streams.length > 1, squash !== 'none'];
  const shapes: Shape[] = [];
  let y = top;
  for (const [at, { source, number: carried, gates, product, isOld }] of streams.entries()) {
    const look = isOld ? 'old' : 'new';
    const open = openOf(gates);
    const firstGate = gates.length > 0 ? gatesFrom - valveHalf : meets;
    shapes.push(flow([[begin, y], [firstGate, y]], gates.length > 0 ? 1 : noGate, look)); // prettier-ignore
    if (gates.length > 0) shapes.push(flow(toMeeting(gatesFrom + valveHalf, y, isSum && at > 0), open, look));
    else if (isSum && at > 0) shapes.push(flow(toMeeting(meets, y, true), noGate, look));
    shapes.push(reading(4, y, source, carried, 'start'));
    if (gates.length > 0) {
      const [first] = gates;
      shapes.push(
        valve(gatesFrom, y, open, first ? gates.map(gate => gate.name).join(' × ') : '', null, 'below'),
        label(gatesFrom + valveHalf + 8, y - 12, withDigits(product, 4), { look: 'number' }),
      );
    }
    y += gates.length > 0 ? 84 : 40;
  }
  const all = gatesOf(streams);
  shapes.push(flow([[meets, top], [end, top]], all, 'result')); // prettier-ignore
  if (isSum) shapes.push(knot(meets, top, '+'));
  if (isSquashed) shapes.push(knot(meets + 40, top, squashSigns[squash]));
  shapes.push(reading(end + 4, top, name, number, 'start'));
  return { height: y - 8, shapes };
}

/** How much gates one after the other let through. */
function openOf(gates: CellFlow['streams'][number]['gates']): number {
  const open = gates.reduce((through, gate) => through * gate.open, 1);
  return Number.isFinite(open) ? Math.min(1, Math.max(0, open)) : 0;
}

/** A line after the meeting: where only one came, as thick as it was. */
function gatesOf(streams: CellFlow['streams']): number {
  const [only, ...more] = streams;
  return only && more.length === 0 && only.gates.length > 0 ? openOf(only.gates) : noGate;
}

function toMeeting(x: number, y: number, isUp: boolean): readonly (readonly [number, number])[] {
  return isUp ? [[x, y], [meets, y], [meets, top + 11]] : [[x, y], [meets, y]]; // prettier-ignore
}
