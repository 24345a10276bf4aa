import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { views } from '../host/ids.ts';
import { isSameUri } from '../host/labDocument.ts';
import { workspaceFolders } from '../host/workspaceFolders.ts';
import type { ProgressStore } from '../progress/progressStore.ts';
import type { RunService } from '../runs/runService.ts';
import { showTree, type TreeRow, type TreeRows } from '../shown/treeRow.ts';
import type { LabFolder } from '../lessons/labFolder.ts';
import { treeItemOf } from './lessonItems.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import { childrenOf, type LessonNode, type OwnLabsNode, type TreeNode } from '../lessons/lessonNodes.ts';
import { ownLabsIn } from './ownLabs.ts';

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
  private readonly changed = this.register(new vscode.EventEmitter<TreeNode[] | undefined>());
  /** The rows that VS Code has, each with what it says, by their ids. */
  private readonly given = new Map<string | undefined, { readonly node: TreeNode; readonly says: string }>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(options: LessonTreeOptions) {
    super();
    this.options = options;
    const update = (): void => {
      this.given.clear();
      this.changed.fire(undefined);
    };
    const updateRows = (): void => {
      this.updateRows();
    };
    this.register(options.store.onDidChange(updateRows));
    this.register(options.runs.onDidChange(updateRows));
    this.register(vscode.workspace.onDidChangeWorkspaceFolders(update));
    const labs = this.register(vscode.workspace.createFileSystemWatcher('**/*.lab.{ts,js}', false, true, false));
    this.register(labs.onDidCreate(update));
    this.register(labs.onDidDelete(update));
    this.register(showTree(views.lessons, this));
  }

  /** Empty without a folder: then the view says what to do instead. */
  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node) return childrenOf(node);
    if (workspaceFolders().length === 0) return [];
    await this.options.store.ready();
    const lessons = await this.options.library.lessons();
    const placed = (await Promise.all(lessons.map(lesson => this.nodesOf(lesson)))).flat();
    return [...placed, ...(await this.ownLabs(placed))];
  }

  /** Of each folder once: several lessons may be in one. */
  private async ownLabs(placed: readonly LessonNode[]): Promise<OwnLabsNode[]> {
    const lessons = await this.options.library.lessons();
    const places = placed.filter(({ folder }, at) => placed.findIndex(other => isSameUri(other.folder, folder)) === at);
    const found = await Promise.all(
      // A folder that cannot be read has been told of where its lesson was looked for.
      places.map(async place => ({ ...place, files: await ownLabsIn(place.folder, lessons).catch(() => []) })),
    );
    const own = found.filter(({ files }) => files.length > 0);
    return own.map(({ lesson, root, folder, files }) => ({ kind: 'ownLabs', lesson, root, folder, files, isOnly: own.length === 1 }));
  }

  getTreeItem(node: TreeNode): TreeRow {
    const row = this.rowOf(node);
    this.given.set(row.id, { node, says: wordsOf(row) });
    return row;
  }

  /**
   * Only the rows that say something else now: a tree that is made anew as a whole knows none of its rows until it is
   * made, and a row that is unfolded in that moment stays empty.
   */
  private updateRows(): void {
    const others = [...this.given.values()].filter(({ node, says }) => wordsOf(this.rowOf(node)) !== says);
    if (others.length > 0) this.changed.fire(others.map(({ node }) => node));
  }

  private rowOf(node: TreeNode): TreeRow {
    const running = this.options.runs.runningUri;
    const file = node.kind === 'lab' ? node.lab.file : node.kind === 'ownLab' ? node.file : null;
    const isRunning = running !== undefined && file !== null && isSameUri(running, vscode.Uri.joinPath(node.folder, file));
    return treeItemOf(node, this.options.store.progress, isRunning);
  }

  /** Once for each workspace folder that has some of the lesson's labs; in the first where none has. */
  private async nodesOf(lesson: LessonNode['lesson']): Promise<LessonNode[]> {
    const places = await this.options.folder.placesOf(lesson);
    if (places.some(({ isInUse }) => isInUse)) this.options.onDidFind();
    return places.map(({ root, folder }) => ({ kind: 'lesson', lesson, root, folder, isOnly: places.length === 1 }));
  }
}

function wordsOf({ label, description, tooltip, accessibilityInformation, iconPath, contextValue }: TreeRow): string {
  return JSON.stringify([label, description, tooltip, accessibilityInformation, iconPath, contextValue]);
}
