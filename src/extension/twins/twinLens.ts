import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { withIcon, type Shown } from '../../core/words/shownText.ts';
import { commands } from '../host/ids.ts';
import { labSelector } from '../host/labDocument.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import { blankLens, lensAt, registerLenses, type Lens } from '../shown/lens.ts';
import { inWords } from '../shown/inWords.ts';
import type { Trust } from '../trust/trust.ts';
import type { TwinBeside } from './twinBeside.ts';
import { twinScheme } from './twinTexts.ts';

export interface TwinLensOptions {
  readonly beside: TwinBeside;
  readonly library: LessonLibrary;
  readonly trust: Trust;
  /** Told when the lab may have got other lenses. */
  readonly onDidChangeLenses: vscode.Event<unknown>;
}

/** `PyTorch` above a lab that has a twin; and above the twin the way back. */
export class TwinLens extends Disposable {
  private readonly options: TwinLensOptions;
  private readonly changed = this.register(new vscode.EventEmitter<void>());

  constructor(options: TwinLensOptions) {
    super();
    this.options = options;
    const { beside, trust } = options;
    const update = (): void => {
      this.changed.fire();
    };
    this.register(beside.onDidChange(update));
    this.register(options.onDidChangeLenses(update));
    this.register(trust.onDidGive(update));
    const onDidChangeCodeLenses = this.changed.event;
    this.register(registerLenses(labSelector, { onDidChangeCodeLenses, provideCodeLenses: document => this.ofLab(document) }));
    this.register(registerLenses({ scheme: twinScheme }, { onDidChangeCodeLenses, provideCodeLenses: ({ uri }) => this.ofTwin(uri) }));
  }

  private async ofLab({ uri, isUntitled }: vscode.TextDocument): Promise<Lens[]> {
    const { library, trust } = this.options;
    if (!trust.isGiven || isUntitled || !(await library.labOf(uri))?.lab.twin) return [];
    return [
      above(uri, withIcon('split-horizontal', inWords('PyTorch')), commands.showTwin, inWords('The same lab in PyTorch, beside this one')),
    ];
  }

  /** Where the lab has lenses the twin has a row for them, too, so that lines stay at equal heights. */
  private async ofTwin(uri: vscode.Uri): Promise<Lens[]> {
    const twin = this.options.beside.inSight;
    if (twin?.uri.toString() !== uri.toString()) return [];
    const lab = twin.lab.uri;
    const theirs = await vscode.commands.executeCommand<readonly { readonly range: vscode.Range }[]>('vscode.executeCodeLensProvider', lab);
    const rows = new Set(theirs.map(({ range }) => range.start.line).filter(line => line > 0));
    return [
      above(
        lab,
        withIcon('arrow-left', inWords('Back to {0}', twin.name)),
        commands.closeTwin,
        inWords('Close the twin and go on in the lab'),
      ),
      above(
        lab,
        withIcon('compare-changes', inWords('Run and Compare')),
        commands.compareTwin,
        inWords('Run both, and lay what they print side by side'),
      ),
      ...[...rows].map(blankLens),
    ];
  }
}

function above(lab: vscode.Uri, title: Shown, command: string, tooltip: Shown): Lens {
  return lensAt(0, { title, command, tooltip, arguments: [lab] });
}
