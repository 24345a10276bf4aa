import { connect } from '../../src/core/channels/channel.ts';
import { Disposable, DisposableValue } from '../../src/core/base/disposable.ts';
import type { LabPlace } from '../../src/core/lesson/lessonDocument.ts';
import type {
  LessonHostApi,
  LessonMemory,
  LessonPageApi,
  LessonProgress,
  LessonView,
  OpenedCard,
} from '../../src/core/channels/lessonPageChannel.ts';
import { Announcer } from '../ui/announcer.ts';
import { AtMostEvery } from '../ui/atMostEvery.ts';
import { h } from '../ui/h.ts';
import type { VSCodeApi } from '../ui/vscodeApi.ts';
import { exerciseId, termId } from './text/cardViews.ts';
import { Contents } from './around/contents.ts';
import { showCardStates } from './around/cardStates.ts';
import { JumpBack } from './around/jumpBack.ts';
import { LessonHeader } from './around/lessonHeader.ts';
import { LessonText } from './text/lessonText.ts';
import { makeRendering } from './text/makeRendering.ts';
import { markScrollable } from './around/markScrollable.ts';
import { readPlace, restorePlace } from './around/readingPlace.ts';
import { ReadingWatch } from './around/readingWatch.ts';
import { elementId, placeKey, type LessonActions, type Rendering } from './text/rendering.ts';
import { SearchBar } from './around/searchBar.ts';
import { TermTips } from './text/termTips.ts';
import { ReadingMemory } from './text/viewMemory.ts';

/** The host is told at most this often what to remember, and always at the end. */
const rememberMs = 500;

/** The lesson page: joins host, text and reader. */
export class LessonPage extends Disposable {
  private readonly announcer = new Announcer();
  private readonly memory: ReadingMemory;
  private readonly article = h('article', { class: 'text' });
  private readonly contents = new Contents(section => this.goTo(section, null));
  private readonly jumpBack = new JumpBack(place => {
    restorePlace(this.text.value?.sections ?? [], place, this.top());
  });
  private readonly header: LessonHeader;
  private readonly search: SearchBar;
  private readonly text = this.register(new DisposableValue<LessonText>());
  private readonly watch = this.register(new DisposableValue<ReadingWatch>());
  private readonly host;
  private lesson: LessonView | null = null;
  /** The text is being made: where the window stands meanwhile says nothing about the reader. */
  private isSettling = false;

  constructor(api: VSCodeApi<LessonMemory>) {
    super();
    const connection = connect<LessonPageApi, LessonHostApi>(this.pageApi(), message => api.postMessage(message));
    this.register(connection);
    this.host = connection.remote;
    const remember = this.register(new AtMostEvery(rememberMs, () => void this.host.remember({ memory: this.memory.value })));
    this.memory = new ReadingMemory(api, () => remember.request());
    this.search = new SearchBar(this.article, this.announcer);
    this.header = new LessonHeader({
      contents: this.contents.toggle,
      back: this.jumpBack.element,
      search: this.search.element,
      onSearch: () => this.search.open(),
      onPrint: () => void this.host.print({}),
      onUncover: () => void this.host.uncover({ of: null }),
      onReload: () => void this.host.reload({}),
    });
    const tips = new TermTips(this.article, () => this.rendering());
    document.body.append(
      h('a', { class: 'skip', href: '#text' }, 'Go to the text'),
      this.header.element,
      h('div', { class: 'columns-page' }, this.contents.element, h('main', { id: 'text', tabindex: -1 }, this.article)),
      tips.element,
      this.announcer.element,
    );
    if (document.title === '') document.title = 'Lesson';
    this.listen(connection.receive.bind(connection));
    connection.open();
    void this.host.ready({});
  }

  private pageApi(): LessonPageApi {
    return {
      show: view => this.show(view),
      showProgress: progress => this.showProgress(progress),
      light: ({ places }) => this.light(places),
      goTo: ({ section, part }) => this.goTo(section, part),
      follow: card => this.showOpened(card),
      find: () => this.search.open(),
      tell: ({ notice }) => this.header.tell(notice),
      pictures: () => this.text.value?.pictures() ?? [],
    };
  }

  private actions(): LessonActions {
    const { host } = this;
    return {
      openPlace: place => void host.openPlace({ place }),
      touchPlace: place => void host.touchPlace({ place }),
      openWeb: url => void host.openWeb({ url }),
      openLab: lab => void host.openLab({ lab }),
      runLab: lab => void host.runLab({ lab }),
      answer: (lab, prediction, text) => host.answer({ lab, prediction, text }),
      uncover: (lab, prediction) => void host.uncover({ of: { lab, prediction } }),
      goToQuestion: (lab, prediction) => {
        const card = this.text.value?.questionOf(lab, prediction);
        if (!card) return void host.openLab({ lab });
        this.jumpBack.depart(this.place());
        this.goToElement(card.element);
        card.focus();
      },
      announce: sentence => this.announcer.announce(sentence),
      openExercise: exercise => void host.openExercise({ exercise }),
      makeNote: () => void host.makeNote({}),
      showModel: tab => void host.showModel({ tab }),
      goTo: (section, part) => this.follow(elementId(section, part)),
      goToTerm: term => this.follow(termId(term)),
      goToExercise: exercise => {
        // A text may speak of an exercise that it has no card of.
        if (document.getElementById(exerciseId(exercise))) this.follow(exerciseId(exercise));
        else void host.openExercise({ exercise });
      },
    };
  }

