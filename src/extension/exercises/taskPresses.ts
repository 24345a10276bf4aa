import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { commands } from '../host/ids.ts';
import { showLine } from '../host/documents.ts';
import { workspaceFolderOf } from '../host/workspaceFolders.ts';
import type { ProgressStore } from '../progress/progressStore.ts';
import type { Attempts } from './attempts.ts';
import type { CheckService } from './checkService.ts';
import { nextTask } from './nextTask.ts';
import type { TakenHelp } from './takenHelp.ts';
import type { TaskPress, TaskTab } from './taskTab.ts';
import type { Walkthrough } from './walkthrough.ts';

export interface TaskPressesOptions {
  readonly tab: Pick<TaskTab, 'onDidPress'>;
  readonly attempts: Pick<Attempts, 'open'>;
  readonly checks: Pick<CheckService, 'cancel'>;
  readonly help: Pick<TakenHelp, 'showAnswer'>;
  readonly walkthrough: Pick<Walkthrough, 'showNext' | 'layStep' | 'layOther'>;
  readonly store: Pick<ProgressStore, 'progress' | 'ready'>;
  readonly fault: (error: unknown) => void;
}

/** Does what is pressed in the tab `Task`: what has a command is done by it. */
export class TaskPresses extends Disposable {
  private readonly options: TaskPressesOptions;

  constructor(options: TaskPressesOptions) {
    super();
    this.options = options;
    this.register(options.tab.onDidPress(press => void this.do(press).catch(options.fault)));
  }

  private async do({ attempt, request }: TaskPress): Promise<void> {
    const { attempts, checks, help, walkthrough, store } = this.options;
    const { uri } = attempt;
    switch (request.kind) {
      case 'check':
        await vscode.commands.executeCommand(commands.checkAttempt, uri);
        break;
      case 'cancel':
        checks.cancel(uri);
        break;
      case 'hint':
        await vscode.commands.executeCommand(commands.showHint, uri);
        break;
      case 'nextStep':
        walkthrough.showNext(attempt);
        break;
      case 'step':
        await walkthrough.layStep(attempt, request.at);
        break;
      case 'answer':
        help.showAnswer(uri);
        break;
      case 'other':
        await walkthrough.layOther(attempt, request.at);
        break;
      case 'next': {
        await store.ready();
        const next = nextTask(attempt, store.progress);
        if (next) await attempts.open(next, workspaceFolderOf(uri)?.uri);
        else await vscode.commands.executeCommand(commands.makeNote);
        break;
      }
      case 'line':
        await showLine(uri, request.at);
        break;
    }
  }
}
