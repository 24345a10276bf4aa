import * as vscode from 'vscode';
import { unlessGone } from '../../core/channels/channel.ts';
import type { EditorLayout } from '../host/editorLayout.ts';
import { Disposable, DisposableValue } from '../../core/base/disposable.ts';
import type { Lesson } from '../../core/lesson/lesson.ts';
import type { LessonProgress } from '../../core/channels/lessonPageChannel.ts';
import { commands as ids } from '../host/ids.ts';
import type { LabFolder } from '../lessons/labFolder.ts';
import type { LabOpener } from '../lessons/labOpener.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import { isPlacedLesson, type PlacedLesson } from '../lessons/lessonNodes.ts';
import type { ProgressStore } from '../progress/progressStore.ts';
import type { Predictions } from '../predictions/predictions.ts';
import { FollowedLab } from './followedLab.ts';
import { LessonAnswers } from './lessonAnswers.ts';
import { LessonLinks } from './lessonLinks.ts';
import { LessonMemories } from './lessonMemory.ts';
import { LessonPanel } from './lessonPanel.ts';
import { LessonPrint } from './lessonPrint.ts';
import { PageRoot } from './pageRoot.ts';
import { readShownLesson } from './lessonReader.ts';
import { LessonRequests, type PlaceOf } from './lessonRequests.ts';
import type { loadReading } from '../host/bundles.ts';
import { wholeView, type ShownLesson } from './shownLesson.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation } from '../shown/messages.ts';
import { askWhich } from '../shown/questions.ts';
import { shown, type Shown } from '../../core/words/shownText.ts';
import type { Commands } from '../trust/commands.ts';
import type { GuardedFiles } from '../trust/guardedFiles.ts';
import type { Log } from '../shown/log.ts';

export interface LessonPagesOptions {
  readonly extensionUri: vscode.Uri;
  readonly library: LessonLibrary;
  readonly folder: LabFolder;
  readonly opener: LabOpener;
  readonly layout: EditorLayout;
  readonly store: ProgressStore;
  readonly predictions: Predictions;
  readonly memory: vscode.Memento;
  /** What is kept for this workspace alone. */
  readonly workspaceMemory: vscode.Memento;
  readonly log: Log;
  readonly commands: Commands;
  readonly files: GuardedFiles;
  readonly load: typeof loadReading;
}

/** The lesson page: opens lessons in it, and answers it. */
export class LessonPages extends Disposable {
  private readonly options: LessonPagesOptions;
  private readonly panel: LessonPanel;
  private readonly links: LessonLinks;
  private readonly memories: LessonMemories;
  private readonly print: LessonPrint;
  private readonly root: PageRoot;
  private readonly answers: LessonAnswers;
  private readonly followed: FollowedLab;
  private readonly watcher = this.register(new DisposableValue<vscode.Disposable>());
  private readonly arrived = this.register(new vscode.EventEmitter<void>());
  private shown: ShownLesson | undefined;
  /** Where to go once the page shows the lesson. */
  private wanted: string | null = null;

