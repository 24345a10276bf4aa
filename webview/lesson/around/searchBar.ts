import type { Announcer } from '../../ui/announcer.ts';
import { h } from '../../ui/h.ts';
import { findText } from './textSearch.ts';

const [allName, currentName] = ['lesson-found', 'lesson-found-current'];

/** Search in the page: Ctrl+F or / opens it, Enter and Shift+Enter go on and back, Escape closes it where one was. */
export class SearchBar {
  readonly element: HTMLElement;
  private readonly root: HTMLElement;
  private readonly announcer: Announcer;
  private readonly input = h('input', {
    type: 'search',
    'aria-label': 'Search in the lesson',
    placeholder: 'Search',
    input: () => this.search(),
  });
  private readonly count = h('span', { class: 'search-count', role: 'status' });
  private found: readonly Range[] = [];
  private current = -1;
  private before: HTMLElement | null = null;

  constructor(root: HTMLElement, announcer: Announcer) {
    this.root = root;
    this.announcer = announcer;
    const press = (label: string, sign: string, action: () => void): HTMLElement =>
      h('button', { class: 'button quiet', type: 'button', title: label, 'aria-label': label, click: action }, sign);
    this.element = h(
      'search',
      { class: 'search', hidden: true },
      this.input,
      this.count,
      press('Previous match (Shift+Enter)', '↑', () => this.step(-1)),
      press('Next match (Enter)', '↓', () => this.step(1)),
      press('Close search (Escape)', '✕', () => this.close()),
    );
    this.element.addEventListener('keydown', event => {
      if (event.key === 'Enter' && event.target === this.input) this.step(event.shiftKey ? -1 : 1);
      else if (event.key === 'Escape') this.close();
      else return;
      event.preventDefault();
    });
  }

  open(): void {
    if (this.element.hidden) this.before = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    this.element.hidden = false;
    const chosen = getSelection()?.toString().trim() ?? '';
    if (chosen !== '' && chosen.length <= 80 && !chosen.includes('\n')) this.input.value = chosen;
    // Where it stands at the top of the text, to go to it would be to leave the place one reads at.
    this.input.focus({ preventScroll: true });
    this.input.select();
    this.search();
  }

  /** The text is another one: matches in it are found anew. */
  textChanged(): void {
    if (!this.element.hidden) this.search();
  }

  private close(): void {
    this.element.hidden = true;
    this.found = [];
    this.paint();
    this.before?.focus();
  }

  private search(): void {
    this.found = findText(this.root, this.input.value);
    const top = this.found.findIndex(range => range.getBoundingClientRect().top >= 0);
    this.current = this.found.length === 0 ? -1 : Math.max(0, top);
    this.show();
  }

  private step(by: 1 | -1): void {
    if (this.found.length === 0) return;
    this.current = (this.current + by + this.found.length) % this.found.length;
    this.show();
    const section = this.found[this.current]?.startContainer.parentElement?.closest('section')?.querySelector('h2')?.textContent ?? '';
    this.announcer.announce(`${this.count.textContent}, ${section}`);
  }

  private show(): void {
    const total = this.found.length;
    if (this.input.value.trim() === '') this.count.textContent = '';
    else this.count.textContent = total === 0 ? 'No matches' : `${String(this.current + 1)} of ${String(total)}`;
    this.paint();
    const range = this.found[this.current];
    if (!range) return;
    for (let fold = closestFold(range.startContainer); fold; fold = closestFold(fold.parentNode)) fold.open = true;
    const { top, bottom } = range.getBoundingClientRect();
    const head = document.querySelector('.sticky')?.getBoundingClientRect().bottom ?? 0;
    if (top < head || bottom > innerHeight) scrollBy({ top: top - innerHeight / 3 });
  }

  private paint(): void {
    const range = this.found[this.current];
    CSS.highlights.set(allName, new Highlight(...this.found));
    CSS.highlights.set(currentName, range ? new Highlight(range) : new Highlight());
  }
}

function closestFold(node: Node | null): HTMLDetailsElement | null {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest<HTMLDetailsElement>('details:not([open])') ?? null;
}
