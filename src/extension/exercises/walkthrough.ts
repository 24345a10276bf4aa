import * as vscode from 'vscode';
import { plainMarkdown } from '../../core/lesson/plainMarkdown.ts';
import { fileNameOf } from '../host/labDocument.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import { folderOfCopy } from '../progress/runRecorder.ts';
import type { ProgressStore } from '../progress/progressStore.ts';
import type { AttemptFile } from '../lessons/attemptFile.ts';
import type { TakenHelp } from './takenHelp.ts';
import type { LessonTexts } from '../lessons/lessonTexts.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation } from '../shown/messages.ts';
import { shown, type Shown } from '../../core/words/shownText.ts';
import { showComparison } from '../shown/comparison.ts';
import { askWhich, type Choice } from '../shown/questions.ts';

export interface WalkthroughOptions {
  readonly library: LessonLibrary;
  readonly texts: LessonTexts;
  readonly store: ProgressStore;
  readonly help: TakenHelp;
  /** What a step does is read where tasks are shown: nothing has to be said of it. */
  readonly isInSight: () => boolean;
}

/** VS Code's own preview of Markdown; locked, it does not turn to the file that the learner goes on with. */
const renderBeside = 'markdown.showLockedPreviewToSide';

/** What can be laid beside an attempt. */
interface Way extends Choice {
  /** What the tab is called. */
  readonly name: Shown;
  readonly file: string;
  /** For a step: its number from 0. */
  readonly step?: number;
  /** Right, and not the lesson's own way. */
  readonly isOther?: boolean;
}

/** Shows ways to do an exercise beside the attempt, whole or step by step. The attempt itself is never touched. */
export class Walkthrough {
  private readonly options: WalkthroughOptions;

  constructor(options: WalkthroughOptions) {
    this.options = options;
  }

  /** Asks what to show. */
  async show(attempt: AttemptFile): Promise<void> {
    const ways = await this.waysOf(attempt);
    const chosen = await askWhich(ways, {
      title: inWords('Walkthrough of "{0}"', attempt.exercise.title),
      placeHolder: inWords('Shown beside your text, which stays as it is'),
      matchOnDetail: true,
    });
    if (chosen) await this.showWay(attempt, chosen);
  }

  /** The next step, to be read; its program is laid beside the attempt by `layBeside`. */
  showNext({ exercise, uri }: AttemptFile): void {
    const { help } = this.options;
    help.showSteps(uri, Math.min(help.of(uri).steps + 1, exercise.walkthrough.length));
  }

  /** A step that was shown, with its program beside the attempt. */
  async layStep(attempt: AttemptFile, step: number): Promise<void> {
    const ways = await this.waysOf(attempt);
    const way = ways.find(one => one.step === step);
    if (way && step < this.options.help.of(attempt.uri).steps) await this.layBeside(attempt, way);
  }

  /** Another right answer beside the attempt: once the exercise was passed, and not before. */
  async layOther(attempt: AttemptFile, at: number): Promise<void> {
    const ways = await this.waysOf(attempt);
    const way = ways.filter(({ isOther }) => isOther)[at];
    if (way) await this.layBeside(attempt, way);
  }

  /** Titles of other right answers; none before the exercise was passed. */
  async othersOf(attempt: AttemptFile): Promise<readonly string[]> {
    return (await this.hasPassed(attempt)) ? attempt.exercise.solutions.slice(1).map(({ title }) => title) : [];
  }

  /** The task's whole text, for a folder that is not trusted: there is no lab view to show it. */
  async showTask({ lesson, exercise }: AttemptFile): Promise<void> {
    const text = await this.options.library.filesOf(lesson.id).text(exercise.task);
    const uri = this.options.texts.put(
      exercise.id,
      shown(`${inWords('Task of {0}', exercise.title)}.md`),
      `# ${exercise.title}\n\n${text}`,
    );
    await this.showRendered(uri);
  }

  private async waysOf(attempt: AttemptFile): Promise<Way[]> {
    const { exercise } = attempt;
    const [reference, ...others] = exercise.solutions;
    const steps = exercise.walkthrough.map(({ title, text, file }, step) => ({
      label: inWords('Step {0}: {1}', step + 1, title),
      detail: shown(plainMarkdown(text)),
      name: inWords('Step {0}', step + 1),
      ...{ file, step },
    }));
    const way = (title: Shown, file: string): Way => ({ label: title, name: title, file });
    return [
      ...steps,
      ...(reference ? [way(inWords('The whole way: {0}', reference.title), reference.file)] : []),
      // What others accept would give the thought away before it was had.
      ...((await this.hasPassed(attempt))
        ? others.map(({ title, file }) => ({ ...way(inWords('Another way: {0}', title), file), isOther: true }))
        : []),
      way(inWords('In words'), exercise.answer),
    ];
  }

  private async showWay(attempt: AttemptFile, way: Way): Promise<void> {
    const { help, library, texts, isInSight } = this.options;
    const { lesson, exercise, uri } = attempt;
    if (way.file === exercise.answer) {
      help.showAnswer(uri);
      if (isInSight()) return;
      await this.showRendered(
        texts.put(exercise.id, shown(way.name + endingOf(way.file)), await library.filesOf(lesson.id).text(way.file)),
      );
      return;
    }
    if (way.step !== undefined) help.showSteps(uri, way.step + 1);
    await this.layBeside(attempt, way);
    if (way.step !== undefined && !isInSight()) await this.tellStep(attempt, way.step);
  }

  private async layBeside(attempt: AttemptFile, { name, file }: Way): Promise<void> {
    const { lesson, exercise, uri } = attempt;
    const text = await this.options.library.filesOf(lesson.id).text(file);
    if (endingOf(file) !== endingOf(fileNameOf(uri))) {
      await this.showText(this.options.texts.put(exercise.id, shown(name + endingOf(file)), text));
      return;
    }
    const title = inWords('Your attempt ↔ {0}', name);
    await showComparison(uri, this.options.texts.put(exercise.id, shown(name + endingOf(file)), text), title);
  }

  /** What the step does, and the way to the next. */
  private async tellStep(attempt: AttemptFile, step: number): Promise<void> {
    const { walkthrough } = attempt.exercise;
    const { title = '', text = '' } = walkthrough[step] ?? {};
    const sentence = inWords('Step {0} of {1}: {2}. {3}', step + 1, walkthrough.length, title, plainMarkdown(text));
    const next = inWords('Next Step');
    const buttons = step + 1 < walkthrough.length ? [next] : [];
    if ((await showInformation(sentence, ...buttons)) !== next) return;
    const ways = await this.waysOf(attempt);
    const following = ways.find(way => way.step === step + 1);
    if (following) await this.showWay(attempt, following);
  }

  /** Markdown as VS Code renders it; its text where that extension is off. */
  private async showRendered(uri: vscode.Uri): Promise<void> {
    try {
      await vscode.commands.executeCommand(renderBeside, uri);
    } catch {
      await this.showText(uri);
    }
  }

  private async showText(uri: vscode.Uri): Promise<void> {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: true });
  }

  async hasPassed({ lesson, exercise, uri }: AttemptFile): Promise<boolean> {
    await this.options.store.ready();
    return this.options.store.progress.exerciseState(folderOfCopy(uri), lesson.id, exercise.id) === 'passed';
  }
}

/** `.ts` also for a lab: what is only to be read gets no lens to run it. */
function endingOf(file: string): string {
  return file.slice(file.lastIndexOf('.'));
}
