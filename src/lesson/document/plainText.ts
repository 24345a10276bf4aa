import type { Inline } from '../../core/lesson/lessonDocument.ts';

/** Text without its markup: for names, search and titles. Equations as their TeX. */
export function plainText(content: readonly Inline[]): string {
  return content.map(textOf).join('');
}

function textOf(part: Inline): string {
  switch (part.kind) {
    case 'text':
    case 'code':
    case 'value':
      return part.text;
    case 'break':
      return ' ';
    case 'equation':
      return part.equation.tex;
    case 'image':
      return part.image.alternative;
    case 'emphasis':
    case 'strong':
    case 'link':
      return plainText(part.content);
  }
}
