import * as vscode from 'vscode';
import { plainMarkdown } from '../../core/markdownText.ts';
import { fileNameOf } from '../labs/labDocument.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import { placeOf } from '../progress/runRecorder.ts';
import type { ProgressStore } from '../progress/progressStore.ts';
import type { Attempt } from './attempt.ts';
import type { LessonTexts } from '../lessons/lessonTexts.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation } from '../shown/messages.ts';
import { shown, type Shown } from '../../core/shownText.ts';
import { showComparison } from '../shown/comparison.ts';
import { askWhich, type Choice } from '../shown/questions.ts';

export interface WalkthroughOptions {
  readonly library: LessonLibrary;
  readonly texts: LessonTexts;
  readonly store: ProgressStore;
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
}

/** Shows ways to do an exercise beside the attempt, whole or step by step. The attempt itself is never touched. */
export class Walkthrough {
  private readonly options: WalkthroughOptions;

  constructor(options: WalkthroughOptions) {
    this.options = options;
  }

  /** Asks what to show. */
  async show(attempt: Attempt): Promise<void> {
    const ways = await this.waysOf(attempt);
    const chosen = await askWhich(ways, {
      title: inWords('Walkthrough of "{0}"', attempt.exercise.title),
      placeHolder: inWords('Shown beside your text, which stays as it is'),
      matchOnDetail: true,
    });
    if (chosen) await this.showWay(attempt, chosen);
  }

  /** The task's whole text. */
  async showTask({ lesson, exercise }: Attempt): Promise<void> {
    const text = await this.options.library.filesOf(lesson.id).text(exercise.task);
    const uri = this.options.texts.put(
      exercise.id,
      shown(`${inWords('Task of {0}', exercise.title)}.md`),
      `# ${exercise.title}\n\n${text}`,
    );
    await this.showRendered(uri);
  }

  private async waysOf(attempt: Attempt): Promise<Way[]> {
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
      ...((await this.hasPassed(attempt)) ? others.map(({ title, file }) => way(inWords('Another way: {0}', title), file)) : []),
      way(inWords('In words'), exercise.answer),
    ];
  }

  private async showWay(attempt: Attempt, { name, file, step }: Way): Promise<void> {
    const { lesson, exercise, uri } = attempt;
    const text = await this.options.library.filesOf(lesson.id).text(file);
    if (file === exercise.answer) {
      await this.showRendered(this.options.texts.put(exercise.id, shown(name + endingOf(file)), text));
      return;
    }
    if (endingOf(file) !== endingOf(fileNameOf(uri))) {
      await this.showText(this.options.texts.put(exercise.id, shown(name + endingOf(file)), text));
      return;
    }
    const title = inWords('Your attempt ↔ {0}', name);
    await showComparison(uri, this.options.texts.put(exercise.id, shown(name + endingOf(file)), text), title);
    if (step !== undefined) await this.tellStep(attempt, step);
  }

  /** What the step does, and the way to the next. */
  private async tellStep(attempt: Attempt, step: number): Promise<void> {
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

  private async hasPassed({ lesson, exercise, uri }: Attempt): Promise<boolean> {
    await this.options.store.ready();
    return this.options.store.progress.exerciseState(placeOf(uri), lesson.id, exercise.id) === 'passed';
  }
}

/** `.ts` also for a lab: what is only to be read gets no lens to run it. */
function endingOf(file: string): string {
  return file.slice(file.lastIndexOf('.'));
}
