import * as vscode from 'vscode';
import type { Deed } from '../../learning/deed.ts';
import { Disposable } from '../../core/base/disposable.ts';
import { milestoneKeys } from '../host/ids.ts';
import type { ProgressStore } from './progressStore.ts';

const keys: Readonly<Partial<Record<Deed['kind'], string>>> = {
  sectionRead: milestoneKeys.didRead,
  labRan: milestoneKeys.didRun,
  predicted: milestoneKeys.didPredict,
  exerciseChecked: milestoneKeys.didCheck,
  noteMade: milestoneKeys.didMakeNote,
};

/**
 * Ticks the steps of the walkthrough: each when the learner has really done it, in this window or before. VS Code
 * registers a walkthrough up to five seconds after the window is there and never ticks for a condition that held
 * before; so the manifest names each key alone and beside the page that is in front, which changes later.
 */
export class Milestones extends Disposable {
  private readonly told = new Set<string>();

  constructor(store: ProgressStore) {
    super();
    this.register(
      store.onDidChange(() => {
        for (const { deed } of store.progress.essential()) {
          // What is said after the answer was shown is no prediction.
          if (deed.kind === 'predicted' && deed.late !== undefined) continue;
          const key = keys[deed.kind];
          if (key !== undefined) this.reach(key);
        }
      }),
    );
  }

  /** A lesson's folder is open. */
  reachStart(): void {
    this.reach(milestoneKeys.didStart);
  }

  private reach(key: string): void {
    if (this.told.has(key)) return;
    this.told.add(key);
    void vscode.commands.executeCommand('setContext', key, true);
  }
}
