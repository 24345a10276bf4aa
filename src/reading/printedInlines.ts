import katex from 'katex';
import type { Equation, Image, Inline } from '../core/lesson/lessonDocument.ts';
import type { LessonView } from '../core/channels/lessonPageChannel.ts';
import type { Coverage } from '../core/lesson/coverage.ts';
import { tag, type Html } from './html.ts';

export interface PrintedWith {
  readonly lesson: LessonView;
  /** What the learner is not to know yet stays out of what is printed, too. */
  readonly coverage: Coverage;
}

/** Runs of text for paper: links lead nowhere there, so that only addresses in the web are kept. */
export function printedInlines(content: readonly Inline[], printing: PrintedWith): Html[] {
  return content.map(inline => printedInline(inline, printing));
}

function printedInline(inline: Inline, printing: PrintedWith): Html {
  switch (inline.kind) {
    case 'text':
      return tag('span', {}, inline.text);
    case 'value':
      return printing.coverage.isTelling(inline) ? covered : tag('span', {}, inline.text);
    case 'emphasis':
      return tag('em', {}, ...printedInlines(inline.content, printing));
    case 'strong':
      return tag('strong', {}, ...printedInlines(inline.content, printing));
    case 'code':
      return tag('code', {}, inline.text);
    case 'break':
      return tag('br', {});
    case 'equation':
      return printing.coverage.labOfEquation(inline.equation) === null ? printedEquation(inline.equation, false) : covered;
    case 'image':
      return printedImage(inline.image, printing.lesson);
    case 'link': {
      const words = printedInlines(inline.content, printing);
      return inline.target.kind === 'web' ? tag('span', {}, ...words, ` (${inline.target.url})`) : tag('span', {}, ...words);
    }
  }
}

const covered = tag('em', {}, '(covered)');

/** In MathML, which every browser draws without fonts of ours. */
export function printedEquation({ tex, places }: Equation, isBlock: boolean): Html {
  try {
    const html = katex.renderToString(tex, {
      output: 'mathml',
      displayMode: isBlock,
      throwOnError: true,
      strict: false,
      maxExpand: 1000,
      maxSize: 20,
      // Leaves no trace in MathML; without it, the symbols that link on the page would be refused.
      trust: ({ command }) => command === '\\htmlData' && places.length > 0,
    });
    return tag(isBlock ? 'div' : 'span', { class: 'equation' }, { html });
  } catch {
    return tag('code', {}, tex);
  }
}

export function printedImage({ file, alternative }: Image, { images }: LessonView): Html {
  const image = Object.hasOwn(images, file) ? images[file] : undefined;
  if (image && 'source' in image && image.source.startsWith('data:image/')) return tag('img', { src: image.source, alt: alternative });
  return tag('em', {}, alternative);
}
