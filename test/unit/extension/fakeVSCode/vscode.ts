import type * as real from 'vscode';
import * as editors from './editors.ts';
import * as events from './events.ts';
import * as items from './items.ts';
import * as kinds from './kinds.ts';
import * as memoryFiles from './memoryFiles.ts';
import * as positions from './positions.ts';
import * as testing from './testing.ts';
import * as uri from './uri.ts';
import * as workspace from './workspace.ts';

/**
 * The parts of VS Code's API that the extension stands on, in memory, with what a learner does and what is seen of it.
 * Tests put it in the place of the module: `vi.mock('vscode', () => import('…/fakeVSCode/vscode.ts'))`. The compiler
 * compares each part with `@types/vscode`: classes and numbers are declared below to be VS Code's own, and what stands in
 * `window`, `workspace` and the other spaces `satisfies` them where it is made.
 */
export * from './documents.ts';
export * from './editors.ts';
export * from './events.ts';
export * from './items.ts';
export * from './learner.ts';
export * from './lessons.ts';
export * from './memory.ts';
export * from './memoryFiles.ts';
export * from './panels.ts';
export * from './surroundings.ts';
export * from './testing.ts';
export * from './window.ts';
export * from './workspace.ts';

export const CodeAction: typeof real.CodeAction = items.CodeAction;
export const CodeLens: typeof real.CodeLens = items.CodeLens;
export const Diagnostic: typeof real.Diagnostic = items.Diagnostic;
export const DiagnosticRelatedInformation: typeof real.DiagnosticRelatedInformation = items.DiagnosticRelatedInformation;
export const Disposable: typeof real.Disposable = events.Disposable;
export const FileSystemError: typeof real.FileSystemError = memoryFiles.FileSystemError;
export const Hover: typeof real.Hover = items.Hover;
export const Location: typeof real.Location = positions.Location;
export const MarkdownString: typeof real.MarkdownString = items.MarkdownString;
export const Position: typeof real.Position = positions.Position;
export const Range: typeof real.Range = positions.Range;
export const RelativePattern: typeof real.RelativePattern = items.RelativePattern;
export const Selection: typeof real.Selection = positions.Selection;
export const TabInputText: typeof real.TabInputText = editors.TabInputText;
export const TabInputTextDiff: typeof real.TabInputTextDiff = editors.TabInputTextDiff;
export const TabInputWebview: typeof real.TabInputWebview = editors.TabInputWebview;
export const TestMessage: typeof real.TestMessage = testing.TestMessage;
export const TestRunRequest: typeof real.TestRunRequest = testing.TestRunRequest;
export const ThemeColor: typeof real.ThemeColor = items.ThemeColor;
export const ThemeIcon: typeof real.ThemeIcon = items.ThemeIcon;
export const TreeItem: typeof real.TreeItem = items.TreeItem;
export type Location = real.Location;
export type Position = real.Position;
export type Range = real.Range;
export type Selection = real.Selection;
export type Uri = real.Uri;

// VS Code makes addresses by these four alone; its constructor is private to it.
const addresses = uri.Uri satisfies Pick<typeof real.Uri, 'file' | 'from' | 'joinPath' | 'parse'>;
export const Uri = addresses as unknown as typeof real.Uri;
/** Of the kinds there is the one that the extension uses. */
export const CodeActionKind = items.CodeActionKind as unknown as typeof real.CodeActionKind;
/** Of edits there is what the extension uses. */
export const WorkspaceEdit = workspace.WorkspaceEdit as unknown as typeof real.WorkspaceEdit;

export const ColorThemeKind: typeof real.ColorThemeKind = kinds.ColorThemeKind;
export const ConfigurationTarget: typeof real.ConfigurationTarget = kinds.ConfigurationTarget;
export const DecorationRangeBehavior: typeof real.DecorationRangeBehavior = kinds.DecorationRangeBehavior;
export const DiagnosticSeverity: typeof real.DiagnosticSeverity = kinds.DiagnosticSeverity;
export const EndOfLine: typeof real.EndOfLine = kinds.EndOfLine;
export const FileChangeType: typeof real.FileChangeType = kinds.FileChangeType;
export const FilePermission: typeof real.FilePermission = kinds.FilePermission;
export const FileType: typeof real.FileType = kinds.FileType;
export const ProgressLocation: typeof real.ProgressLocation = kinds.ProgressLocation;
export const StatusBarAlignment: typeof real.StatusBarAlignment = kinds.StatusBarAlignment;
export const TestRunProfileKind: typeof real.TestRunProfileKind = kinds.TestRunProfileKind;
export const TextEditorLineNumbersStyle: typeof real.TextEditorLineNumbersStyle = kinds.TextEditorLineNumbersStyle;
export const TextEditorRevealType: typeof real.TextEditorRevealType = kinds.TextEditorRevealType;
export const TreeItemCollapsibleState: typeof real.TreeItemCollapsibleState = kinds.TreeItemCollapsibleState;
export const ViewColumn: typeof real.ViewColumn = kinds.ViewColumn;
