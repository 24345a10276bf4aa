import type * as real from 'vscode';
import { nothing } from './events.ts';
import { executed, registered } from './learner.ts';
import { viewCommand } from './panels.ts';

export const commands = {
  registerCommand: (command: string, action: (...values: unknown[]) => unknown) => {
    registered.set(command, action);
    return nothing;
  },
  executeCommand: <T>(command: string, ...args: unknown[]): Promise<T> => {
    executed.push({ command, args });
    viewCommand(command);
    return Promise.resolve(registered.get(command)?.(...args) as T);
  },
} satisfies Partial<typeof real.commands>;

/** Problems by path. */
export const diagnostics = new Map<string, readonly real.Diagnostic[]>();
export const lensProviders: real.CodeLensProvider[] = [];
export const hoverProviders: real.HoverProvider[] = [];
export const actionProviders: real.CodeActionProvider[] = [];

export const languages = {
  createDiagnosticCollection: problems,
  getDiagnostics: (): real.Diagnostic[] => [],
  registerCodeLensProvider: (_: real.DocumentSelector, provider: real.CodeLensProvider) => (lensProviders.push(provider), nothing),
  registerCodeActionsProvider: (_: real.DocumentSelector, provider: real.CodeActionProvider) => (actionProviders.push(provider), nothing),
  registerHoverProvider: (_: real.DocumentSelector, provider: real.HoverProvider) => (hoverProviders.push(provider), nothing),
} satisfies Partial<Omit<typeof real.languages, 'getDiagnostics'>> & { getDiagnostics(uri: real.Uri): real.Diagnostic[] };

/** Addresses that were opened outside. */
export const openedOutside: string[] = [];
export const env = {
  language: 'en',
  openExternal: (uri: real.Uri) => Promise.resolve(openedOutside.push(uri.toString()) > 0),
} satisfies Partial<typeof real.env>;

export const l10n = {
  t: (text: string | { readonly message: string }, ...args: unknown[]): string =>
    (typeof text === 'string' ? text : text.message).replace(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)])),
} satisfies Partial<typeof real.l10n>;

function problems(name = ''): real.DiagnosticCollection {
  const set = (uri: real.Uri | readonly [real.Uri, readonly real.Diagnostic[] | undefined][], found?: readonly real.Diagnostic[]): void => {
    if ('path' in uri) diagnostics.set(uri.path, found ?? []);
    else for (const [of, some] of uri) diagnostics.set(of.path, some ?? []);
  };
  const all = (): [real.Uri, readonly real.Diagnostic[]][] => [];
  return {
    ...{ name, set, get: uri => diagnostics.get(uri.path), has: uri => diagnostics.has(uri.path), forEach: () => undefined },
    ...{ delete: uri => void diagnostics.delete(uri.path), clear: () => undefined, dispose: () => undefined },
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  };
}