  constructor(options: LessonPagesOptions) {
    super();
    this.options = options;
    const { extensionUri, library, opener, log, load } = options;
    const shown = (): ShownLesson | undefined => this.shown;
    const placeOf: PlaceOf = lesson => this.placeOf(lesson);
    this.memories = new LessonMemories(options.memory);
    this.root = new PageRoot(options.workspaceMemory);
    this.print = new LessonPrint({ load, folderOf: id => this.folderOf(id), files: options.files });
    this.links = this.register(
      new LessonLinks({
        library,
        opener,
        shown,
        placeOf,
        onDidTouch: places => void this.told(async () => this.panel.page?.light({ places })),
      }),
    );
    const requests = new LessonRequests(shown, placeOf);
    this.answers = new LessonAnswers(options.predictions, shown, placeOf);
    const told = (action: () => Promise<void>): Promise<void> => this.told(action);
    this.followed = this.register(new FollowedLab({ library, opener, shown, page: () => this.panel.page, told }));
    const asked = (action: () => Promise<void>): void => void this.told(() => this.followed.asThePageAsks(action));
    this.panel = this.register(
      new LessonPanel({
        extensionUri,
        layout: options.layout,
        log,
        onReady: () => void this.told(() => this.send()),
        onClosed: () => {
          this.shown = undefined;
          this.watcher.value = undefined;
          this.arrived.fire();
        },
        onRestored: lesson => void this.told(() => this.show(lesson ?? undefined, null, this.root.folder)),
        requests: {
          openPlace: ({ place }) => asked(() => this.links.open(place)),
          touchPlace: ({ place }) => this.links.touch(place),
          openLab: ({ lab }) => asked(() => requests.openLab(lab)),
          runLab: ({ lab }) => asked(() => requests.runLab(lab)),
          answer: ({ lab, prediction, text }) => this.answers.say(lab, prediction, text),
          uncover: ({ of }) => void this.told(() => this.answers.uncover(of)),
          openExercise: ({ exercise }) => asked(() => requests.openExercise(exercise)),
          makeNote: () => void this.told(() => requests.makeNote()),
          // It is not believed: the command looks the tab up.
          showModel: ({ tab }) => void vscode.commands.executeCommand(ids.showModel, tab),
          openWeb: ({ url }) => void this.told(() => requests.openWeb(url)),
          sectionRead: ({ section }) => void this.sectionRead(section),
          remember: ({ memory }) => {
            if (this.shown) this.memories.keep(memory, this.shown.lesson.id);
          },
          print: () => void vscode.commands.executeCommand(ids.printLesson),
          reload: () => void this.told(() => this.show(this.shown?.lesson.id, null, this.root.folder)),
        },
      }),
    );
    this.register(options.predictions.onDidChange(() => void this.told(() => this.sendProgress())));
    this.register(vscode.workspace.onDidChangeWorkspaceFolders(() => void this.told(() => this.followFolders())));
    this.register(opener.onWillOpen(({ shown, waitFor }) => waitFor(this.told(() => this.panel.makeRoom(shown)))));
    const add = (command: string, action: (...values: unknown[]) => Promise<void>): void => {
      this.register(options.commands.register(command, (...values) => unlessGone(action(...values)), fault()));
    };
    add(ids.openLesson, async (lesson, section, place) => {
      const isBeside = place === 'beside';
      await this.open(lesson, section, isBeside);
      if (!isBeside) return;
      await this.whenThere();
      await this.followed.follow();
    });
    add(ids.findInLesson, async () => {
      await this.open(this.shown?.lesson.id, null);
      await this.whenThere();
      await this.panel.page?.find({});
    });
    add(ids.printLesson, async () => {
      await this.open(this.shown?.lesson.id, null);
      await this.whenThere();
      await this.printShown();
    });
  }

  /**
   * With a lesson in a folder of the workspace, as the tree's items are, with ids of a lesson and a section, or with
   * nothing: then the lesson is asked for where there are several.
   */
  private async open(argument: unknown, section: unknown, isBeside = false): Promise<void> {
    const place = isPlacedLesson(argument) ? argument : undefined;
    const id = place?.lesson.id ?? argument;
    const lesson = await this.pick(typeof id === 'string' ? id : undefined);
    if (!lesson) return;
    const wanted = typeof section === 'string' && lesson.sections.some(one => one.id === section) ? section : null;
    if (!this.panel.isOpen || this.shown?.lesson.id !== lesson.id) {
      await Promise.all([this.panel.open(title(lesson), isBeside), this.show(lesson.id, wanted, place?.root)]);
      return;
    }
    if (place) this.root.folder = place.root;
    const { page } = this.panel;
    // Where it was hidden, it is loaded anew and asks for everything.
    if (!page) this.wanted = wanted;
    await this.panel.open(title(lesson), isBeside);
    if (page && wanted !== null) await page.goTo({ section: wanted, part: null });
    if (place) await this.sendProgress();
  }

  /** Reads a lesson and shows it, as soon as the page is there. */
  private async show(id: string | undefined, section: string | null, root?: vscode.WorkspaceFolder): Promise<void> {
    const lesson = await this.pick(id);
    if (!lesson) return;
    this.root.folder = root ?? (await this.options.folder.placeOf(lesson))?.root;
    const files = this.options.library.filesOf(lesson.id);
    const shown = await readShownLesson(lesson, files, this.options.load);
    for (const { id: name, document } of shown.view.sections)
      for (const problem of document.problems) this.options.log.warn(`Lesson '${lesson.id}', section '${name}': ${problem}`);
    this.shown = shown;
    this.wanted = section;
    this.panel.rename(title(lesson));
    this.watch(files.uri(''));
    await this.send();
  }

  private async send(): Promise<void> {
    const { shown, wanted } = this;
    const page = this.panel.page;
    if (!shown || !page) return;
    this.wanted = null;
    await page.show(wholeView(shown, await this.progress(shown), this.memories.get(shown.lesson.id)));
    await page.tell({ notice: null });
    if (wanted !== null) await page.goTo({ section: wanted, part: null });
    this.links.refresh();
    this.arrived.fire();
  }

