import { assertNever } from '../../../src/core/base/assertNever.ts';
import type { Image, LinkTarget, Value } from '../../../src/core/lesson/lessonDocument.ts';
import { h } from '../../ui/h.ts';
import { placeButton } from './placeLink.ts';
import type { Rendering } from './rendering.ts';

/** A number that a program printed. Short ones, as `(1, 4, 16)`, stay in one piece. */
export function valueElement(value: Value, rendering: Rendering): HTMLElement {
  const { text, program } = value;
  const look = text.length <= 20 ? 'value held' : 'value';
  const make = (): HTMLElement => h('data', { class: look, value: text, title: valueTitle(program, rendering) }, text);
  return isAsking(program, rendering) ? rendering.covers.inline(coverage => coverage.isTelling(value), make) : make();
}

/** True for a lab that asks for predictions: what it prints may be covered. */
export function isAsking(program: string, { lesson }: Rendering): boolean {
  return lesson.labs.some(({ id, predictions }) => id === program && predictions.length > 0);
}

function valueTitle(program: string, { lesson }: Rendering): string {
  const title = lesson.labs.find(lab => lab.id === program)?.title ?? program;
  return `Printed by “${title}”`;
}

/** What leads somewhere else: on this page, to a lab or into the web. */
export function linkElement(target: LinkTarget, content: readonly Node[], rendering: Rendering): Node {
  const { actions } = rendering;
  const button = (look: string, onPress: () => void, more: Readonly<Record<string, string>> = {}): HTMLElement =>
    h('button', { class: `link ${look}`, type: 'button', click: onPress, ...more }, ...content);
  switch (target.kind) {
    case 'web':
      return button('web', () => actions.openWeb(target.url), { title: target.url });
    case 'place':
      return placeButton(target.place, content, rendering);
    case 'section':
      return button('jump', () => actions.goTo(target.section, null));
    case 'part':
      return button('jump', () => actions.goTo(target.section, target.part));
    case 'exercise':
      return button('jump', () => actions.goToExercise(target.exercise), { 'data-to-exercise': target.exercise });
    case 'term':
      return button('term', () => actions.goToTerm(target.term), { 'data-term': target.term });
    default:
      return assertNever(target);
  }
}

/** A picture of the lesson's folder, or a box with what it would have shown and why it is not there. */
export function imageElement({ file, alternative }: Image, { lesson }: Rendering): HTMLElement {
  const image = Object.hasOwn(lesson.images, file) ? lesson.images[file] : undefined;
  if (image && 'source' in image && image.source.startsWith('data:image/')) return h('img', { src: image.source, alt: alternative });
  const reason = image && 'problem' in image ? image.problem : 'The picture is missing.';
  return h('span', { class: 'no-image' }, h('span', {}, alternative), ' ', h('span', { class: 'muted' }, reason));
}
