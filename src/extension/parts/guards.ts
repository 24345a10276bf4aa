import type { Log } from '../shown/log.ts';
import { loadPython } from '../host/bundles.ts';
import { Commands } from '../trust/commands.ts';
import { GuardedFiles } from '../trust/guardedFiles.ts';
import { Trust } from '../trust/trust.ts';

/** All that stands between a folder that is not trusted and what could be done with it. */
export class Guards {
  readonly trust = new Trust();
  readonly files = new GuardedFiles(this.trust);
  /** What starts the learner's Python. */
  readonly loadPython = this.trust.only(loadPython);
  readonly commands: Commands;

  constructor(log: Log) {
    this.commands = new Commands(this.trust, log);
  }
}
