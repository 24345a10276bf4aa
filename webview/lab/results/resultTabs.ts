import type { Disposes } from '../../../src/core/base/disposable.ts';
import { h } from '../../ui/h.ts';
import { Tabs } from '../../ui/toolkit.ts';
import { TrainingCursor } from '../epochs/trainingCursor.ts';
import type { LabPageState, PagePart } from '../state/labPageState.ts';
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
  private front: LabPageState['front'] = null;
  private seedsAsked = 0;
  private why: LabPageState['why'] = null;
  private asked: LabPageState['tab'] = null;
  /** The run of which a tab was asked for, which is shown until the next run, also where it is empty. */
  private askedOf: string | null | undefined;

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
    if (state.front !== this.front) {
      this.front = state.front;
      if (state.front) this.choose('task');
    }
    if (state.seedsAsked !== this.seedsAsked) {
      this.seedsAsked = state.seedsAsked;
      this.choose('sweep');
    }
    if (state.why !== this.why) {
      this.why = state.why;
      if (state.why) this.choose('xray');
    }
    const runId = state.run?.runId ?? null;
    const isAsked = state.tab !== null && state.tab !== this.asked;
    if (isAsked) {
      this.askedOf = runId;
      this.choose(state.tab.tab);
    } else if (runId !== this.askedOf) this.askedOf = undefined;
    this.asked = state.tab;
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
    if (this.askedOf !== undefined) return this.chosen;
    const most = tabContents.findLast(content => content !== 'none' && this.list.some(tab => tab.content === content));
    const full = this.list.find(({ content }) => content === most);
    return this.chosen && (this.chosen.content !== 'none' || !full) ? this.chosen : full;
  }
}
