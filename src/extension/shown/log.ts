import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { shownWithoutAddresses, type Shown } from '../../core/words/shownText.ts';

/** The log of the extension. What others wrote stands in it as text: it holds errors of anybody. */
export class Log extends Disposable {
  private readonly channel: vscode.LogOutputChannel;

  constructor(name: string) {
    super();
    this.channel = this.register(vscode.window.createOutputChannel(name, { log: true }));
  }

  debug(sentence: string, ...causes: readonly unknown[]): void {
    this.channel.debug(textOf(sentence, causes));
  }

  info(sentence: string, ...causes: readonly unknown[]): void {
    this.channel.info(textOf(sentence, causes));
  }

  warn(sentence: string, ...causes: readonly unknown[]): void {
    this.channel.warn(textOf(sentence, causes));
  }

  error(sentence: string, ...causes: readonly unknown[]): void {
    this.channel.error(textOf(sentence, causes));
  }

  show(): void {
    this.channel.show();
  }
}

function textOf(sentence: string, causes: readonly unknown[]): Shown {
  return shownWithoutAddresses([sentence, ...causes.map(causeText)].join(' '));
}

/** With what caused it, as far as that is told; never throws, whatever it is given. */
function causeText(cause: unknown): string {
  try {
    if (!(cause instanceof Error)) return String(cause);
    const text = cause.stack ?? `${cause.name}: ${cause.message}`;
    return cause.cause === undefined ? text : `${text}\ncaused by ${causeText(cause.cause)}`;
  } catch {
    return 'something that cannot be written down';
  }
}
