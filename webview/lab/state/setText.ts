import { readable } from '../../../src/core/words/shownText.ts';

/**
 * Changes the document only where the text is another one: what is selected stays selected. Hidden characters of the
 * text are named.
 */
export function setText(element: Element, text: string): void {
  const shown = readable(text);
  if (element.textContent !== shown) element.textContent = shown;
}
