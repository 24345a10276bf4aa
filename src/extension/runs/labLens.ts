import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { cutText } from '../../core/words/cutText.ts';
import { notices } from '../../core/words/outcomeText.ts';
import { commands } from '../host/ids.ts';
import { Timer } from '../host/timer.ts';
import { labSelector } from '../host/labDocument.ts';
import type { LabRun } from '../runs/labRun.ts';
import type { LastRuns } from '../runs/lastRuns.ts';
import type { RefusedRun, RunService } from '../runs/runService.ts';
import { withIcon, type Shown } from '../../core/words/shownText.ts';
import { lensAt, registerLenses, type Lens, type LensProvider } from '../shown/lens.ts';
import { manageTrust, type Trust } from '../trust/trust.ts';
import { inWords } from '../shown/inWords.ts';

/** A lens is one line; the lab view has the whole sentence. */
const longestTitle = 120;
/**
 * A lens tells of a run that has gone on for this long, in milliseconds after the editor's button tells of it. VS Code
 * asks for lenses a quarter of a second after it has heard of a change, or up to three quarters: Stop would stand above
 * most labs when they are over.
 */
const longMs = 900;

/**
 * Run and Stop above a lab's first line. Each is also a command, a key, an editor button and a button in the tree.
 */
export class LabLens extends Disposable implements LensProvider {
  private readonly runs: RunService;
  private readonly lastRuns: LastRuns;
  private readonly trust: Trust;
  /** Why a lab was not run, where it has not been run since. */
  private readonly refusals = new Map<string, RefusedRun>();
  private readonly whenLong = this.register(new Timer());
  /** The lab that is on. */
  private running: string | null = null;
  private readonly changed = this.register(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(runs: RunService, lastRuns: LastRuns, trust: Trust) {
    super();
    this.runs = runs;
    this.lastRuns = lastRuns;
    this.trust = trust;
    this.register(registerLenses(labSelector, this));
    const update = (): void => {
      this.changed.fire();
    };
    this.register(
      runs.onDidRefuse(refused => {
        this.refusals.set(refused.uri.toString(), refused);
        update();
      }),
    );
    this.register(
      runs.onDidStart(({ uri }) => {
        if (this.refusals.delete(uri.toString())) update();
      }),
    );
    this.register(
      runs.onDidChange(() => {
        const running = runs.runningUri?.toString() ?? null;
        // One start makes several changes: it has begun, its page is there.
        if (running !== null && running === this.running) return;
        this.running = running;
        this.whenLong.stop();
        if (running === null) update();
        else this.whenLong.wait(longMs, update);
      }),
    );
    this.register(trust.onDidGive(update));
  }

  provideCodeLenses(document: vscode.TextDocument): Lens[] {
    const { uri } = document;
    const lens = (title: Shown, command: string, tooltip: Shown): Lens => lensAt(0, { title, command, tooltip, arguments: [uri] });
    if (!this.trust.isGiven) return [lens(withIcon('shield', notices.trust.text), manageTrust, inWords('Manage Trust'))];
    if (this.running !== null && !this.whenLong.isWaiting && this.runs.isRunning(uri))
      return [lens(withIcon('debug-stop', inWords('Stop')), commands.stopLab, inWords('End the run at once'))];
    const run = lens(withIcon('play', inWords('Run Lab')), commands.runLab, inWords('Run the text as it stands here, saved or not'));
    const failed = refusalOf(this.refusals.get(uri.toString()), document) ?? failureOf(this.lastRuns.get(uri), document);
    return failed === null ? [run] : [run, lens(withIcon('error', failed), commands.showLabView, inWords('Show the lab view'))];
  }
}

/** Where it is a fault of the text as it stands. */
function refusalOf(refused: RefusedRun | undefined, document: vscode.TextDocument): string | null {
  if (!refused || refused.problems.length === 0 || refused.text !== document.getText()) return null;
  return cutText(refused.message.text, longestTitle);
}

/** Of the text as it stands: what another text did says nothing of this one. */
function failureOf(run: LabRun | undefined, document: vscode.TextDocument): string | null {
  if (run?.message?.severity !== 'error' || !run.texts[0]?.isCurrent(document)) return null;
  return cutText(run.message.text, longestTitle);
}
