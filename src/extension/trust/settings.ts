import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { densities, type Density } from '../../core/words/inline/inlineMark.ts';
import { backendSettings, type BackendSetting } from '../../core/run/run.ts';
import { settings } from '../host/ids.ts';
import type { GuardedFiles } from './guardedFiles.ts';

/** Seconds; a folder's settings cannot get past these. */
const timeLimit = { least: 1, most: 600, usual: 60 };

/** The learner's settings, checked: a setting can hold anything. */
export class Settings extends Disposable {
  private readonly changed = this.register(new vscode.EventEmitter<void>());
  readonly onDidChange = this.changed.event;

  constructor() {
    super();
    this.register(
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('gatescope')) this.changed.fire();
      }),
    );
  }

  get backend(): BackendSetting {
    const value = this.read(settings.backend);
    return backendSettings.find(backend => backend === value) ?? 'auto';
  }

  get density(): Density {
    const value = this.read(settings.density);
    return densities.find(density => density === value) ?? 'short';
  }

  /** The learner's Python, or an empty text where they named none. */
  get python(): string {
    const value = this.read(settings.python);
    return typeof value === 'string' ? value.trim() : '';
  }

  get arePredictionsShown(): boolean {
    return this.read(settings.predictions) !== false;
  }

  get timeLimitMs(): number {
    const value = this.read(settings.timeLimit);
    const seconds = typeof value === 'number' && Number.isFinite(value) ? value : timeLimit.usual;
    return Math.min(timeLimit.most, Math.max(timeLimit.least, seconds)) * 1000;
  }

  /** Goes on to the next density, where the current one is written down. */
  async cycleDensity(files: GuardedFiles): Promise<Density> {
    const next = densities[(densities.indexOf(this.density) + 1) % densities.length] ?? 'short';
    const isOfWorkspace = vscode.workspace.getConfiguration().inspect(settings.density)?.workspaceValue !== undefined;
    await files.set(settings.density, next, isOfWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global);
    return next;
  }

  private read(name: string): unknown {
    return vscode.workspace.getConfiguration().get<unknown>(name);
  }
}
