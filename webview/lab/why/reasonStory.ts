import type { ReasonFactor, ReasonTerm, XrayReason } from '../../../src/core/run/xrayReason.ts';
import { countText, numberText } from '../../../src/core/words/numberText.ts';
import { h } from '../../ui/h.ts';
import type { Lead, WhyStory } from './whyStory.ts';
import { meanColumnText, type WhyPlace } from './whyPlace.ts';
import { equationText, factorName, placeName, reasonText, termText } from './whyWords.ts';

/** Why a number is what it is: the equation, and its products with what they are made of. */
export function reasonStory(place: WhyPlace, reason: XrayReason, lead: Lead): WhyStory {
  const { layer, step, focus } = place;
  const name = placeName(layer, focus.value, focus.unit, step);
  const column = meanColumnText(place);
  const { others } = reason;
  const terms = reason.terms.map(term => h('li', {}, termText(term), ...leads(term, place, lead)));
  const left =
    others.count === 0 ? [] : [h('p', { class: 'muted' }, `${countText(others.count)} smaller products make ${numberText(others.sum)}.`)];
  const nodes = [
    h('p', { class: 'why-equation' }, `${name}: ${equationText(reason)}`),
    ...(column === '' ? [] : [h('p', { class: 'muted' }, column)]),
    h('ol', { class: 'why-terms', 'aria-label': 'Products, the largest first' }, ...terms),
    ...left,
  ];
  return { nodes, spoken: `${reasonText(name, reason)} ${column}`.trim() };
}

/** From a product on to the values of the module that it is made of. */
function leads({ factors }: ReasonTerm, from: WhyPlace, lead: Lead): (Node | string)[] {
  return factors.flatMap(factor => {
    const value = isOfModule(factor) ? from.layer.values.findIndex(({ name }) => name === factor.name) : -1;
    if (value === -1) return [];
    const place = { ...from, step: factor.step, every: 1, focus: { value, unit: factor.index } };
    const label = `why ${factor.name}? It is ${factorName({ ...factor, kind: 'value' })}`;
    return [' ', lead({ place, way: 'why' }, `why ${factor.name}?`, label)];
  });
}

function isOfModule({ kind }: ReasonFactor): boolean {
  return kind === 'value' || kind === 'rest' || kind === 'tanh';
}
