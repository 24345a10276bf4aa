import type * as real from 'vscode';

/** What was said to the learner. */
export const said: string[] = [];
/** What they press next: a button by its words, or nothing. */
export const presses: ((message: string, buttons: readonly string[]) => string | undefined)[] = [];
/** What was asked for: lists, lines, folders, files. */
export const asked: string[] = [];
/** What was asked of VS Code by command, in order. */
export const executed: { readonly command: string; readonly args: unknown[] }[] = [];
/** What the parts have registered. */
export const registered = new Map<string, (...values: unknown[]) => unknown>();
/** Paths of documents that were shown in an editor, in order. */
export const shownDocuments: string[] = [];
export const settingsWritten: string[] = [];

/** What the learner chooses where they are asked: nothing, if a test does not say so. */
export const choices = {
  folder: undefined as real.Uri | undefined,
  /** Of the labels of a list. */
  item: (_labels: readonly string[]): string | undefined => undefined,
  /** Of what is asked for as a line of text. */
  line: (_options: real.InputBoxOptions | undefined): string | undefined => undefined,
};

/** Does what a lens, a menu or a key would. */
export async function press(command: string, ...values: unknown[]): Promise<void> {
  await registered.get(command)?.(...values);
}

/** What VS Code's three kinds of messages do: the words are kept, and a button is pressed where a test says which. */
export function say<T extends string | real.MessageItem>(message: string, ...rest: readonly unknown[]): Promise<T | undefined> {
  said.push(message);
  const buttons = rest.filter(one => typeof one === 'string');
  const pressed = presses.shift()?.(message, buttons);
  return Promise.resolve(buttons.find(one => one === pressed) as T | undefined);
}
