import type { ReasonUse, XrayEffect } from '../../../src/core/run/xrayReason.ts';
import { countText, numberText } from '../../../src/core/words/numberText.ts';
import { h } from '../../ui/h.ts';
import { refusalText } from '../xray/xrayWords.ts';
import { effectText, movesText, useText } from './changeWords.ts';
import type { Lead, WhyStory } from './whyStory.ts';
import { askedAt, meanColumnText, type AskXray, type WhyPlace } from './whyPlace.ts';
import { placeName } from './whyWords.ts';

/** So many products of the next step are told one by one. */
const told = 8;

/** What a number changed: in its own step, in the next one, and how the answer moves with it. */
export class ChangeStory {
  private readonly ask: AskXray;
  private readonly announce: (sentence: string) => void;

  constructor(ask: AskXray, announce: (sentence: string) => void) {
    this.ask = ask;
    this.announce = announce;
  }

  /** How the answer moves takes a whole pass, and comes after the rest. */
  tell(place: WhyPlace, effect: XrayEffect, lead: Lead): WhyStory {
    const { layer, step, focus } = place;
    const name = placeName(layer, focus.value, focus.unit, step);
    const list = (label: string, uses: readonly ReasonUse[]): Node[] =>
      uses.length === 0
        ? []
        : [h('p', {}, `${label}:`), h('ol', { class: 'why-terms', 'aria-label': label }, ...uses.map(use => this.row(place, use, lead)))];
    const next = effect.next.slice(0, told);
    const left = effect.next.length - next.length + effect.others.count;
    const smaller = left === 0 ? [] : [h('p', { class: 'muted' }, `${countText(left)} more products there are smaller.`)];
    const column = meanColumnText(place);
    const nodes = [
      h('p', { class: 'why-equation' }, `${name}: ${numberText(effect.number)}`),
      ...(column === '' ? [] : [h('p', { class: 'muted' }, column)]),
      ...list('In the same step it makes', effect.now),
      ...list('The next step reads it most', next),
      ...smaller,
      ...(effect.next.length === 0 ? [h('p', { class: 'muted' }, noNext(effect))] : []),
      this.moves(place),
    ];
    return { nodes, spoken: `${effectText(layer, name, effect)} ${column}`.trim() };
  }

  private row(place: WhyPlace, use: ReasonUse, lead: Lead): HTMLElement {
    const { value, unit, step } = use;
    const on = { ...place, step, every: 1, focus: { value, unit } };
    const named = place.layer.values[value]?.name ?? '';
    const label = `what did ${named} change? It is ${placeName(place.layer, value, unit, step)}`;
    return h('li', {}, useText(place.layer, use), ' ', lead({ place: on, way: 'change' }, `what did ${named} change?`, label));
  }

  private moves(place: WhyPlace): HTMLElement {
    const text = h('p', { class: 'why-moves' }, 'How the answer moves with it: asking the lab’s worker …');
    const at = askedAt(place);
    void (at ? this.ask({ kind: 'moves', ...at, value: place.focus.value }) : Promise.resolve(null)).then(answer => {
      text.textContent = answer?.kind === 'moves' ? movesText(answer) : refusalText(answer?.kind === 'refused' ? answer.reason : 'failed');
      if (text.isConnected) this.announce(text.textContent);
    });
    return text;
  }
}

function noNext({ now }: XrayEffect): string {
  return `No later step of this layer reads it itself${now.length > 0 ? ', only what was made of it here' : ''}.`;
}
