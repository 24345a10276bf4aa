import type { OutcomeMessage } from '../../../src/core/channels/labPageChannel.ts';
import { h } from '../../ui/h.ts';
import type { LabActions, LabPageState, PagePart } from '../state/labPageState.ts';
import { lineLink } from '../state/lineLink.ts';

const symbols: Readonly<Record<OutcomeMessage['severity'], readonly [symbol: string, spoken: string]>> = {
  ok: ['✓', 'Done:'],
  info: ['i', 'Note:'],
  error: ['✗', 'Error:'],
};

/** Why there was no run, or how it ended where that is more than "it did": in words, with the line it speaks of. */
export class OutcomeBanner implements PagePart {
  readonly element = h('p', { class: 'banner', hidden: true });
  private readonly actions: LabActions;
  private shown: OutcomeMessage | null = null;

  constructor(actions: LabActions) {
    this.actions = actions;
  }

  update({ view, run }: LabPageState): void {
    const message = view?.notice ?? run?.message ?? null;
    if (message === this.shown) return;
    this.shown = message;
    // "Finished in 0.3 s" already stands in the header.
    this.element.hidden = message === null || message.severity === 'ok';
    if (!message) return;
    const [symbol, spoken] = symbols[message.severity];
    this.element.className = `banner banner-${message.severity}`;
    this.element.replaceChildren(
      h('span', { class: 'symbol', 'aria-hidden': 'true' }, symbol),
      h('span', { class: 'visually-hidden' }, spoken),
      h('span', { class: 'banner-text' }, message.text),
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
    );
  }
}
