import type { TaskView } from '../../../src/core/channels/taskView.ts';
import { h } from '../../ui/h.ts';
import type { LabActions } from '../state/labPageState.ts';
import { Changes } from './changes.ts';
import { TaskButton } from './taskButton.ts';

/** For those who have passed: other right answers, and what comes next. */
export class AfterPass {
  readonly element = h('section', { 'aria-label': 'After a pass', hidden: true });
  private readonly actions: LabActions;
  private readonly changes = new Changes();

  constructor(actions: LabActions) {
    this.actions = actions;
  }

  show({ others, next }: TaskView): void {
    if (!this.changes.take([others, next])) return;
    this.element.hidden = others.length === 0 && next === null;
    this.element.replaceChildren(...this.otherWays(others), ...this.nextOne(next));
  }

  private otherWays(titles: readonly string[]): readonly Node[] {
    if (titles.length === 0) return [];
    const items = titles.map((title, at) => {
      const press = new TaskButton(() => {
        this.actions.askTask({ kind: 'other', at });
      });
      press.show('Show Beside');
      press.element.setAttribute('aria-label', `Show Beside: ${title}`);
      return h('li', {}, title, ' ', press.element);
    });
    return [h('h3', {}, 'Other right answers'), h('ul', { class: 'others' }, ...items)];
  }

  private nextOne(next: TaskView['next']): readonly Node[] {
    if (next === null) return [];
    const press = new TaskButton(() => {
      this.actions.askTask({ kind: 'next' });
    }, 'button main');
    press.show(next.kind === 'note' ? 'Make My Note' : 'Open Exercise');
    const words = next.kind === 'note' ? 'All exercises of the lesson are passed.' : next.title;
    return [h('h3', {}, 'What comes next'), h('p', { class: 'task-actions' }, h('span', {}, words), press.element)];
  }
}
