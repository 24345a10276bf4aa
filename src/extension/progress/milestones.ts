import * as vscode from 'vscode';
import type { Deed } from '../../core/deed.ts';
import { Disposable } from '../../core/disposable.ts';
import { milestones } from '../ids.ts';
import type { ProgressStore } from './progressStore.ts';

const keys: Readonly<Partial<Record<Deed['kind'], string>>> = {
  sectionRead: milestones.didRead,
  labRan: milestones.didRun,
  predicted: milestones.didPredict,
  exerciseChecked: milestones.didCheck,
  noteMade: milestones.didMakeNote,
};

/**
 * Ticks the steps of the walkthrough: each when the learner has really done it, in this window or before. VS Code registers a walkthrough
 * up to five seconds after the window is there and never ticks for a condition that held before; so the manifest names each key
 * alone and beside the page that is in front, which changes later.
 */
export class Milestones extends Disposable {
  private readonly told = new Set<string>();

  constructor(store: ProgressStore) {
    super();
    this.register(
      store.onDidChange(() => {
        for (const { deed } of store.progress.essential()) {
          const key = keys[deed.kind];
          if (key !== undefined) this.reach(key);
        }
      }),
    );
  }

  /** A lesson's folder is open. */
  reachStart(): void {
    this.reach(milestones.didStart);
  }

  private reach(key: string): void {
    if (this.told.has(key)) return;
    this.told.add(key);
    void vscode.commands.executeCommand('setContext', key, true);
  }
}
