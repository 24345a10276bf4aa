import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { assertNever } from '../../core/base/assertNever.ts';
import { seconds } from '../../core/words/outcomeText.ts';
import { withIcon, type Shown } from '../../core/words/shownText.ts';
import { commands } from '../host/ids.ts';
import { labSelector } from '../host/labDocument.ts';
import { inWords } from '../shown/inWords.ts';
import { lensAt, registerLenses, type Lens, type LensProvider } from '../shown/lens.ts';
import type { Trust } from '../trust/trust.ts';
import type { LiveLabs } from './liveLabs.ts';
import type { LiveHindrance, LiveRuns } from './liveRuns.ts';

/** The switch above a lab's first line, and why it waits where it does. */
export class LiveLens extends Disposable implements LensProvider {
  private readonly labs: LiveLabs;
  private readonly live: LiveRuns;
  private readonly trust: Trust;
  private readonly changed = this.register(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(labs: LiveLabs, live: LiveRuns, trust: Trust) {
    super();
    this.labs = labs;
    this.live = live;
    this.trust = trust;
    const update = (): void => {
      this.changed.fire();
    };
    this.register(labs.onDidSwitch(update));
    this.register(live.onDidChange(update));
    this.register(trust.onDidGive(update));
    this.register(registerLenses(labSelector, this));
  }

  provideCodeLenses({ uri }: vscode.TextDocument): Lens[] {
    if (!this.trust.isGiven) return [];
    const [title, tooltip] = this.words(uri);
    return [lensAt(0, { title, command: commands.toggleLive, tooltip, arguments: [uri] })];
  }

  private words(uri: vscode.Uri): [title: Shown, tooltip: Shown] {
    if (!this.labs.isLive(uri))
      return [
        withIcon('circle-large-outline', inWords('Live: off')),
        inWords('Have the values follow your typing, where a lab ends within 0.2 s'),
      ];
    const hindrance = this.live.hindrance(uri);
    const title = hindrance ? withIcon('debug-pause', hindranceWords(hindrance)) : withIcon('circle-large-filled', inWords('Live: on'));
    return [title, inWords('Have the values wait for Run Lab again')];
  }
}

/** Why a lab that is live is not run by typing. */
export function hindranceWords(hindrance: LiveHindrance): Shown {
  switch (hindrance.kind) {
    case 'trains':
      return inWords('Live waits: this lab trains. Run it yourself.');
    case 'slow':
      return inWords('Live waits: this lab took {0}. Run it yourself.', seconds(hindrance.ms));
    case 'asked':
      return inWords('Live waits until you have predicted or skipped');
    default:
      return assertNever(hindrance);
  }
}