  /** Resolves when the page shows the lesson, or was closed. */
  private async whenThere(): Promise<void> {
    if (this.panel.page || !this.panel.isOpen) return;
    await new Promise<void>(resolve => {
      const waiting = this.arrived.event(() => {
        waiting.dispose();
        resolve();
      });
    });
  }

  /** The page belongs to another folder from now on where its own was taken out of the workspace. */
  private async followFolders(): Promise<void> {
    if (this.shown && !this.root.folder) this.root.folder = (await this.placeOf(this.shown.lesson))?.root;
    await this.sendProgress();
  }

  private async sendProgress(): Promise<void> {
    if (this.shown && this.panel.page) await this.panel.page.showProgress(await this.progress(this.shown));
  }

  private async progress({ lesson }: ShownLesson): Promise<LessonProgress> {
    const { store, predictions } = this.options;
    await store.ready();
    const place = await this.answers.placeName(lesson);
    const { progress } = store;
    return {
      read: lesson.sections.map(({ id }) => id).filter(id => progress.isSectionRead(lesson.id, id)),
      labs: Object.fromEntries(lesson.labs.map(({ id }) => [id, progress.labState(place, lesson.id, id)])),
      exercises: Object.fromEntries(lesson.exercises.map(({ id }) => [id, progress.exerciseState(place, lesson.id, id)])),
      predictions: await predictions.now(lesson, place),
    };
  }

  private async sectionRead(section: string): Promise<void> {
    const lesson = this.shown?.lesson;
    if (!lesson?.sections.some(({ id }) => id === section)) return;
    const { store } = this.options;
    await store.ready();
    if (!store.progress.isSectionRead(lesson.id, section)) await store.record({ kind: 'sectionRead', lesson: lesson.id, section });
  }

  private async printShown(): Promise<void> {
    const { shown } = this;
    if (!shown) return;
    const pictures = (await this.panel.page?.pictures({})) ?? [];
    const file = await this.print.write(wholeView(shown, await this.progress(shown), null), pictures);
    if (!file) return;
    const reveal = inWords('Open in Browser');
    const sentence = inWords('The lesson is in {0}. VS Code cannot print: open the file in a browser and print it there.', vscode.workspace.asRelativePath(file)); // prettier-ignore
    if ((await showInformation(sentence, reveal)) === reveal) await vscode.env.openExternal(file);
  }

  private async folderOf(id: string): Promise<vscode.Uri | undefined> {
    const lesson = (await this.options.library.lessons()).find(one => one.id === id);
    return lesson && (await this.placeOf(lesson))?.folder;
  }

  /** In the page's own folder of the workspace, as long as that is there. */
  private async placeOf(lesson: Lesson): Promise<PlacedLesson | undefined> {
    const { folder } = this.options;
    const root = this.root.folder;
    return root ? folder.placeIn(lesson, root) : folder.placeOf(lesson);
  }

  private watch(folder: vscode.Uri): void {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**/*.{md,json}'));
    const notice = inWords('This lesson changed on disk.');
    const tell = (): void => void this.told(async () => this.panel.page?.tell({ notice }));
    this.watcher.value = vscode.Disposable.from(watcher, watcher.onDidChange(tell), watcher.onDidCreate(tell), watcher.onDidDelete(tell));
  }

  private async pick(id: string | undefined): Promise<Lesson | undefined> {
    const lessons = await this.options.library.lessons();
    if (id === undefined && lessons.length > 1) return this.ask(lessons);
    const found = id === undefined ? lessons[0] : lessons.find(lesson => lesson.id === id);
    if (!found) void showInformation(inWords('There is no such lesson here. The log says what could not be loaded.'));
    return found;
  }

  private async ask(lessons: readonly Lesson[]): Promise<Lesson | undefined> {
    const items = lessons.map(lesson => ({ label: title(lesson), detail: shown(lesson.summary), lesson }));
    return (await askWhich(items, { title: inWords('Open which lesson?'), matchOnDetail: true }))?.lesson;
  }

  /** What goes wrong is told in one sentence; the page stays as it is. */
  private async told(action: () => Promise<void>): Promise<void> {
    try {
      await unlessGone(action());
    } catch (error) {
      if (!this.isDisposed) void this.options.commands.tell(error, 'The lesson page:', fault());
    }
  }
}

function fault(): Shown {
  return inWords('The lesson could not do that: one of its files could not be read or written.');
}

function title({ number, title: words }: Lesson): Shown {
  return shown(`${number} ${words}`);
}
