import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import { views } from '../ids.ts';
import { isSameUri } from '../labs/labDocument.ts';
import type { ProgressStore } from '../progress/progressStore.ts';
import type { RunService } from '../runs/runService.ts';
import { showTree, type TreeRow, type TreeRows } from '../shown/treeRow.ts';
import type { LabFolder } from './labFolder.ts';
import { treeItemOf } from './lessonItems.ts';
import type { LessonLibrary } from './lessonLibrary.ts';
import { childrenOf, type LessonNode, type TreeNode } from './lessonNodes.ts';

export interface LessonTreeOptions {
  readonly library: LessonLibrary;
  readonly folder: LabFolder;
  readonly store: ProgressStore;
  readonly runs: RunService;
  /** The folder of a lesson was found among the workspace's. */
  readonly onDidFind: () => void;
}

/** Lessons with their sections, labs, exercises and evidence, and what the learner has earned with each. */
export class LessonTree extends Disposable implements TreeRows<TreeNode> {
  private readonly options: LessonTreeOptions;
  private readonly changed = this.register(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.changed.event;

  constructor(options: LessonTreeOptions) {
    super();
    this.options = options;
    const update = (): void => {
      this.changed.fire(undefined);
    };
    this.register(options.store.onDidChange(update));
    this.register(options.runs.onDidChange(update));
    this.register(vscode.workspace.onDidChangeWorkspaceFolders(update));
    this.register(showTree(views.lessons, this));
  }

  /** Empty without a folder: then the view says what to do instead. */
  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node) return childrenOf(node);
    const roots = vscode.workspace.workspaceFolders ?? [];
    if (roots.length === 0) return [];
    await this.options.store.ready();
    const lessons = await this.options.library.lessons();
    return (await Promise.all(lessons.map(lesson => this.placesOf(lesson, roots)))).flat();
  }

  getTreeItem(node: TreeNode): TreeRow {
    const running = this.options.runs.runningUri;
    const isRunning = node.kind === 'lab' && running !== undefined && isSameUri(running, vscode.Uri.joinPath(node.folder, node.lab.file));
    return treeItemOf(node, this.options.store.progress, isRunning);
  }

  /** Once for each workspace folder that has some of the lesson's labs; in the first where none has. */
  private async placesOf(lesson: LessonNode['lesson'], roots: readonly vscode.WorkspaceFolder[]): Promise<LessonNode[]> {
    const places = await Promise.all(roots.map(async root => ({ root, ...(await this.options.folder.find(root.uri, lesson)) })));
    const inUse = places.filter(({ isInUse }) => isInUse);
    if (inUse.length > 0) this.options.onDidFind();
    const shown = inUse.length > 0 ? inUse : places.slice(0, 1);
    return shown.map(({ root, folder }) => ({ kind: 'lesson', lesson, root, folder, isOnly: shown.length === 1 }));
  }
}
