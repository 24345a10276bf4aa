import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import type { Lesson } from '../../core/lesson.ts';
import { commands, treeItems, views } from '../ids.ts';
import type { RunService } from '../runs/runService.ts';
import type { LabStates } from './labStates.ts';
import { stateWords } from './labWords.ts';
import type { LessonLab, LessonLibrary } from './lessonLibrary.ts';

export type TreeNode = Lesson | LessonLab;

/** Lessons and their labs, with what the learner has done with each. */
export class LessonTree extends Disposable implements vscode.TreeDataProvider<TreeNode> {
  private readonly library: LessonLibrary;
  private readonly states: LabStates;
  private readonly runs: RunService;
  private readonly changed = this.register(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.changed.event;

  constructor(library: LessonLibrary, states: LabStates, runs: RunService) {
    super();
    this.library = library;
    this.states = states;
    this.runs = runs;
    const update = (): void => {
      this.changed.fire(undefined);
    };
    this.register(states.onDidChange(update));
    this.register(runs.onDidChange(update));
    this.register(vscode.workspace.onDidChangeWorkspaceFolders(update));
    this.register(vscode.window.createTreeView(views.lessons, { treeDataProvider: this, showCollapseAll: false }));
  }

  /** Empty without a folder: then the view says what to do instead. */
  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (!vscode.workspace.workspaceFolders?.length) return [];
    if (node === undefined) return [...(await this.library.lessons())];
    return isLesson(node) ? node.labs.map(lab => ({ lesson: node, lab })) : [];
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return isLesson(node) ? this.lessonItem(node) : this.labItem(node);
  }

  private lessonItem(lesson: Lesson): vscode.TreeItem {
    const matched = lesson.labs.filter(lab => this.states.get({ lesson, lab }) === 'matched').length;
    const item = new vscode.TreeItem(`${lesson.number} ${lesson.title}`, vscode.TreeItemCollapsibleState.Expanded);
    item.id = lesson.id;
    item.description = `${String(matched)}/${String(lesson.labs.length)}`;
    item.iconPath = new vscode.ThemeIcon('book');
    item.contextValue = treeItems.lesson;
    item.accessibilityInformation = {
      label: vscode.l10n.t(
        'Lesson {0} {1}, output as expected in {2} of {3} labs',
        lesson.number,
        lesson.title,
        matched,
        lesson.labs.length,
      ),
    };
    return item;
  }

  private labItem(node: LessonLab): vscode.TreeItem {
    const { lesson, lab } = node;
    const isRunning = this.runs.runningUri !== undefined && this.library.labOf(this.runs.runningUri)?.lab === lab;
    const words = stateWords[isRunning ? 'running' : this.states.get(node)];
    const item = new vscode.TreeItem(lab.title, vscode.TreeItemCollapsibleState.None);
    item.id = `${lesson.id}/${lab.id}`;
    item.description = vscode.l10n.t(words.short ?? words.text);
    item.iconPath = new vscode.ThemeIcon(words.icon, words.color === undefined ? undefined : new vscode.ThemeColor(words.color));
    item.tooltip = `${lab.title}: ${vscode.l10n.t(words.text)}\n\n${lab.summary}`;
    item.contextValue = isRunning ? treeItems.runningLab : treeItems.lab;
    item.accessibilityInformation = { label: `${lab.title}, ${vscode.l10n.t(words.text)}` };
    item.command = { command: commands.openLab, title: vscode.l10n.t('Open Lab'), arguments: [node] };
    return item;
  }
}

function isLesson(node: TreeNode): node is Lesson {
  return 'labs' in node;
}
