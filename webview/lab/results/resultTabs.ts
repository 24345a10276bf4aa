import type { Disposes } from '../../../src/core/base/disposable.ts';
import { h } from '../../ui/h.ts';
import { Tabs } from '../../ui/toolkit.ts';
import { TrainingCursor } from '../epochs/trainingCursor.ts';
import { emptyPage, type LabPageState, type PagePart } from '../state/labPageState.ts';
import { tabContents, type ResultTab, type TabParts } from './resultTab.ts';
import type { LabViewMemory } from '../state/savedView.ts';
import { tabList } from './tabList.ts';

/** What a run made, one tab a kind. Until the learner chooses a tab, the one that has something to show is open. */
export class ResultTabs implements PagePart, Disposes {
  readonly element: HTMLElement;
  private readonly list: readonly ResultTab[];
  private readonly tabs: Tabs;
  private readonly memory: LabViewMemory;
  private chosen: ResultTab | undefined;
  /** What was shown before: what differs from it was asked for since. */
  private last: LabPageState = emptyPage;
  /** A tab was asked for: it is shown until the next run, also where it is empty. */
  private isAskedFor = false;

  constructor(parts: Omit<TabParts, 'cursor'>) {
    const { memory } = parts;
    const cursor = new TrainingCursor();
    this.memory = memory;
    const saved = memory.read().tab;
    this.list = tabList.map(make => make({ ...parts, cursor }));
    this.chosen = this.list.find(({ id }) => id === saved);
    this.tabs = new Tabs(
      'Results',
      this.list.map(({ id, label, element }) => ({ id, label, content: element })),
      (this.chosen ?? this.list[0])?.id ?? '',
      id => {
        this.choose(id);
      },
    );
    this.element = h('section', { class: 'results', 'aria-label': 'Results' }, this.tabs.element);
  }

  update(state: LabPageState, now: number): void {
    const { last } = this;
    this.last = state;
    if (state.front && state.front !== last.front) this.choose('task');
    if (state.seedsAsked !== last.seedsAsked) this.choose('sweep');
    if (state.why && state.why !== last.why) this.choose('xray');
    const isAsked = state.tab !== null && state.tab !== last.tab;
    if (isAsked) this.choose(state.tab.tab);
    this.isAskedFor = isAsked || (this.isAskedFor && state.run?.runId === last.run?.runId);
    for (const tab of this.list) {
      tab.update(state, now);
      if (tab.count !== null) this.tabs.setCount(tab.id, tab.count);
    }
    const selected = this.shown();
    if (selected) this.tabs.selected = selected.id;
    if (isAsked) this.tabs.focus();
    this.tellShown();
  }

  private choose(id: string): void {
    this.chosen = this.list.find(tab => tab.id === id);
    this.memory.keep({ tab: id });
    this.tellShown();
  }

  private tellShown(): void {
    const { selected } = this.tabs;
    this.element.dataset['tab'] = selected;
    for (const tab of this.list) tab.open?.(tab.id === selected);
  }

  dispose(): void {
    for (const tab of this.list) tab.dispose?.();
  }

  /** The chosen tab, unless it is empty and another is not; undefined where it does not matter. */
  private shown(): ResultTab | undefined {
    if (this.isAskedFor) return this.chosen;
    const most = tabContents.findLast(content => content !== 'none' && this.list.some(tab => tab.content === content));
    const full = this.list.find(({ content }) => content === most);
    return this.chosen && (this.chosen.content !== 'none' || !full) ? this.chosen : full;
  }
}
