import type { TaskView } from '../../../src/core/channels/taskView.ts';
import { h } from '../../ui/h.ts';
import type { LabActions } from '../state/labPageState.ts';
import { setText } from '../state/setText.ts';
import { Changes } from './changes.ts';
import { TaskButton } from './taskButton.ts';
import { verdictElements, verdictTitle } from './verdictView.ts';

/** Checks the attempt, and what the last check said of it. */
export class CheckSection {
  readonly element: HTMLElement;
  private readonly press: TaskButton;
  private readonly title = h('span', {});
  private readonly status = h('span', { class: 'muted' });
  private readonly result = h('div', { class: 'check-result' });
  private readonly actions: LabActions;
  private readonly changes = new Changes();
  private isChecking = false;

  constructor(actions: LabActions) {
    this.actions = actions;
    this.press = new TaskButton(() => {
      actions.askTask({ kind: this.isChecking ? 'cancel' : 'check' });
    }, 'button main');
    this.element = h(
      'section',
      { 'aria-label': 'Check' },
      h('p', { class: 'task-actions' }, this.press.element, this.title, this.status),
      this.result,
    );
  }

  show({ check, isInWords }: TaskView): void {
    this.isChecking = check.state === 'checking';
    this.press.show(this.isChecking ? 'Cancel' : 'Check');
    setText(this.status, statusOf(check));
    if (!this.changes.take(check)) return;
    for (const part of [this.title, this.result]) part.classList.toggle('is-old', check.state === 'checked' && check.isEdited);
    // What was found stands until the check that is on has found something.
    if (check.state === 'checking') return;
    const goTo = (at: number): void => {
      this.actions.askTask({ kind: 'line', at });
    };
    const found = check.state === 'checked' ? check.verdict : null;
    this.title.replaceChildren(...(found ? [verdictTitle(found, isInWords)] : []));
    this.result.replaceChildren(...(found ? verdictElements(found, goTo) : []));
  }

  /** What stands there is of another attempt. */
  forget(): void {
    for (const part of [this.title, this.result]) part.replaceChildren();
    this.changes.take({ state: 'none' });
  }
}

function statusOf(check: TaskView['check']): string {
  switch (check.state) {
    case 'none':
      return 'Not checked yet.';
    case 'checking':
      return check.total > 0 ? `Checking: ${String(check.done)} of ${String(check.total)} runs.` : 'Checking.';
    case 'checked':
      return check.isEdited ? 'Edited since this check.' : '';
  }
}
