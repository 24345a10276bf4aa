import type * as vscode from 'vscode';
import { turnedOf, type LabDial, type TurnedDial } from '../../core/run/dials.ts';
import type { LastRuns } from './lastRuns.ts';

/** Where the dials of each lab stand, as the learner has turned them: in this window, or else in the lab's last run. */
export class TurnedDials {
  private readonly lastRuns: Pick<LastRuns, 'get'>;
  private readonly turned = new Map<string, readonly TurnedDial[]>();

  constructor(lastRuns: Pick<LastRuns, 'get'>) {
    this.lastRuns = lastRuns;
  }

  of(uri: vscode.Uri): readonly TurnedDial[] {
    return this.turned.get(uri.toString()) ?? turnedOf(this.lastRuns.get(uri)?.state.dials ?? []);
  }

  /** From the next run on. */
  set(uri: vscode.Uri, turned: readonly TurnedDial[]): void {
    this.turned.set(uri.toString(), turned);
  }

  /** A run has met `dial`: what the text says by now is newer than what was turned when it said something else. */
  meet(uri: vscode.Uri, { name, own }: LabDial): void {
    const turned = this.of(uri);
    if (turned.some(each => each.name === name && each.own !== own))
      this.set(
        uri,
        turned.filter(each => each.name !== name),
      );
  }
}
