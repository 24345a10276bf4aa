import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';

const storedAs = 'gatescope.live';
/** Labs that are remembered: those that were switched last. */
const mostRemembered = 100;

/** The labs whose values follow the typing: none until the learner says so, and then for good. */
export class LiveLabs extends Disposable {
  private readonly memory: vscode.Memento;
  private readonly switched = this.register(new vscode.EventEmitter<vscode.Uri>());
  readonly onDidSwitch = this.switched.event;

  /** @param memory of the workspace */
  constructor(memory: vscode.Memento) {
    super();
    this.memory = memory;
  }

  isLive(uri: vscode.Uri): boolean {
    return this.stored().includes(uri.toString());
  }

  async switch(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const others = this.stored().filter(other => other !== key);
    await this.memory.update(storedAs, this.isLive(uri) ? others : [...others, key].slice(-mostRemembered));
    this.switched.fire(uri);
  }

  private stored(): readonly string[] {
    const stored = this.memory.get<unknown>(storedAs);
    return Array.isArray(stored) ? stored.filter(key => typeof key === 'string') : [];
  }
}
