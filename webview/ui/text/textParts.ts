import type { Card, Covered, Equation, Figure, Image, LinkTarget, PrintedLines, Value } from '../../../src/core/lesson/lessonDocument.ts';

/** What of a lesson's text each page shows in its own way, or not at all. */
export interface TextParts {
  /** The id that a part of the text has in the page; null where nothing leads to it. */
  anchor(part: string): string | null;
  equation(equation: Equation, isBlock: boolean): HTMLElement;
  link(target: LinkTarget, content: readonly Node[]): Node;
  image(image: Image): HTMLElement;
  value(value: Value): HTMLElement;
  /** Tells an answer: shown only where the reader may know it. */
  covered(block: Covered): HTMLElement;
  figure(figure: Figure): HTMLElement;
  card(card: Card): HTMLElement;
  printed(lines: PrintedLines): HTMLElement;
}
