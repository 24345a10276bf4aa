import type { TaskHints } from '../../../src/core/channels/taskView.ts';
import { h } from '../../ui/h.ts';
import { inlineNodes } from '../../ui/text/textInlines.ts';
import type { LabActions } from '../state/labPageState.ts';
import { setText } from '../state/setText.ts';
import { Changes } from './changes.ts';
import { plainParts } from './plainParts.ts';
import { TaskButton } from './taskButton.ts';

/** The hints that were taken, one below the other, and the way to the next. */
export class HintSection {
  readonly element: HTMLElement;
  private readonly list = h('ol', { class: 'ladder' });
  private readonly press: TaskButton;
  private readonly status = h('span', { class: 'muted' });
  private readonly changes = new Changes();

  constructor(actions: LabActions) {
    this.press = new TaskButton(() => {
      actions.askTask({ kind: 'hint' });
    });
    this.element = h(
      'section',
      { 'aria-label': 'Hints' },
      h('h3', {}, 'Hints'),
      this.list,
      h('p', { class: 'task-actions' }, this.press.element, this.status),
    );
  }

  show(hints: TaskHints): void {
    if (!this.changes.take(hints)) return;
    const { taken, left } = hints;
    this.list.replaceChildren(...taken.map(hint => h('li', {}, ...inlineNodes(hint, plainParts))));
    this.list.hidden = taken.length === 0;
    const isMoving = left === 0 && this.press.element === document.activeElement;
    this.press.show(left === 0 ? null : taken.length === 0 ? 'Show a Hint' : 'Next Hint');
    setText(this.status, left === 0 ? 'These are all for what the last check found; the walkthrough shows a way.' : `${String(left)} more`);
    // The focus goes on with what was read last, not to nowhere.
    if (isMoving) focusQuietly(this.list.lastElementChild);
  }

  /** The hint that was taken last. */
  get newest(): Element {
    return this.list.lastElementChild ?? this.element;
  }
}

function focusQuietly(element: Element | null): void {
  if (!(element instanceof HTMLElement)) return;
  element.tabIndex = -1;
  element.focus();
}
