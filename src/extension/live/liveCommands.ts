import { Disposable } from '../../core/base/disposable.ts';
import { notices } from '../../core/words/outcomeText.ts';
import { shown } from '../../core/words/shownText.ts';
import { commands as ids } from '../host/ids.ts';
import { labOf, type LabOfOptions } from '../runs/labOf.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation, showInStatusBar } from '../shown/messages.ts';
import type { Commands } from '../trust/commands.ts';
import type { LiveLabs } from './liveLabs.ts';
import { hindranceWords } from './liveLens.ts';
import type { LiveRuns } from './liveRuns.ts';

/** How long the status bar tells of the switch, in milliseconds. */
const shownForMs = 5_000;

export interface LiveCommandsOptions extends LabOfOptions {
  readonly labs: LiveLabs;
  readonly live: LiveRuns;
  readonly commands: Commands;
}

/** The switch by palette, key and tree. */
export class LiveCommands extends Disposable {
  private readonly options: LiveCommandsOptions;

  constructor(options: LiveCommandsOptions) {
    super();
    this.options = options;
    this.register(options.commands.register(ids.toggleLive, argument => this.toggle(argument)));
  }

  private async toggle(argument: unknown): Promise<void> {
    const { labs, live } = this.options;
    const uri = (await labOf(argument, this.options))?.uri;
    if (!uri) {
      await showInformation(shown(notices.noLab.text));
      return;
    }
    await labs.switch(uri);
    const hindrance = labs.isLive(uri) ? live.hindrance(uri) : null;
    const isOn = labs.isLive(uri);
    showInStatusBar(
      hindrance
        ? hindranceWords(hindrance)
        : isOn
          ? inWords('Values follow your typing in this lab.')
          : inWords('Values wait for Run Lab.'),
      shownForMs,
    );
  }
}
