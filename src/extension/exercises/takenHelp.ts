import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';

/** What help a learner has taken for one attempt. */
export interface Help {
  /** Texts of hints, in the order in which they were taken. */
  readonly hints: readonly string[];
  /** How many steps of the walkthrough were shown, from the first on. */
  readonly steps: number;
  /** The answer in words was shown. */
  readonly isAnswered: boolean;
}

/** Help that was just taken: which of it is to be read. */
export interface TakenPart {
  readonly uri: vscode.Uri;
  readonly part: 'hints' | 'walkthrough';
}

const key = 'gatescope.takenHelp';
/** Attempts whose help is kept, the newest last. */
const mostKept = 100;
const none: Help = { hints: [], steps: 0, isAnswered: false };

/** Help stays readable once it was taken, also when the window is loaded again, until the attempt is reset. */
export class TakenHelp extends Disposable {
  private readonly memory: vscode.Memento;
  private readonly taken = this.register(new vscode.EventEmitter<TakenPart>());
  readonly onDidTake = this.taken.event;

  /** @param memory the workspace's */
  constructor(memory: vscode.Memento) {
    super();
    this.memory = memory;
  }

  of(uri: vscode.Uri): Help {
    return this.kept().find(([id]) => id === uri.toString())?.[1] ?? none;
  }

  takeHint(uri: vscode.Uri, text: string): void {
    const help = this.of(uri);
    if (!help.hints.includes(text)) this.keep(uri, { ...help, hints: [...help.hints, text] });
    this.taken.fire({ uri, part: 'hints' });
  }

  /** @param steps how many are shown now; those that were shown before stay */
  showSteps(uri: vscode.Uri, steps: number): void {
    const help = this.of(uri);
    this.keep(uri, { ...help, steps: Math.max(help.steps, steps) });
    this.taken.fire({ uri, part: 'walkthrough' });
  }

  showAnswer(uri: vscode.Uri): void {
    this.keep(uri, { ...this.of(uri), isAnswered: true });
    this.taken.fire({ uri, part: 'walkthrough' });
  }

  forget(uri: vscode.Uri): void {
    this.keep(uri, none);
  }

  private keep(uri: vscode.Uri, help: Help): void {
    const others = this.kept().filter(([id]) => id !== uri.toString());
    const all: readonly KeptHelp[] = help === none ? others : [...others, [uri.toString(), help]];
    void this.memory.update(key, all.slice(-mostKept));
  }

  private kept(): readonly KeptHelp[] {
    const kept = this.memory.get<unknown>(key);
    return Array.isArray(kept) ? kept.filter(isKept) : [];
  }
}

/** Help with the address of its attempt. */
type KeptHelp = readonly [uri: string, help: Help];

/** What is kept may be of another version. */
function isKept(value: unknown): value is KeptHelp {
  if (!Array.isArray(value) || typeof value[0] !== 'string' || typeof value[1] !== 'object' || value[1] === null) return false;
  const { hints, steps, isAnswered } = value[1] as Record<string, unknown>;
  const areTexts = Array.isArray(hints) && hints.every(hint => typeof hint === 'string');
  return areTexts && Number.isSafeInteger(steps) && typeof isAnswered === 'boolean';
}
