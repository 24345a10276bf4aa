import type { FigurePicture, LessonView } from '../core/channels/lessonPageChannel.ts';
import { Coverage } from '../core/lesson/coverage.ts';
import { escapeText, tag, type Html } from './html.ts';
import { printedBlocks, printedGlossary, type Printing } from './printedBlocks.ts';
import { printedPicture } from './printedPicture.ts';
import { printStyle } from './printStyle.ts';

/**
 * A whole lesson as one HTML file for printing: no scripts, nothing loaded, everything unfolded, figures as they were
 * set.
 * @param nonce fresh; the file's own content policy allows its style by it
 * @param language BCP 47
 */
export function printedLesson(lesson: LessonView, pictures: readonly FigurePicture[], nonce: string, language: string): string {
  const hasGlossary = lesson.sections.some(({ document }) =>
    document.blocks.some(block => block.kind === 'card' && block.of === 'glossary'),
  );
  const coverage = new Coverage(lesson.labs, lesson.progress.predictions);
  const sections = lesson.sections.map(({ id, title, document }) => {
    const printing: Printing = { lesson, coverage, pictureOf: figure => pictureOf(`${id}/${figure}`, pictures) };
    return tag('section', {}, tag('h2', {}, title), ...printedBlocks(document.blocks, printing));
  });
  const glossary =
    hasGlossary || lesson.glossary.length === 0
      ? []
      : [tag('section', {}, tag('h2', {}, 'Glossary'), printedGlossary({ lesson, coverage }))];
  const title = `${lesson.number} ${lesson.title}`;
  const authors = lesson.authors.length === 0 ? [] : [tag('p', {}, `Written by ${lesson.authors.join(', ')}`)];
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="${escapeText(language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escapeText(title)}</title>
<style nonce="${nonce}">${printStyle}</style>
</head>
<body>
${tag('h1', {}, title).html}
${[tag('p', {}, lesson.summary), ...authors, ...sections, ...glossary].map(({ html }) => html).join('\n')}
</body>
</html>
`;
}

function pictureOf(name: string, pictures: readonly FigurePicture[]): Html | null {
  const picture = pictures.find(({ figure }) => figure === name);
  return picture ? printedPicture(picture) : null;
}
