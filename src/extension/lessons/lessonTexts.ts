import * as vscode from 'vscode';
import type { Shown } from '../../core/words/shownText.ts';
import { Disposable } from '../../core/base/disposable.ts';

const scheme = 'gatescope-lesson';

/**
 * Texts of a lesson that are shown beside a learner's own and can only be read: tasks, walkthrough steps, solutions,
 * what a file was given as.
 */
export class LessonTexts extends Disposable implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();

  constructor() {
    super();
    this.register(vscode.workspace.registerTextDocumentContentProvider(scheme, this));
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  /** `name` is what the tab shows; `owner` keeps documents of the same name apart. */
  put(owner: string, name: Shown, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme, path: `/${owner}/${name.replace(/[/\\]/g, ' ')}` });
    this.texts.set(uri.toString(), text);
    return uri;
  }
}