  private async show(view: LessonView): Promise<void> {
    const isSame = this.lesson?.id === view.id;
    if (isSame) this.keepPlace();
    this.memory.begin(view.id, view.memory);
    const { place } = this.memory.value;
    this.isSettling = true;
    this.lesson = view;
    document.title = `${view.number} ${view.title}`;
    this.header.show(view);
    const text = new LessonText(view, this.actions(), this.memory);
    this.text.value = text;
    this.article.replaceChildren(...text.sections);
    text.covers.fit();
    this.jumpBack.forget();
    this.contents.show(text.titles);
    // What was seen of it so far counts on.
    const watch = isSame && this.watch.value ? this.watch.value : new ReadingWatch(section => void this.host.sectionRead({ section }));
    this.watch.value = watch;
    this.showProgress(view.progress);
    this.search.textChanged();
    // After figures have got their size: before that everything below them stands elsewhere.
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    if (this.text.value !== text) return;
    this.isSettling = false;
    if (place) restorePlace(text.sections, place, this.top());
    markScrollable(this.article);
    watch.watch(text.sections);
    this.markSection();
  }

  private showProgress(progress: LessonProgress): void {
    this.contents.showProgress(progress);
    this.header.showProgress(progress);
    showCardStates(this.article, progress);
    if (this.text.value?.showPredictions(progress.predictions) !== true) return;
    this.layOut();
    this.search.textChanged();
  }

  private layOut(): void {
    this.text.value?.covers.fit();
    markScrollable(this.article);
  }

  private light(places: readonly LabPlace[]): void {
    const keys = new Set(places.map(placeKey));
    for (const symbol of this.article.querySelectorAll<HTMLElement>('[data-place]'))
      symbol.classList.toggle('lit', keys.has(symbol.dataset['place'] ?? ''));
  }

  private goTo(section: string, part: string | null): void {
    this.goToId(elementId(section, part));
  }

  /** Goes where a link leads, and offers the way back. */
  private follow(id: string): void {
    this.jumpBack.depart(this.place());
    this.goToId(id);
  }

  /** A lab's own section, or an exercise's card, unless some of it can be read already. */
  private showOpened({ of, id }: OpenedCard): void {
    const state = this.article.querySelector(`.card-state[data-${of}="${CSS.escape(id)}"]`);
    const target = of === 'lab' ? state?.closest('section') : (state?.closest('.card') ?? this.linkTo(id));
    const top = this.top();
    const box = target?.getBoundingClientRect();
    if (!target || !box || (box.height > 0 && box.bottom > top + 40 && box.top < innerHeight - 40)) return;
    this.jumpBack.depart(this.place());
    openFoldsAround(target);
    scrollTo({ top: scrollY + target.getBoundingClientRect().top - top - 8 });
  }

  /** Where the text speaks of an exercise that has no card, in sight without unfolding an answer. */
  private linkTo(exercise: string): Element | undefined {
    const links = [...this.article.querySelectorAll(`[data-to-exercise="${CSS.escape(exercise)}"]`)];
    return links.filter(link => !link.closest('details')).at(-1);
  }

  private goToId(id: string): void {
    const target = document.getElementById(id) ?? this.text.value?.covers.holderOf(id);
    if (target) this.goToElement(target);
  }

  private goToElement(target: HTMLElement): void {
    openFoldsAround(target);
    if (target instanceof HTMLDetailsElement) target.open = true;
    scrollTo({ top: scrollY + target.getBoundingClientRect().top - this.top() - 8 });
    target.focus({ preventScroll: true });
  }

  private listen(receive: (message: unknown) => void): void {
    const on = <K extends keyof WindowEventMap>(target: Window, type: K, listener: (event: WindowEventMap[K]) => void): void => {
      target.addEventListener(type, listener);
      this.register({ dispose: () => target.removeEventListener(type, listener) });
    };
    on(window, 'message', ({ data }) => receive(data));
    on(window, 'scrollend', () => this.keepPlace());
    on(window, 'resize', () => {
      this.text.value?.covers.release();
      this.layOut();
    });
    // What was folded away had no height.
    this.article.addEventListener('toggle', () => this.layOut(), { capture: true });
    on(window, 'scroll', () => this.markSection());
    on(window, 'keydown', event => {
      const isTyping = event.target instanceof HTMLInputElement && event.target.type !== 'range';
      const isFind = event.key === 'f' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (!isFind && !(event.key === '/' && !isTyping)) return;
      event.preventDefault();
      this.search.open();
    });
  }

  private keepPlace(): void {
    // A page that is being hidden has no height, and so no place.
    if (this.isSettling || document.visibilityState !== 'visible' || innerHeight === 0) return;
    const place = this.place();
    if (this.lesson && place) this.memory.keep({ place });
  }

  private place(): LessonMemory['place'] {
    return readPlace(this.text.value?.sections ?? [], this.top());
  }

  private markSection(): void {
    this.contents.mark(readPlace(this.text.value?.sections ?? [], this.top() + 40)?.section ?? null);
  }

  /** Where the text begins below what stays at the top. */
  private top(): number {
    return this.header.stickyHeight();
  }

  private rendering(): Rendering | null {
    const text = this.text.value;
    if (!this.lesson || !text) return null;
    const { covers } = text;
    return makeRendering({
      lesson: this.lesson,
      actions: this.actions(),
      section: '',
      covers,
      makeFigure: () => h('figure'),
      makeQuestion: (_lab, _prediction, card) => card.element,
    });
  }
}

function openFoldsAround(target: Element): void {
  for (let fold = target.closest<HTMLDetailsElement>('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true;
}
