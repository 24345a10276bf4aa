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
    const { taken, left, about } = hints;
    this.list.replaceChildren(...taken.map(hint => h('li', {}, ...inlineNodes(hint, plainParts))));
    this.list.hidden = taken.length === 0;
    const isMoving = !left && this.press.element === document.activeElement;
    this.press.show(!left ? null : taken.length === 0 ? 'Show a Hint' : 'Next Hint');
    setText(this.status, statusOf(left, about));
    // The focus goes on with what was read last, not to nowhere.
    if (isMoving) focusQuietly(this.list.lastElementChild);
  }

  /** The hint that was taken last. */
  get newest(): Element {
    return this.list.lastElementChild ?? this.element;
  }
}

/** Which sub-goal the next hints are for: after another check they may be for another one, and as many as that has. */
function statusOf(left: TaskHints['left'], about: string | null): string {
  if (left === null) return 'The last check has passed.';
  if (left === 0) return 'These are all for what the last check found; the walkthrough shows a way.';
  return about === null ? `${String(left)} more` : `${String(left)} more for: ${about}`;
}

function focusQuietly(element: Element | null): void {
  if (!(element instanceof HTMLElement)) return;
  element.tabIndex = -1;
  element.focus();
}
