import * as vscode from 'vscode';
import type { Shown } from '../../core/words/shownText.ts';

declare const brand: unique symbol;

/** A row of a tree, made by `treeRow`. */
export type TreeRow = vscode.TreeItem & { readonly [brand]: 'row' };

export interface TreeRowWords {
  readonly id: string;
  readonly label: Shown;
  readonly description: Shown;
  readonly tooltip?: Shown;
  /** What a screen reader says. */
  readonly spoken: Shown;
  readonly state: vscode.TreeItemCollapsibleState;
  readonly icon: vscode.ThemeIcon;
  readonly contextValue: string;
  readonly command?: { readonly title: Shown; readonly command: string; readonly arguments: readonly unknown[] };
}

export function treeRow({ id, label, description, tooltip, spoken, state, icon, contextValue, command }: TreeRowWords): TreeRow {
  const item = new vscode.TreeItem(label, state);
  item.id = id;
  item.description = description;
  if (tooltip !== undefined) item.tooltip = tooltip;
  item.accessibilityInformation = { label: spoken };
  item.iconPath = icon;
  item.contextValue = contextValue;
  if (command) item.command = { ...command, arguments: [...command.arguments] };
  return item as TreeRow;
}

export interface TreeRows<Node> {
  /** Of rows, or of all. */
  readonly onDidChangeTreeData: vscode.Event<Node[] | undefined>;
  getChildren(node?: Node): Promise<Node[]>;
  getTreeItem(node: Node): TreeRow;
}

export function showTree<Node>(id: string, rows: TreeRows<Node>): vscode.Disposable {
  return vscode.window.createTreeView(id, { treeDataProvider: rows, showCollapseAll: true });
}
