import type { TaskView } from '../../../src/core/channels/taskView.ts';
import { h } from '../../ui/h.ts';
import { blockElements } from '../../ui/text/textBlocks.ts';
import { inlineNodes } from '../../ui/text/textInlines.ts';
import type { LabActions } from '../state/labPageState.ts';
import { setText } from '../state/setText.ts';
import { Changes } from './changes.ts';
import { plainParts } from './plainParts.ts';
import { TaskButton } from './taskButton.ts';

/** The lesson's way, step by step as it is asked for, and at its end the answer in words. */
export class WalkthroughSection {
  readonly element: HTMLElement;
  private readonly list = h('ol', { class: 'ladder' });
  private readonly answer = h('div', { class: 'answer' });
  private readonly press: TaskButton;
  private readonly status = h('span', { class: 'muted' });
  private readonly actions: LabActions;
  private readonly changes = new Changes();
  private isAtEnd = false;

  constructor(actions: LabActions) {
    this.actions = actions;
    this.press = new TaskButton(() => {
      actions.askTask({ kind: this.isAtEnd ? 'answer' : 'nextStep' });
    });
    this.element = h(
      'section',
      { 'aria-label': 'Walkthrough' },
      h('h3', {}, 'Walkthrough'),
      this.list,
      this.answer,
      h('p', { class: 'task-actions' }, this.press.element, this.status),
    );
  }

  show(walkthrough: TaskView['walkthrough']): void {
    if (!this.changes.take(walkthrough)) return;
    const { steps, total, answer } = walkthrough;
    this.isAtEnd = steps.length >= total;
    this.list.replaceChildren(...steps.map(({ title, text }, at) => this.stepElement(title, inlineNodes(text, plainParts), at)));
    this.list.hidden = steps.length === 0;
    this.answer.hidden = answer === null;
    this.answer.replaceChildren(...(answer === null ? [] : [h('h4', {}, 'In words'), ...blockElements(answer, plainParts)]));
    const hadFocus = this.press.element === document.activeElement;
    this.press.show(
      this.isAtEnd ? (answer === null ? 'Show the Answer in Words' : null) : steps.length === 0 ? 'Show Step 1' : 'Next Step',
    );
    setText(this.status, this.isAtEnd ? '' : `${String(total - steps.length)} more`);
    if (hadFocus && this.press.element.hidden) {
      this.answer.tabIndex = -1;
      this.answer.focus();
    }
  }

  /** What was shown last. */
  get newest(): Element {
    return this.answer.hidden ? (this.list.lastElementChild ?? this.element) : this.answer;
  }

  private stepElement(title: string, text: readonly Node[], at: number): HTMLElement {
    const beside = new TaskButton(() => {
      this.actions.askTask({ kind: 'step', at });
    });
    beside.show('Show Beside');
    beside.element.setAttribute('aria-label', `Show Beside: step ${String(at + 1)}`);
    return h('li', {}, h('strong', {}, title), h('p', {}, ...text), h('p', { class: 'task-actions' }, beside.element));
  }
}
