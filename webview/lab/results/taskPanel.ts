import type { TaskPart, TaskView } from '../../../src/core/channels/taskView.ts';
import { h } from '../../ui/h.ts';
import { blockElements } from '../../ui/text/textBlocks.ts';
import { AfterPass } from '../task/afterPass.ts';
import { Changes } from '../task/changes.ts';
import { CheckSection } from '../task/checkSection.ts';
import { HintSection } from '../task/hintSection.ts';
import { bringIntoSight } from '../task/bringIntoSight.ts';
import { plainParts } from '../task/plainParts.ts';
import { WalkthroughSection } from '../task/walkthroughSection.ts';
import type { LabActions, LabPageState } from '../state/labPageState.ts';
import { setText } from '../state/setText.ts';
import type { ResultTab, TabContent } from './resultTab.ts';

const noTask = 'Open an exercise: what it asks, what the check says of it and its hints stand here.';
const awaitedTask = 'Reading what this exercise asks …';

/** The exercise the learner is in: what is asked, what the check says, help in steps, and what comes next. */
export class TaskPanel implements ResultTab {
  readonly id = 'task';
  readonly label = 'Task';
  readonly count = null;
  readonly element: HTMLElement;
  private readonly empty = h('p', { class: 'empty muted' }, noTask);
  private readonly title = h('h3', { class: 'task-title', tabindex: -1 });
  private readonly asked = h('div', { class: 'asked' });
  private readonly check: CheckSection;
  private readonly hints: HintSection;
  private readonly walkthrough: WalkthroughSection;
  private readonly after: AfterPass;
  /** In reading order. */
  private readonly parts: readonly HTMLElement[];
  private readonly changes = new Changes();
  private shown: TaskView | null = null;
  private isAwaited = false;
  private front: LabPageState['front'] = null;

  constructor(actions: LabActions) {
    this.check = new CheckSection(actions);
    this.hints = new HintSection(actions);
    this.walkthrough = new WalkthroughSection(actions);
    this.after = new AfterPass(actions);
    this.parts = [
      h('div', { class: 'task-asked' }, this.title, this.asked),
      h('div', { class: 'task-checking' }, this.check.element, this.after.element),
      h('div', { class: 'task-help' }, this.hints.element, this.walkthrough.element),
    ];
    this.element = h('div', { class: 'task' }, this.empty, ...this.parts);
    this.showParts(false);
  }

  /** What is asked comes before what a run has made. */
  get content(): TabContent {
    return this.shown || this.isAwaited ? 'asked' : 'none';
  }

  update({ task, isTaskAwaited, front }: LabPageState): void {
    this.isAwaited = isTaskAwaited;
    setText(this.empty, isTaskAwaited ? awaitedTask : noTask);
    if (task !== this.shown) this.show(task);
    if (front === this.front) return;
    this.front = front;
    if (front && task) this.bringUp(front.part, front.isFocused);
  }

  private show(task: TaskView | null): void {
    const isOther = task?.key !== this.shown?.key;
    this.shown = task;
    this.showParts(task !== null);
    if (!task) return;
    if (isOther) {
      this.check.forget();
      this.element.scrollTop = 0;
    }
    setText(this.title, task.title);
    if (this.changes.take(task.asked)) this.asked.replaceChildren(...blockElements(task.asked, plainParts));
    this.check.show(task);
    this.hints.show(task.hints);
    this.walkthrough.show(task.walkthrough);
    this.after.show(task);
  }

  private showParts(isTask: boolean): void {
    this.empty.hidden = isTask;
    for (const part of this.parts) part.hidden = !isTask;
  }

  /** The tab has come to the front: scrolls to what was asked for. */
  private bringUp(part: TaskPart, isFocused: boolean): void {
    const targets: Readonly<Record<TaskPart, Element>> = {
      task: this.title,
      check: this.check.element,
      hints: this.hints.newest,
      walkthrough: this.walkthrough.newest,
    };
    // The toolkit shows the tab in the next frame: only then it has a size, and can take the focus.
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        bringIntoSight(targets[part]);
        if (isFocused) this.title.focus({ preventScroll: true });
      });
    });
  }
}
