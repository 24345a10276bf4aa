import type * as real from 'vscode';
import { DiagnosticSeverity } from './kinds.ts';

export class ThemeColor implements real.ThemeColor {
  readonly id: string;
  constructor(id: string) {
    this.id = id;
  }
}

export class ThemeIcon implements real.ThemeIcon {
  static readonly File = new ThemeIcon('file');
  static readonly Folder = new ThemeIcon('folder');
  readonly id: string;
  readonly color: real.ThemeColor | undefined;
  constructor(id: string, color?: real.ThemeColor) {
    this.id = id;
    this.color = color;
  }
}

export class TreeItem implements real.TreeItem {
  label?: string | real.TreeItemLabel;
  collapsibleState?: real.TreeItemCollapsibleState;
  id?: string;
  iconPath?: NonNullable<real.TreeItem['iconPath']>;
  description?: string | boolean;
  tooltip?: string | real.MarkdownString | undefined;
  command?: real.Command;
  contextValue?: string;
  accessibilityInformation?: real.AccessibilityInformation;
  constructor(what: string | real.TreeItemLabel | real.Uri, collapsibleState?: real.TreeItemCollapsibleState) {
    if (typeof what === 'string' || 'label' in what) this.label = what;
    if (collapsibleState !== undefined) this.collapsibleState = collapsibleState;
  }
}

export class CodeLens implements real.CodeLens {
  range: real.Range;
  command?: real.Command;
  constructor(range: real.Range, command?: real.Command) {
    this.range = range;
    if (command) this.command = command;
  }
  get isResolved(): boolean {
    return this.command !== undefined;
  }
}

export class CodeActionKind implements Pick<real.CodeActionKind, 'value'> {
  static readonly QuickFix = new CodeActionKind('quickfix');
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

export class CodeAction implements real.CodeAction {
  title: string;
  edit?: real.WorkspaceEdit;
  diagnostics?: real.Diagnostic[];
  kind?: real.CodeActionKind;
  isPreferred?: boolean;
  constructor(title: string, kind?: real.CodeActionKind) {
    this.title = title;
    if (kind) this.kind = kind;
  }
}

export class MarkdownString implements real.MarkdownString {
  value: string;
  isTrusted?: boolean;
  supportThemeIcons?: boolean;
  supportHtml?: boolean;
  constructor(value = '', supportThemeIcons = false) {
    this.value = value;
    this.supportThemeIcons = supportThemeIcons;
  }
  appendText(text: string): this {
    return this.appendMarkdown(text.replace(/[\\`*_{}[\]()#+\-.!]/g, '\\$&'));
  }
  appendMarkdown(text: string): this {
    this.value += text;
    return this;
  }
  appendCodeblock(text: string, language = ''): this {
    return this.appendMarkdown(`\n\`\`\`${language}\n${text}\n\`\`\`\n`);
  }
}

export class Hover implements real.Hover {
  contents: real.Hover['contents'];
  range?: real.Range;
  constructor(contents: real.Hover['contents'] | real.Hover['contents'][number], range?: real.Range) {
    this.contents = Array.isArray(contents) ? contents : [contents];
    if (range) this.range = range;
  }
}

export class DiagnosticRelatedInformation implements real.DiagnosticRelatedInformation {
  location: real.Location;
  message: string;
  constructor(location: real.Location, message: string) {
    this.location = location;
    this.message = message;
  }
}

export class Diagnostic implements real.Diagnostic {
  range: real.Range;
  message: string;
  severity: real.DiagnosticSeverity;
  source?: string;
  code?: NonNullable<real.Diagnostic['code']>;
  relatedInformation?: real.DiagnosticRelatedInformation[];
  constructor(range: real.Range, message: string, severity: real.DiagnosticSeverity = DiagnosticSeverity.Error) {
    this.range = range;
    this.message = message;
    this.severity = severity;
  }
}

export class RelativePattern implements real.RelativePattern {
  baseUri: real.Uri;
  base: string;
  pattern: string;
  constructor(base: real.WorkspaceFolder | real.Uri, pattern: string) {
    this.baseUri = 'uri' in base ? base.uri : base;
    this.base = this.baseUri.fsPath;
    this.pattern = pattern;
  }
}
