import type { LessonProgress, LessonView } from '../../../src/core/channels/lessonPageChannel.ts';
import { h } from '../../ui/h.ts';

export interface LessonHeaderOptions {
  readonly contents: HTMLElement;
  readonly back: HTMLElement;
  readonly search: HTMLElement;
  readonly onSearch: () => void;
  readonly onPrint: () => void;
  readonly onUncover: () => void;
  readonly onReload: () => void;
}

/** Title, authors and tools. The tools stay in reach while one scrolls. */
export class LessonHeader {
  readonly element: HTMLElement;
  private readonly title = h('h1', {}, '');
  private readonly summary = h('p', { class: 'summary' });
  private readonly authors = h('p', { class: 'authors muted' });
  private readonly notice = h('p', { class: 'notice' });
  private readonly noticeBar: HTMLElement;
  private readonly tools: HTMLElement;
  private readonly uncover: HTMLElement;

  constructor({ contents, back, search, onSearch, onPrint, onUncover, onReload }: LessonHeaderOptions) {
    const press = (label: string, title: string, action: () => void): HTMLElement =>
      h('button', { class: 'button quiet', type: 'button', title, click: action }, label);
    this.noticeBar = h(
      'div',
      { class: 'notice-bar', role: 'status', hidden: true },
      this.notice,
      press('Reload', 'Read the lesson anew', onReload),
    );
    this.uncover = press('Uncover Answers', 'Show all text that is covered until you have predicted', onUncover);
    this.tools = h(
      'div',
      { class: 'tools', role: 'group', 'aria-label': 'Lesson tools' },
      contents,
      back,
      h('span', { class: 'tools-room' }),
      this.uncover,
      press('Search', 'Search in the lesson (Ctrl+F or /)', onSearch),
      press('Print', 'Write the lesson as a page for printing', onPrint),
      search,
    );
    const sticky = h('div', { class: 'sticky' }, this.tools, this.noticeBar);
    this.element = h('header', {}, h('div', { class: 'title-block' }, this.title, this.summary, this.authors), sticky);
    // With search and notice it grows: what stands below it has to know.
    const sizes = new ResizeObserver(() => document.body.style.setProperty('--head', `${String(this.stickyHeight())}px`));
    sizes.observe(sticky);
  }

  show({ number, title, summary, authors }: LessonView): void {
    this.title.textContent = `${number} ${title}`;
    this.summary.textContent = summary;
    this.authors.textContent = authors.length === 0 ? '' : `Written by ${authors.join(', ')}`;
    this.authors.hidden = authors.length === 0;
  }

  showProgress({ predictions }: LessonProgress): void {
    this.uncover.hidden = !Object.values(predictions).some(ofLab => Object.values(ofLab).some(({ isCovered }) => isCovered));
  }

  tell(notice: string | null): void {
    this.noticeBar.hidden = notice === null;
    this.notice.textContent = notice ?? '';
  }

  /** Height of what stays at the top. */
  stickyHeight(): number {
    return this.tools.offsetHeight + this.noticeBar.offsetHeight;
  }
}
