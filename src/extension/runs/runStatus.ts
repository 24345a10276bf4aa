import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import type { BackendChoice, BackendName } from '../../core/run.ts';
import { commands } from '../ids.ts';
import { activeLab, fileNameOf } from '../labs/labDocument.ts';
import type { LabPanel } from '../panel/labPanel.ts';
import type { Settings } from '../settings.ts';
import type { RunService } from './runService.ts';

const names: Readonly<Record<BackendName, string>> = { cpu: 'CPU', webgl: 'WebGL' };

/** The one item in the status bar: what runs, or which backend would be used, and why. Only there where a lab is. */
export class RunStatus extends Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly runs: RunService;
  private readonly settings: Settings;
  private measured: BackendChoice | null = null;
  private last: BackendChoice | null = null;

  constructor(runs: RunService, panel: LabPanel, settings: Settings) {
    super();
    this.runs = runs;
    this.settings = settings;
    this.item = this.register(vscode.window.createStatusBarItem('gatescope.status', vscode.StatusBarAlignment.Right, 100));
    this.item.name = 'Gatescope';
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
      panel.onDidMeasureBackend(choice => {
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
    const backend = choice ? names[choice.name] : vscode.l10n.t('auto');
    const reason = choice?.reason ?? vscode.l10n.t('The backend is chosen by a short measurement when a lab runs.');
    if (running) {
      this.item.text = `$(sync~spin) ${vscode.l10n.t('Lab on {0}', backend)}`;
      this.item.command = commands.stopLab;
      this.item.tooltip = vscode.l10n.t('{0} is running on {1}. {2} Select to stop it.', fileNameOf(running), backend, reason);
    } else {
      this.item.text = `$(circuit-board) ${vscode.l10n.t('Lab: {0}', backend)}`;
      this.item.command = commands.openBackendSetting;
      this.item.tooltip = vscode.l10n.t('Labs run on {0}. {1} They run the text in the editor, saved or not.', backend, reason);
    }
    this.item.accessibilityInformation = { label: this.item.tooltip };
    this.item.show();
  }

  private choice(): BackendChoice | null {
    const setting = this.settings.backend;
    if (this.runs.current?.state.backend) return this.runs.current.state.backend;
    // The setting may name what this machine has not, or has lost.
    if (this.last) return this.last;
    if (setting === 'auto') return this.measured;
    return { name: setting, reason: vscode.l10n.t('Chosen in your settings.') };
  }
}
