import { Disposable } from '../../core/base/disposable.ts';
import type { Density } from '../../core/words/inline/inlineMark.ts';
import { commands as ids } from '../host/ids.ts';
import type { Shown } from '../../core/words/shownText.ts';
import { showInStatusBar } from '../shown/messages.ts';
import type { Commands } from '../trust/commands.ts';
import type { GuardedFiles } from '../trust/guardedFiles.ts';
import type { Settings } from '../trust/settings.ts';
import { showValues } from './showValues.ts';
import type { ValueSheets } from './valueSheets.ts';
import { inWords } from '../shown/inWords.ts';

const shownMs = 3_000;

export interface ValueCommandsOptions {
  readonly commands: Commands;
  readonly files: GuardedFiles;
  readonly sheets: ValueSheets;
  readonly settings: Settings;
}

/** Commands of inline values. */
export class ValueCommands extends Disposable {
  constructor({ commands, files, sheets, settings }: ValueCommandsOptions) {
    super();
    const words: Readonly<Record<Density, Shown>> = {
      off: inWords('Inline values: off'),
      short: inWords('Inline values: short'),
      full: inWords('Inline values: full'),
    };
    this.register(commands.register(ids.showValues, () => showValues(sheets)));
    this.register(
      commands.register(ids.cycleDensity, async () => {
        showInStatusBar(words[await settings.cycleDensity(files)], shownMs);
      }),
    );
  }
}
