import type { LabActions, PagePart } from '../state/labPageState.ts';
import type { LabViewMemory } from '../state/savedView.ts';
import type { TrainingCursor } from '../epochs/trainingCursor.ts';
import type { LabSandboxes } from '../runner/labSandboxes.ts';

/** How much a tab has to show, the least first: of several, that with the most opens by itself. */
export const tabContents = ['none', 'little', 'much', 'asked'] as const;

export type TabContent = (typeof tabContents)[number];

/** One kind of what a run made. `update` comes before `count` and `content` are read. */
export interface ResultTab extends PagePart {
  /** Kept with the page while it is hidden, so it stays the same from version to version. */
  readonly id: string;
  readonly label: string;
  /** How many things it shows, told beside its label; null where they are not counted. */
  readonly count: number | null;
  readonly content: TabContent;
  /** Called often. What costs something is done only while it is the open one. */
  open?(isOpen: boolean): void;
  /** Lets go of what the page holds for it. */
  dispose?(): void;
}

/** What a tab is made with. */
export interface TabParts {
  readonly actions: LabActions;
  readonly memory: LabViewMemory;
  readonly sandboxes: Pick<LabSandboxes, 'look' | 'sweep'>;
  readonly cursor: TrainingCursor;
}

export type MakeTab = (parts: TabParts) => ResultTab;
