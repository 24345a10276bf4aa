import type * as real from 'vscode';

/** Enumerations of VS Code: the compiler compares every number with `@types/vscode`. */

export const ColorThemeKind = { Light: 1, Dark: 2, HighContrast: 3, HighContrastLight: 4 } as const satisfies typeof real.ColorThemeKind;
export const ConfigurationTarget = { Global: 1, Workspace: 2, WorkspaceFolder: 3 } as const satisfies typeof real.ConfigurationTarget;
export const DecorationRangeBehavior = {
  ...{ OpenOpen: 0, ClosedClosed: 1, OpenClosed: 2, ClosedOpen: 3 },
} as const satisfies typeof real.DecorationRangeBehavior;
export const DiagnosticSeverity = { Error: 0, Warning: 1, Information: 2, Hint: 3 } as const satisfies typeof real.DiagnosticSeverity;
export const EndOfLine = { LF: 1, CRLF: 2 } as const satisfies typeof real.EndOfLine;
export const FileChangeType = { Changed: 1, Created: 2, Deleted: 3 } as const satisfies typeof real.FileChangeType;
export const FilePermission = { Readonly: 1 } as const satisfies typeof real.FilePermission;
export const FileType = { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 } as const satisfies typeof real.FileType;
export const ProgressLocation = { SourceControl: 1, Window: 10, Notification: 15 } as const satisfies typeof real.ProgressLocation;
export const StatusBarAlignment = { Left: 1, Right: 2 } as const satisfies typeof real.StatusBarAlignment;
export const TestRunProfileKind = { Run: 1, Debug: 2, Coverage: 3 } as const satisfies typeof real.TestRunProfileKind;
export const TextEditorLineNumbersStyle = {
  ...{ Off: 0, On: 1, Relative: 2, Interval: 3 },
} as const satisfies typeof real.TextEditorLineNumbersStyle;
export const TextEditorRevealType = {
  ...{ Default: 0, InCenter: 1, InCenterIfOutsideViewport: 2, AtTop: 3 },
} as const satisfies typeof real.TextEditorRevealType;
export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 } as const satisfies typeof real.TreeItemCollapsibleState;
export const ViewColumn = {
  ...{ Active: -1, Beside: -2, One: 1, Two: 2, Three: 3, Four: 4, Five: 5, Six: 6, Seven: 7, Eight: 8, Nine: 9 },
} as const satisfies typeof real.ViewColumn;
