import { h } from './h.ts';

/**
 * A button that unfolds `folded`, and folds it again: it has the class `open` meanwhile. What a style sheet cuts to one
 * line is all there, for screen readers and for a search in the page.
 */
export function unfolding(folded: HTMLElement, [unfold, fold]: readonly [unfold: string, fold: string]): HTMLElement {
  const button = h(
    'button',
    {
      class: 'link unfold',
      type: 'button',
      'aria-expanded': 'false',
      click: () => {
        const isOpen = folded.classList.toggle('open');
        button.setAttribute('aria-expanded', String(isOpen));
        button.textContent = isOpen ? fold : unfold;
      },
    },
    unfold,
  );
  return button;
}
