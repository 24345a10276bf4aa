import * as vscode from 'vscode';
import type { Lesson } from '../../core/lesson.ts';
import { notices } from '../../core/outcomeText.ts';
import { commands, views } from '../ids.ts';
import type { LabFolder } from './labFolder.ts';
import type { LessonLibrary } from './lessonLibrary.ts';

const arrivingKey = 'startedLesson';

/** A lesson that was just put into a folder, for the window that opens on that folder. */
interface Arriving {
  readonly folder: string;
  readonly lesson: string;
}

export interface LessonStarterOptions {
  readonly library: LessonLibrary;
  readonly folder: LabFolder;
  /** Shared by all windows. */
  readonly memory: vscode.Memento;
}

/** Puts a lesson's folder where the learner wants it, never over anything, and opens it. */
export class LessonStarter {
  private readonly options: LessonStarterOptions;

  constructor(options: LessonStarterOptions) {
    this.options = options;
  }

  /** Undefined where the learner changed their mind. */
  async start(): Promise<vscode.Uri | undefined> {
    if (!(await isTrusted())) return undefined;
    const lesson = await this.pickLesson();
    const parent = lesson && (await pickFolder(lesson));
    if (!lesson || !parent) return undefined;
    const { folder, memory } = this.options;
    const target = await folder.freeFolder(parent, lesson);
    for (const lab of lesson.labs) await folder.workingCopy(target, { lesson, lab });
    if (isOpenHere(target)) {
      await show(lesson);
      return target;
    }
    await memory.update(arrivingKey, { folder: target.toString(), lesson: lesson.id } satisfies Arriving);
    await folder.wakeIn(target);
    const [first] = lesson.labs;
    await vscode.commands.executeCommand('vscode.openFolder', target, {
      // What is open stays open.
      forceNewWindow: Boolean(vscode.workspace.workspaceFolders?.length),
      filesToOpen: first ? [vscode.Uri.joinPath(target, first.file)] : [],
    });
    return target;
  }

  /** In the window that opened on a lesson just started: shows it, once. Any other window has nothing to do. */
  async arrive(): Promise<boolean> {
    const { memory, library, folder } = this.options;
    const arriving = memory.get<Partial<Arriving>>(arrivingKey);
    const here = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === arriving?.folder);
    if (!arriving || !here) return false;
    await memory.update(arrivingKey, undefined);
    await folder.wokeIn(here.uri);
    const lesson = (await library.lessons()).find(({ id }) => id === arriving.lesson);
    if (lesson) await show(lesson);
    return true;
  }

  private async pickLesson(): Promise<Lesson | undefined> {
    const lessons = await this.options.library.lessons();
    if (lessons.length < 2) return lessons[0];
    const items = lessons.map(lesson => ({ label: `${lesson.number} ${lesson.title}`, detail: lesson.summary, lesson }));
    const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Start which lesson?'), matchOnDetail: true });
    return chosen?.lesson;
  }
}

async function isTrusted(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = vscode.l10n.t('Manage Trust');
  if ((await vscode.window.showWarningMessage(notices.trust.text, manage)) === manage) {
    await vscode.commands.executeCommand('workbench.trust.manage');
  }
  return false;
}

async function pickFolder(lesson: Lesson): Promise<vscode.Uri | undefined> {
  const open = vscode.workspace.workspaceFolders?.[0]?.uri;
  const chosen = await vscode.window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    canSelectMany: false,
    ...(open && { defaultUri: open }),
    title: vscode.l10n.t("Where should the folder '{0}' go?", lesson.id),
    openLabel: vscode.l10n.t('Put Lesson Here'),
  });
  return chosen?.[0];
}

/** In this window: its view beside the editors, and its page. */
async function show({ id }: Lesson): Promise<void> {
  await vscode.commands.executeCommand(`${views.lessons}.focus`);
  await vscode.commands.executeCommand(commands.openLesson, id);
}

function isOpenHere(folder: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(folder) !== undefined;
}
