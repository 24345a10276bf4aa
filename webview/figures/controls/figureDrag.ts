import type { Disposes } from '../../../src/core/base/disposable.ts';
import type { FigureSpec, RangeControl, Values } from './figureSpec.ts';

/** This many pixels go from a slider's one end to the other. */
const travel = 160;

/** Moves sliders by dragging what they move: up is more. The sliders themselves are there for the keyboard. */
export class FigureDrag implements Disposes {
  private readonly svg: SVGSVGElement;
  private readonly controls: ReadonlyMap<string, RangeControl>;
  private readonly read: () => Values;
  private readonly set: (change: Values) => void;
  private drag: { readonly control: RangeControl; readonly y: number; readonly from: number } | null = null;

  constructor(svg: SVGSVGElement, spec: FigureSpec, read: () => Values, set: (change: Values) => void) {
    this.svg = svg;
    this.read = read;
    this.set = set;
    const ranges = spec.groups.flatMap(group => group.controls).filter(control => control.kind === 'range');
    this.controls = new Map(ranges.map(control => [control.id, control]));
    svg.addEventListener('pointerdown', this.begin);
    svg.addEventListener('pointermove', this.move);
    svg.addEventListener('pointerup', this.end);
    svg.addEventListener('pointercancel', this.end);
  }

  dispose(): void {
    this.svg.removeEventListener('pointerdown', this.begin);
    this.svg.removeEventListener('pointermove', this.move);
    this.svg.removeEventListener('pointerup', this.end);
    this.svg.removeEventListener('pointercancel', this.end);
  }

  private readonly begin = (event: PointerEvent): void => {
    const handle = event.target instanceof Element ? event.target.closest('[data-drag]') : null;
    const control = this.controls.get(handle?.getAttribute('data-drag') ?? '');
    if (!control) return;
    this.drag = { control, y: event.clientY, from: this.read()[control.id] ?? 0 };
    this.svg.setPointerCapture(event.pointerId);
    event.preventDefault();
  };

  private readonly move = (event: PointerEvent): void => {
    if (!this.drag) return;
    const { control, y, from } = this.drag;
    const moved = from + ((y - event.clientY) / travel) * (control.max - control.min);
    const stepped = Math.round(moved / control.step) * control.step;
    this.set({ [control.id]: Number(Math.min(control.max, Math.max(control.min, stepped)).toFixed(6)) });
  };

  private readonly end = (): void => {
    this.drag = null;
  };
}
