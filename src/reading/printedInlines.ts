import katex from 'katex';
import type { Equation, Image, Inline } from '../core/lessonDocument.ts';
import type { LessonView } from '../core/lessonPage.ts';
import { tag, type Html } from './html.ts';

/** Runs of text for paper: links lead nowhere there, so that only addresses in the web are kept. */
export function printedInlines(content: readonly Inline[], lesson: LessonView): Html[] {
  return content.map(inline => printedInline(inline, lesson));
}

function printedInline(inline: Inline, lesson: LessonView): Html {
  switch (inline.kind) {
    case 'text':
    case 'value':
      return tag('span', {}, inline.text);
    case 'emphasis':
      return tag('em', {}, ...printedInlines(inline.content, lesson));
    case 'strong':
      return tag('strong', {}, ...printedInlines(inline.content, lesson));
    case 'code':
      return tag('code', {}, inline.text);
    case 'break':
      return tag('br', {});
    case 'equation':
      return printedEquation(inline.equation, false);
    case 'image':
      return printedImage(inline.image, lesson);
    case 'link': {
      const words = printedInlines(inline.content, lesson);
      return inline.target.kind === 'web' ? tag('span', {}, ...words, ` (${inline.target.url})`) : tag('span', {}, ...words);
    }
  }
}

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
