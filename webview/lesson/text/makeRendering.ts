import type { Equation, PrintedLines } from '../../../src/core/lesson/lessonDocument.ts';
import { h } from '../../ui/h.ts';
import { blockElements, codeElement } from '../../ui/text/textBlocks.ts';
import { cardElement } from './cardViews.ts';
import { equationElement } from './equation.ts';
import { imageElement, isAsking, linkElement, valueElement } from './inlines.ts';
import { elementId, type Rendering, type RenderingOptions } from './rendering.ts';

/** How the lesson page shows a lesson's text: equations typeset, links that lead somewhere, figures alive. */
export function makeRendering(options: RenderingOptions): Rendering {
  const rendering: Rendering = {
    ...options,
    blocks: blocks => blockElements(blocks, rendering),
    anchor: part => elementId(options.section, part),
    equation: (equation, isBlock) => coveredEquation(equation, isBlock, rendering),
    link: (target, content) => linkElement(target, content, rendering),
    image: image => imageElement(image, rendering),
    value: value => valueElement(value, rendering),
    covered: block => options.covers.block(block, block.lab, () => blockElements(block.blocks, rendering)),
    figure: figure => options.makeFigure(figure, rendering),
    card: card => cardElement(card, rendering),
    printed: lines => printedElement(lines, rendering),
  };
  return rendering;
}

/** Covered where a printed value in it tells an answer that is asked. */
function coveredEquation(equation: Equation, isBlock: boolean, rendering: Rendering): HTMLElement {
  const make = (): HTMLElement => equationElement(equation, isBlock, rendering);
  const program = equation.values?.find(value => isAsking(value.program, rendering))?.program;
  if (program === undefined) return make();
  const { covers } = rendering;
  if (isBlock) return covers.block({ kind: 'equation', equation }, program, () => [make()]);
  return covers.inline(coverage => coverage.labOfEquation(equation) !== null, make);
}

function printedElement(block: PrintedLines, rendering: Rendering): HTMLElement {
  const { program, lines } = block;
  const title = rendering.lesson.labs.find(lab => lab.id === program)?.title ?? program;
  const make = (): HTMLElement =>
    h('figure', { class: 'printed' }, h('figcaption', {}, `What “${title}” prints`), codeElement(`What ${title} prints`, lines.join('\n')));
  return isAsking(program, rendering) ? rendering.covers.block(block, program, () => [make()]) : make();
}
