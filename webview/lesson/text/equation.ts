import katex from 'katex';
import type { Equation, LabPlace } from '../../../src/core/lesson/lessonDocument.ts';
import { h } from '../../ui/h.ts';
import { placeKey, type Rendering } from './rendering.ts';
import { placeButton } from './placeLink.ts';

/**
 * Typesets an equation: for the eye in HTML, for screen readers in MathML. What cannot be typeset is shown as it was
 * written.
 */
export function equationElement(equation: Equation, isBlock: boolean, rendering: Rendering): HTMLElement {
  const element = h(isBlock ? 'div' : 'span', { class: isBlock ? 'equation' : 'inline-equation' });
  const typeset = h('span');
  try {
    katex.render(equation.tex, typeset, {
      displayMode: isBlock,
      throwOnError: true,
      strict: false,
      maxExpand: 1000,
      maxSize: 20,
      // The one command with an effect beyond ink: the parser made it, and only with a number.
      trust: ({ command, ...context }) =>
        command === '\\htmlData' && 'attributes' in context && isPlaceMark(context.attributes, equation.places.length),
    });
  } catch {
    element.append(h('code', {}, equation.tex));
    return element;
  }
  element.append(typeset);
  for (const mark of typeset.querySelectorAll<HTMLElement>('[data-place]')) {
    const place = equation.places[Number(mark.dataset['place'])];
    if (place) makeSymbol(mark, place, rendering);
  }
  const places = unique(equation.places);
  if (places.length > 0) element.append(placeList(places, isBlock, rendering));
  return element;
}

function isPlaceMark(attributes: Readonly<Record<string, string>>, count: number): boolean {
  const entries = Object.entries(attributes);
  return entries.length === 1 && entries[0]?.[0] === 'data-place' && /^\d{1,3}$/.test(entries[0][1]) && Number(entries[0][1]) < count;
}

/**
 * The drawn symbols are hidden from screen readers and the keyboard, as all of the drawing; the list after it is there
 * for them.
 */
function makeSymbol(mark: HTMLElement, place: LabPlace, { actions }: Rendering): void {
  mark.dataset['place'] = placeKey(place);
  mark.classList.add('symbol-place');
  mark.addEventListener('click', () => actions.openPlace(place));
  mark.addEventListener('pointerenter', () => actions.touchPlace(place));
  mark.addEventListener('pointerleave', () => actions.touchPlace(null));
}

function placeList(places: readonly LabPlace[], isBlock: boolean, rendering: Rendering): HTMLElement {
  const buttons = places.map(place => placeButton(place, [h('code', {}, place.name ?? place.lab)], rendering));
  return h('span', { class: isBlock ? 'equation-places' : 'equation-places on-focus' }, isBlock ? 'In the lab: ' : '', ...buttons);
}

function unique(places: readonly LabPlace[]): LabPlace[] {
  return [...new Map(places.map(place => [placeKey(place), place])).values()];
}
