import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { textColumns } from '../../core/words/textColumns.ts';
import { settingsOf } from '../host/readSetting.ts';

const askHints = 'vscode.executeInlayHintProvider';

/** What VS Code gives of a hint, as far as its width goes. */
interface GivenHint {
  readonly position: vscode.Position;
  readonly label: string | readonly { readonly value: string }[];
  readonly paddingLeft?: boolean;
  readonly paddingRight?: boolean;
}

interface FoundHints {
  readonly version: number;
  readonly columns: ReadonlyMap<number, number>;
}

/** How many columns the hints take that VS Code draws inside of lines, such as the names of parameters. */
export class InlayHints extends Disposable {
  private readonly changed = this.register(new vscode.EventEmitter<void>());
  /** Hints of an editor have come. */
  readonly onDidChange = this.changed.event;
  private readonly found = new WeakMap<vscode.TextDocument, FoundHints>();
  private readonly asked = new WeakMap<vscode.TextDocument, number>();

  /** By line (1-based), as far as they are known; what is not known is asked for. */
  columnsOf({ document }: vscode.TextEditor): ReadonlyMap<number, number> {
    if (!areOn(document)) return new Map();
    if (this.asked.get(document) !== document.version) void this.find(document);
    return this.found.get(document)?.columns ?? new Map();
  }

  private async find(document: vscode.TextDocument): Promise<void> {
    const { version, uri, lineCount } = document;
    this.asked.set(document, version);
    const hints = await vscode.commands.executeCommand(askHints, uri, new vscode.Range(0, 0, lineCount, 0));
    if (this.isDisposed || document.version !== version || !Array.isArray(hints)) return;
    const columns = new Map<number, number>();
    for (const { position, label, paddingLeft, paddingRight } of hints as readonly GivenHint[]) {
      const text = typeof label === 'string' ? label : label.map(({ value }) => value).join('');
      const size = textColumns(text) + (paddingLeft ? 1 : 0) + (paddingRight ? 1 : 0);
      columns.set(position.line + 1, (columns.get(position.line + 1) ?? 0) + size);
    }
    this.found.set(document, { version, columns });
    if (columns.size > 0) this.changed.fire();
  }
}

/** Where no language's hints are turned on, which is usual, nobody is asked. */
function areOn(document: vscode.TextDocument): boolean {
  const shows = settingsOf('editor', document)('inlayHints.enabled');
  if (shows === 'off' || shows === 'offUnlessPressed') return false;
  const hint = settingsOf('typescript.inlayHints', document);
  return kindsOfHints.some(kind => {
    const value = hint(kind);
    return value === true || value === 'literals' || value === 'all';
  });
}

const kindsOfHints = [
  'parameterNames.enabled',
  'parameterTypes.enabled',
  'variableTypes.enabled',
  'propertyDeclarationTypes.enabled',
  'functionLikeReturnTypes.enabled',
  'enumMemberValues.enabled',
];
