import type { Image } from '../../../src/core/lesson/lessonDocument.ts';
import { plainEquation } from '../../../src/core/lesson/plainEquation.ts';
import { h } from '../../ui/h.ts';
import { blockElements, codeElement } from '../../ui/text/textBlocks.ts';
import { inlineNodes } from '../../ui/text/textInlines.ts';
import type { TextParts } from '../../ui/text/textParts.ts';

/**
 * How the lab view shows a lesson's text: this page runs programs of others, so nothing in the text leads anywhere or
 * loads anything. Links are their words, pictures and figures what they show in words.
 */
export const plainParts: TextParts = {
  anchor: () => null,
  equation: ({ tex }, isBlock) => h(isBlock ? 'p' : 'span', {}, h('code', {}, plainEquation(tex))),
  link: (_target, content) => h('span', {}, ...content),
  image: imageInWords,
  value: ({ text }) => h('span', {}, text),
  // Whether the reader may know it is known to the lesson page alone.
  covered: () => h('p', { class: 'muted' }, 'What stands here tells the answer of a prediction: the lesson page has it.'),
  figure: ({ title, alternative }) =>
    h('figure', {}, h('figcaption', {}, ...inlineNodes(title, plainParts)), ...blockElements(alternative, plainParts)),
  // What a card stands for has its place in the lesson.
  card: () => h('p', { hidden: true }),
  printed: ({ program, lines }) => codeElement(`What ${program} prints`, lines.join('\n')),
};

function imageInWords({ alternative }: Image): HTMLElement {
  return h('em', {}, alternative);
}
