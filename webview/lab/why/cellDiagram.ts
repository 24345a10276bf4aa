import type { XrayCellStep } from '../../../src/core/run/xrayReason.ts';
import { readable } from '../../../src/core/words/shownText.ts';
import { countText } from '../../../src/core/words/numberText.ts';
import { svgOf } from '../../ui/drawing/svgOf.ts';
import { h } from '../../ui/h.ts';
import { svg } from '../../ui/svg.ts';
import { refusalText } from '../xray/xrayWords.ts';
import { cellFlows, cellLines, type CellFlow, type CellMoment } from './cellFlows.ts';
import { drawFlow, flowWidth } from './drawFlow.ts';
import { gatedStep } from './conventions.ts';
import { ConventionList } from './conventionList.ts';
import { askedAt, meanColumnText, type AskXray, type WhyPlace } from './whyPlace.ts';

const ofMean = 'A mean of all sequences has no step of its own to draw: choose one sequence.';
const untold =
  'The cell of this module does not say what its numbers are made of, so no way can be drawn between them. What the step computed:';

/** The cell as the learner's own model ran it: numbers of one unit and step, with lines as thick as gates are open. */
export class CellDiagram {
  readonly element: HTMLElement;
  private readonly ask: AskXray;
  private readonly about = h('p', { class: 'muted detail' });
  private readonly flows = h('div', { class: 'cell-flows' });
  private readonly lines = h('ul', { class: 'cell-lines', 'aria-label': 'The step in words' });
  private readonly fold = h('details', {}, h('summary', {}, 'The same in words'), this.lines);
  private readonly conventions = new ConventionList();
  private wanted: WhyPlace | null = null;
  private isAsking = false;

  constructor(ask: AskXray) {
    this.ask = ask;
    const parts = [this.about, this.flows, this.fold, this.conventions.element];
    this.element = h('section', { class: 'cell-diagram drawn', 'aria-label': 'The cell' }, ...parts);
  }

  /** Follows wherever one goes: one question at a time, and of all meanwhile the last. */
  show(place: WhyPlace): void {
    this.wanted = place;
    if (!this.isAsking) void this.follow();
  }

  forget(): void {
    this.wanted = null;
    this.say('');
  }

  private async follow(): Promise<void> {
    this.isAsking = true;
    try {
      for (let place = this.wanted; place; place = this.wanted === place ? null : this.wanted) await this.tell(place);
    } finally {
      this.isAsking = false;
    }
  }

  private async tell(place: WhyPlace): Promise<void> {
    const asked = askedAt(place);
    if (!asked) {
      this.say(ofMean);
      return;
    }
    const answer = await this.ask({ kind: 'cell', ...asked });
    if (this.wanted?.layer !== place.layer) return;
    if (answer.kind === 'cell') this.draw(place, answer);
    else this.say(refusalText(answer.kind === 'refused' ? answer.reason : 'failed'));
  }

  private say(sentence: string): void {
    this.about.textContent = sentence;
    this.flows.replaceChildren();
    this.lines.replaceChildren();
    this.fold.hidden = true;
    this.conventions.show(null);
  }

  private draw(place: WhyPlace, cell: XrayCellStep): void {
    const { layer, step, sequence, focus } = place;
    const moment: CellMoment = { layer, cell, step };
    const flows = cellFlows(moment);
    const at = `Unit ${String(focus.unit)} at step ${countText(step + 1)} of sequence ${countText((sequence ?? 0) + 1)}.`;
    const hasGates = flows.some(({ streams }) => streams.some(({ gates }) => gates.length > 0));
    const thick = hasGates
      ? 'A line is as thick as its gate is open, and dashed where it is shut.'
      : 'This cell has no gates: nothing on the way of its numbers opens or shuts.';
    const held = isHeld(place) ? 'Where your hand holds a number, it is not what flows into it.' : '';
    const told = flows.length > 0 ? thick : untold;
    this.about.textContent = [at, meanColumnText(place), told, held].filter(Boolean).join(' ');
    const lines = cellLines(moment);
    this.flows.replaceChildren(...flows.map(flow => picture(flow, lines.find(line => line.startsWith(`${flow.name} `)) ?? '')));
    this.lines.replaceChildren(...lines.map(line => h('li', {}, line)));
    this.fold.hidden = false;
    this.conventions.show(isHeld(place) ? null : gatedStep(layer, cell));
    if (flows.length === 0) this.fold.open = true;
  }
}

function isHeld({ hold, focus, step }: WhyPlace): boolean {
  return hold?.hands.some(({ unit, from, to }) => unit === focus.unit && from <= step && step < to) ?? false;
}

/** `line` is what is read out in its place. */
function picture(flow: CellFlow, line: string): Node {
  const named = {
    ...flow,
    name: readable(flow.name),
    streams: flow.streams.map(stream => ({
      ...stream,
      source: readable(stream.source),
      gates: stream.gates.map(gate => ({ ...gate, name: readable(gate.name) })),
    })),
  };
  const { height, shapes } = drawFlow(named);
  const element = svg('svg', { viewBox: `0 0 ${String(flowWidth)} ${String(height)}`, role: 'img', 'aria-label': readable(line) });
  element.append(...shapes.map(svgOf));
  return element;
}
