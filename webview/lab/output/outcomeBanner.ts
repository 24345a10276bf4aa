import type { OutcomeMessage } from '../../../src/core/channels/labPageChannel.ts';
import { h } from '../../ui/h.ts';
import { unfolding } from '../../ui/unfolding.ts';
import { isRunOld, type LabActions, type LabPageState, type PagePart } from '../state/labPageState.ts';
import { lineLink } from '../state/lineLink.ts';

const symbols: Readonly<Record<OutcomeMessage['severity'], readonly [symbol: string, spoken: string]>> = {
  ok: ['✓', 'Done:'],
  info: ['i', 'Note:'],
  error: ['✗', 'Error:'],
};

/** What was said of a text that has been edited since begins so. */
export const beforeEdit = 'Before the last change: ';
/** And what was said in an earlier window, as the host writes it. */
export const beforeWindow = 'Before the window was opened again: ';

/** Why there was no run, or how it ended where that is more than "it did": in words, with the line it speaks of. */
export class OutcomeBanner implements PagePart {
  readonly element = h('p', { class: 'banner', hidden: true });
  private readonly actions: LabActions;
  private shown: OutcomeMessage | null = null;
  private age: 'new' | 'edited' | 'kept' = 'new';

  constructor(actions: LabActions) {
    this.actions = actions;
  }

  update(state: LabPageState): void {
    const { view, run } = state;
    const message = view?.notice ?? run?.message ?? null;
    const isOld = view?.notice ? view.isNoticeEdited === true : isRunOld(state);
    // A kept run's message says by itself of which window it is.
    const age = !isOld ? 'new' : !view?.notice && run?.isKept ? 'kept' : 'edited';
    if (message === this.shown && age === this.age) return;
    this.shown = message;
    this.age = age;
    // "Finished in 0.3 s" already stands in the header.
    this.element.hidden = message === null || message.severity === 'ok';
    if (!message) return;
    const [symbol, spoken] = symbols[message.severity];
    this.element.className = `banner banner-${message.severity}${age === 'new' ? '' : ' old'}`;
    this.element.replaceChildren(
      h('span', { class: 'symbol', 'aria-hidden': 'true' }, symbol),
      h('span', { class: 'visually-hidden' }, spoken),
      h('span', { class: 'banner-text' }, `${age === 'edited' ? beforeEdit : ''}${message.text}`),
      h(
        'span',
        { class: 'banner-more' },
        ...(message.line === null
          ? []
          : [
              'Go to ',
              lineLink(message.line, line => {
                this.actions.revealLine(line);
              }),
            ]),
        h('span', { class: 'code' }, message.code),
      ),
      ...(age === 'new' ? [] : [unfolding(this.element, ['More', 'Less'])]),
    );
  }
}
