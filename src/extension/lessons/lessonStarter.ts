import * as vscode from 'vscode';
import type { Lesson } from '../../core/lesson/lesson.ts';
import { shown } from '../../core/words/shownText.ts';
import { commands, views } from '../host/ids.ts';
import { workspaceFolderOf, workspaceFolders } from '../host/workspaceFolders.ts';
import type { LabFolder } from './labFolder.ts';
import type { LessonLibrary } from './lessonLibrary.ts';
import type { PlacedLesson } from './lessonNodes.ts';
import { inWords } from '../shown/inWords.ts';
import type { Trust } from '../trust/trust.ts';
import { askFolder, askWhich } from '../shown/questions.ts';

export interface LessonStarterOptions {
  readonly library: LessonLibrary;
  readonly folder: LabFolder;
  readonly trust: Trust;
}

/** Puts a lesson's folder where the learner wants it, never over anything, and opens it. */
export class LessonStarter {
  private readonly options: LessonStarterOptions;

  constructor(options: LessonStarterOptions) {
    this.options = options;
  }

  /** Undefined where the learner changed their mind. */
  async start(): Promise<vscode.Uri | undefined> {
    const lesson = await this.pickLesson();
    const parent = lesson && (await pickFolder(lesson));
    if (!lesson || !parent) return undefined;
    const { folder } = this.options;
    const target = await folder.freeFolder(parent, lesson);
    for (const lab of lesson.labs) await folder.workingCopy(target, { lesson, lab });
    const root = workspaceFolderOf(target);
    if (root) {
      await show({ lesson, root, folder: target });
      return target;
    }
    await folder.wakeIn(target, lesson);
    const [first] = lesson.labs;
    await vscode.commands.executeCommand('vscode.openFolder', target, {
      // What is open stays open.
      forceNewWindow: workspaceFolders().length > 0,
      filesToOpen: first ? [vscode.Uri.joinPath(target, first.file)] : [],
    });
    return target;
  }

  /**
   * In the window that opened on a lesson just started: shows it, once, and as soon as the folder is trusted. Any other
   * window has nothing to do.
   */
  async arrive(): Promise<boolean> {
    const { library, folder, trust } = this.options;
    await trust.whenGiven();
    const found = await Promise.all(workspaceFolders().map(async root => ({ root, id: await folder.wokeIn(root.uri) })));
    const woken = found.find(({ id }) => id !== null);
    if (!woken) return false;
    const { root, id } = woken;
    const lessons = await library.lessons();
    // Whoever put all lessons there names none.
    const lesson = id === '' ? lessons[0] : lessons.find(one => one.id === id);
    if (lesson) await show({ lesson, root, folder: await folder.folderOf(root.uri, lesson) });
    return true;
  }

  private async pickLesson(): Promise<Lesson | undefined> {
    const lessons = await this.options.library.lessons();
    if (lessons.length < 2) return lessons[0];
    const items = lessons.map(lesson => ({ label: shown(`${lesson.number} ${lesson.title}`), detail: shown(lesson.summary), lesson }));
    const chosen = await askWhich(items, { title: inWords('Start which lesson?'), matchOnDetail: true });
    return chosen?.lesson;
  }
}

async function pickFolder(lesson: Lesson): Promise<vscode.Uri | undefined> {
  const open = workspaceFolders()[0]?.uri;
  return askFolder(inWords("Where should the folder '{0}' go?", lesson.id), inWords('Put Lesson Here'), open);
}

/** In this window: the view of lessons beside the editors, and the page of the lesson in that folder. */
async function show(place: PlacedLesson): Promise<void> {
  await vscode.commands.executeCommand(`${views.lessons}.focus`);
  await vscode.commands.executeCommand(commands.openLesson, place);
}
