import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import type { BackendChoice, BackendName } from '../../core/run/run.ts';
import { commands } from '../host/ids.ts';
import { activeLab, fileNameOf } from '../host/labDocument.ts';
import type { LabViewProvider } from '../labView/labViewProvider.ts';
import type { Settings } from '../trust/settings.ts';
import type { RunService } from './runService.ts';
import { shown, withIcon } from '../../core/words/shownText.ts';
import { StatusItem } from '../shown/statusItem.ts';
import { inWords } from '../shown/inWords.ts';

const names: Readonly<Record<BackendName, string>> = { cpu: 'CPU', webgl: 'WebGL' };

/** The one item in the status bar: what runs, or which backend would be used, and why. Only there where a lab is. */
export class RunStatus extends Disposable {
  private readonly item = this.register(new StatusItem('gatescope.status', shown('Gatescope')));
  private readonly runs: RunService;
  private readonly settings: Settings;
  private measured: BackendChoice | null = null;
  private last: BackendChoice | null = null;

  constructor(runs: RunService, labView: LabViewProvider, settings: Settings) {
    super();
    this.runs = runs;
    this.settings = settings;
    const update = (): void => {
      this.update();
    };
    this.register(runs.onDidChange(update));
    this.register(
      runs.onDidReceive(({ event }) => {
        if (event.kind !== 'started') return;
        this.last = event.backend;
        this.update();
      }),
    );
    this.register(
      labView.onDidMeasureBackend(choice => {
        this.measured = choice;
        this.update();
      }),
    );
    this.register(
      settings.onDidChange(() => {
        this.last = null;
        this.update();
      }),
    );
    this.register(vscode.window.onDidChangeActiveTextEditor(update));
    this.update();
  }

  private update(): void {
    const running = this.runs.runningUri;
    if (!running && !activeLab()) {
      this.item.hide();
      return;
    }
    const choice = this.choice();
    const backend = choice ? names[choice.name] : inWords('auto');
    const reason = choice?.reason ?? inWords('The backend is chosen by a short measurement when a lab runs.');
    if (running && this.runs.current?.state.isPaused)
      this.item.show({
        text: withIcon('debug-pause', inWords('Lab paused')),
        tooltip: inWords('{0} stands still. Select to let it go on.', fileNameOf(running)),
        command: commands.pauseLab,
      });
    else if (running)
      this.item.show({
        text: withIcon('sync~spin', inWords('Lab on {0}', backend)),
        tooltip: inWords('{0} is running on {1}. {2} Select to stop it.', fileNameOf(running), backend, reason),
        command: commands.stopLab,
      });
    else
      this.item.show({
        text: withIcon('circuit-board', inWords('Lab: {0}', backend)),
        tooltip: inWords('Labs run on {0}. {1} They run the text in the editor, saved or not.', backend, reason),
        command: commands.openBackendSetting,
      });
  }

  private choice(): BackendChoice | null {
    const setting = this.settings.backend;
    if (this.runs.current?.state.backend) return this.runs.current.state.backend;
    // The setting may name what this machine has not, or has lost.
    if (this.last) return this.last;
    if (setting === 'auto') return this.measured;
    return { name: setting, reason: inWords('Chosen in your settings.') };
  }
}
