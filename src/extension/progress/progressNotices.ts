import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import type { ProgressNotice } from './progressNotice.ts';
import type { ProgressStore } from './progressStore.ts';
import { inWords } from '../shown/inWords.ts';
import { showError, showInformation, showWarning } from '../shown/messages.ts';

/** Tells the learner where progress could not be read or kept: once a fault, never while it lasts. */
export class ProgressNotices extends Disposable {
  private readonly store: ProgressStore;
  private readonly folder: vscode.Uri;

  constructor(store: ProgressStore, folder: vscode.Uri) {
    super();
    this.store = store;
    this.folder = folder;
    this.register(store.onDidNotice(notice => void this.tell(notice)));
  }

  private async tell(notice: ProgressNotice): Promise<void> {
    switch (notice.kind) {
      case 'recovered':
        return this.tellRecovered(notice.files);
      case 'unreadable':
        return this.tellUnreadable();
      case 'newer':
        await showWarning(
          inWords('Your progress was kept by a newer Gatescope. It is shown here and not changed. Update Gatescope to add to it.'),
        );
        return;
      case 'refused': {
        const retry = inWords('Retry');
        const text = inWords('Progress is kept in memory: the disk refused the save.');
        if ((await showWarning(text, retry)) === retry) await this.store.retry();
      }
    }
  }

  private async tellRecovered(files: number): Promise<void> {
    const open = inWords('Open Folder');
    const text =
      files === 1
        ? inWords('Recovered your progress: 1 unreadable file was set aside.')
        : inWords('Recovered your progress: {0} unreadable files were set aside.', files);
    if ((await showInformation(text, open)) === open) await this.openFolder();
  }

  private async tellUnreadable(): Promise<void> {
    const open = inWords('Open Folder');
    const fresh = inWords('Start Fresh, Keep Old');
    const text = inWords('Your progress could not be read. It was NOT changed.');
    const chosen = await showError(text, open, fresh);
    if (chosen === open) await this.openFolder();
    if (chosen === fresh) await this.store.startFresh();
  }

  private async openFolder(): Promise<void> {
    await vscode.commands.executeCommand('revealFileInOS', this.folder);
  }
}
