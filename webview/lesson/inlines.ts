import { assertNever } from '../../src/core/assertNever.ts';
import type { Image, Inline, LinkTarget } from '../../src/core/lessonDocument.ts';
import { h } from '../ui/h.ts';
import { equationElement } from './equation.ts';
import { placeButton } from './placeLink.ts';
import type { Rendering } from './rendering.ts';

/** Runs of text as elements. */
export function inlineNodes(content: readonly Inline[], rendering: Rendering): Node[] {
  const nodes: Node[] = [];
  for (const [at, inline] of content.entries()) {
    const before = content[at - 1];
    const mark = inline.kind === 'text' && (before?.kind === 'equation' || before?.kind === 'link') ? markAtStart(inline.text) : '';
    const last = nodes.at(-1);
    if (inline.kind !== 'text' || mark === '' || !last) nodes.push(inlineNode(inline, rendering));
    else {
      nodes.splice(-1, 1, h('span', { class: 'held' }, last, mark));
      nodes.push(document.createTextNode(inline.text.slice(mark.length)));
    }
  }
  return nodes;
}

/** Punctuation that must not begin a line. */
function markAtStart(text: string): string {
  return /^[.,;:!?)\]”’…]+/.exec(text)?.[0] ?? '';
}

function inlineNode(inline: Inline, rendering: Rendering): Node {
  switch (inline.kind) {
    case 'text':
      return document.createTextNode(inline.text);
    case 'emphasis':
      return h('em', {}, ...inlineNodes(inline.content, rendering));
    case 'strong':
      return h('strong', {}, ...inlineNodes(inline.content, rendering));
    case 'code':
      return h('code', {}, inline.text);
    case 'break':
      return h('br');
    case 'equation':
      return equationElement(inline.equation, false, rendering);
    case 'link':
      return linkElement(inline.target, inlineNodes(inline.content, rendering), rendering);
    case 'image':
      return imageElement(inline.image, rendering);
    case 'value':
      // Short ones, as `(1, 4, 16)`, stay in one piece.
      return h(
        'data',
        { class: inline.text.length <= 20 ? 'value held' : 'value', value: inline.text, title: valueTitle(inline.program, rendering) },
        inline.text,
      );
    default:
      return assertNever(inline);
  }
}

function valueTitle(program: string, { lesson }: Rendering): string {
  const title = lesson.labs.find(lab => lab.id === program)?.title ?? program;
  return `Printed by “${title}”`;
}

function linkElement(target: LinkTarget, content: readonly Node[], rendering: Rendering): Node {
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
      return button('jump', () => actions.goToExercise(target.exercise));
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
