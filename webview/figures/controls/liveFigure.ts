import { Disposable } from '../../../src/core/base/disposable.ts';
import { h } from '../../ui/h.ts';
import { FigureControls } from './figureControls.ts';
import { FigureDrag } from './figureDrag.ts';
import { allowedValues, type FigureSpec, type FigureTable, type Values } from './figureSpec.ts';
import type { Picture } from '../../ui/drawing/shape.ts';
import { markedParts, type MarkedText } from '../../ui/text/markedText.ts';
import { emptySvg, svgOf } from '../../ui/drawing/svgOf.ts';

export interface LiveFigureOptions {
  /** Unique in the page. */
  readonly name: string;
  readonly spec: FigureSpec;
  /** What the learner had set before; anything. */
  readonly kept: unknown;
  /** Called with all values after every change. */
  readonly onDidChange: (values: Values) => void;
}

const narrowest = 240;

/** Shows a figure: its picture as wide as there is room, the picture in words, the numbers, and the controls. */
export class LiveFigure extends Disposable {
  readonly element: HTMLElement;
  private readonly spec: FigureSpec;
  private readonly room: HTMLElement;
  private readonly svg = emptySvg();
  private readonly words = h('p', { class: 'figure-words' });
  private readonly equations = h('div', { class: 'figure-equations' });
  private readonly table = h('table');
  private readonly tableFold: HTMLDetailsElement;
  private readonly controls: FigureControls;
  private readonly onDidChange: (values: Values) => void;
  private values: Values;
  private width = 0;

  constructor({ name, spec, kept, onDidChange }: LiveFigureOptions) {
    super();
    this.spec = spec;
    this.onDidChange = onDidChange;
    this.values = allowedValues(spec, kept);
    this.controls = new FigureControls(spec, name, change => {
      this.set(change);
    });
    this.words.id = `${name}-words`;
    this.svg.setAttribute('role', 'img');
    this.svg.setAttribute('aria-label', spec.title);
    this.svg.setAttribute('aria-describedby', this.words.id);
    this.tableFold = h(
      'details',
      { class: 'figure-table', toggle: () => this.showTable() },
      h('summary', {}, 'Show the numbers'),
      h('div', { class: 'table-room', tabindex: 0, role: 'region', 'aria-label': `Numbers of: ${spec.title}` }, this.table),
    );
    this.tableFold.hidden = spec.table === undefined;
    const picture = h('div', { class: 'figure-picture' }, this.svg);
    this.element = h('div', { class: 'live-figure drawn' }, picture, this.equations, this.words, this.tableFold, this.controls.element);
    this.register(new FigureDrag(this.svg, spec, () => this.values, change => this.set(change))); // prettier-ignore
    const sizes = new ResizeObserver(() => this.fit());
    this.room = picture;
    sizes.observe(picture);
    this.register({ dispose: () => sizes.disconnect() });
    this.showNumbers();
  }

  /** Draws the figure as wide as its place is now; by itself it does so when that has changed. */
  fit(): void {
    const width = Math.max(narrowest, Math.floor(this.room.clientWidth));
    if (width === this.width) return;
    this.width = width;
    this.draw();
  }

  /** The figure as it is set, drawn into a width of its own. */
  picture(width: number): Picture & { readonly width: number; readonly words: string } {
    return { width, ...this.spec.draw(this.values, width), words: this.spec.words(this.values) };
  }

  private set(change: Partial<Values>): void {
    this.values = allowedValues(this.spec, { ...this.values, ...change });
    this.showNumbers();
    if (this.width > 0) this.draw();
    this.onDidChange(this.values);
  }

  private showNumbers(): void {
    this.controls.show(this.values);
    this.words.textContent = this.spec.words(this.values);
    this.equations.replaceChildren(...(this.spec.equations?.(this.values) ?? []).map(lineOfEquations));
    this.showTable();
  }

  private showTable(): void {
    if (!this.spec.table || !this.tableFold.open) return;
    const { head, rows }: FigureTable = this.spec.table(this.values);
    this.table.replaceChildren(
      h('thead', {}, h('tr', {}, ...head.map(cell => h('th', { scope: 'col' }, cell)))),
      h('tbody', {}, ...rows.map(cells => h('tr', {}, ...cells.map(cell => h('td', { class: 'number' }, cell))))),
    );
  }

  private draw(): void {
    const { height, shapes } = this.spec.draw(this.values, this.width);
    this.svg.setAttribute('viewBox', `0 0 ${String(this.width)} ${String(height)}`);
    this.svg.setAttribute('width', String(this.width));
    this.svg.setAttribute('height', String(height));
    this.svg.replaceChildren(...shapes.map(svgOf));
  }
}

/** Equations that stand in one line, each held together where the line breaks. */
function lineOfEquations(line: string | MarkedText): HTMLElement {
  const equations = typeof line === 'string' ? line.split(/ {2,}/).map(equation => [equation]) : [line];
  return h('p', {}, ...equations.map(parts => h('span', {}, ...markedParts(parts))));
}
