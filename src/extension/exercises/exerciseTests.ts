import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import type { Lesson } from '../../core/lesson/lesson.ts';
import type { SubGoal } from '../../core/run/verdict.ts';
import { documentAt } from '../host/documents.ts';
import { fileNameOf } from '../host/labDocument.ts';
import { namesIn } from '../host/storedFiles.ts';
import type { LabFolder } from '../lessons/labFolder.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import { folderOfCopy } from '../progress/runRecorder.ts';
import { attemptFileOf, exerciseOfFile, type AttemptFile } from '../lessons/attemptFile.ts';
import type { CheckedAttempt, CheckService } from './checkService.ts';
import { goalStateText, goalTitle, remarksOf } from './verdictWords.ts';
import { shown } from '../../core/words/shownText.ts';
import { fail, giveUp, testController, testItem, writeLine } from '../shown/testWords.ts';
import { inWords } from '../shown/inWords.ts';

export interface ExerciseTestsOptions {
  readonly library: LessonLibrary;
  readonly folder: LabFolder;
  readonly checks: CheckService;
}

/**
 * Exercises in the Test Explorer: each is a test, its sub-goals are its children. However a check was asked for, it
 * shows there.
 */
export class ExerciseTests extends Disposable {
  private readonly options: ExerciseTestsOptions;
  private readonly controller = this.register(testController('gatescope.exercises', inWords('Exercises')));
  private readonly attempts = new WeakMap<vscode.TestItem, AttemptFile>();
  /** Attempts that are checked for a run of this controller: their results are told there. */
  private readonly ownChecks = new Set<string>();

  constructor(options: ExerciseTestsOptions) {
    super();
    this.options = options;
    this.controller.resolveHandler = async item => {
      if (!item) await this.find();
    };
    this.controller.refreshHandler = () => this.find();
    this.register(
      this.controller.createRunProfile(inWords('Check'), vscode.TestRunProfileKind.Run, (request, token) => this.run(request, token), true),
    );
    this.register(
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        if (this.controller.items.size > 0) void this.find();
      }),
    );
    // A copy of an attempt is an attempt of its own.
    for (const happened of [vscode.workspace.onDidCreateFiles, vscode.workspace.onDidDeleteFiles, vscode.workspace.onDidRenameFiles])
      this.register(
        happened(() => {
          if (this.controller.items.size > 0) void this.find();
        }),
      );
    this.register(options.checks.onDidCheck(result => void this.showCheck(result)));
  }

  /**
   * One test for each exercise in each workspace folder where the lesson's tree has it, and one for each further
   * attempt there.
   */
  private async find(): Promise<void> {
    const { library, folder } = this.options;
    const lessons = await library.lessons();
    const found: vscode.TestItem[] = [];
    for (const lesson of lessons) {
      for (const { folder: place } of await folder.placesOf(lesson)) {
        const first = lesson.exercises.map(exercise => ({ lesson, exercise, uri: vscode.Uri.joinPath(place, attemptFileOf(exercise)) }));
        for (const attempt of [...first, ...(await furtherAttempts(place, lesson))])
          found.push(this.controller.items.get(idOf(attempt)) ?? this.makeItem(attempt));
      }
    }
    this.controller.items.replace(found);
  }

  private makeItem(attempt: AttemptFile): vscode.TestItem {
    const { exercise, lesson, uri } = attempt;
    const about = exercise.kind === 'words' ? inWords('{0} (self-check)', exercise.title) : shown(exercise.title);
    // No description: a screen reader would hear that in place of the label.
    const item = testItem(this.controller, idOf(attempt), isFurther(attempt) ? shown(`${about}, ${fileNameOf(uri)}`) : about, uri);
    item.sortText = `${sortText(lesson.exercises.indexOf(exercise))}${isFurther(attempt) ? fileNameOf(uri) : ''}`;
    item.range = firstLine();
    this.attempts.set(item, attempt);
    return item;
  }

  private async run(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    if (this.controller.items.size === 0) await this.find();
    const excluded = new Set(request.exclude?.map(exerciseOf));
    const wanted = new Set((request.include ?? [...this.controller.items].map(([, item]) => item)).map(exerciseOf));
    const run = this.controller.createTestRun(request);
    try {
      for (const item of wanted) {
        const attempt = this.attempts.get(item);
        if (!attempt || excluded.has(item)) continue;
        if (token.isCancellationRequested) break;
        await this.checkIn(run, item, attempt, token);
      }
    } finally {
      run.end();
    }
  }

  private async checkIn(run: vscode.TestRun, item: vscode.TestItem, attempt: AttemptFile, token: vscode.CancellationToken): Promise<void> {
    run.started(item);
    const document = await documentAt(attempt.uri);
    if (!document) {
      writeLine(run, inWords('"{0}" is not started: open the exercise first.', attempt.exercise.title), item);
      run.skipped(item);
      return;
    }
    const key = attempt.uri.toString();
    this.ownChecks.add(key);
    try {
      this.tell(run, item, await this.options.checks.check(attempt, document, { token }));
    } finally {
      this.ownChecks.delete(key);
    }
  }

  /** A check that was asked for elsewhere. */
  private async showCheck(result: CheckedAttempt): Promise<void> {
    const { attempt } = result;
    if (this.ownChecks.has(attempt.uri.toString())) return;
    if (!this.controller.items.get(idOf(attempt))) await this.find();
    // An attempt may be anywhere: also where none of the lesson's labs are.
    let item = this.controller.items.get(idOf(attempt));
    if (!item) this.controller.items.add((item = this.makeItem(attempt)));
    const run = this.controller.createTestRun(new vscode.TestRunRequest([item]));
    this.tell(run, item, result);
    run.end();
  }

  private tell(run: vscode.TestRun, item: vscode.TestItem, { attempt, verdict }: CheckedAttempt): void {
    const { kind, goals, message, line } = verdict;
    // An edit of the whole text has moved it to the end.
    item.range = firstLine();
    item.children.replace(goals.map((goal, at) => this.goalItem(item, goal, at)));
    for (const text of [shown(message), ...remarksOf(verdict)]) writeLine(run, text, item);
    for (const goal of goals) {
      const child = item.children.get(goal.id);
      if (!child) continue;
      writeLine(run, shown(`${goalTitle(goal)}: ${goalStateText(goal.state)}. ${goal.message}`), child);
      if (goal.state === 'met') run.passed(child);
      else if (goal.state === 'missed') fail(run, child, { text: shown(goal.message), uri: attempt.uri, line: goal.line });
      else run.skipped(child);
    }
    switch (kind) {
      case 'right':
        run.passed(item);
        break;
      case 'notYetRight':
        fail(run, item, { text: shown(message), uri: attempt.uri, line });
        break;
      case 'notStarted':
        run.skipped(item);
        break;
      case 'couldNotRun':
        giveUp(run, item, { text: shown(message), uri: attempt.uri, line });
        break;
    }
  }

  private goalItem(item: vscode.TestItem, goal: SubGoal, at: number): vscode.TestItem {
    const child = testItem(this.controller, goal.id, goalTitle(goal), item.uri);
    child.sortText = sortText(at);
    if (goal.line !== null) child.range = new vscode.Range(goal.line - 1, 0, goal.line - 1, 0);
    return child;
  }
}

function firstLine(): vscode.Range {
  return new vscode.Range(0, 0, 0, 0);
}

function exerciseOf(item: vscode.TestItem): vscode.TestItem {
  return item.parent ?? item;
}

/** The same for every form of one attempt's address. */
function idOf(attempt: AttemptFile): string {
  const { lesson, exercise, uri } = attempt;
  return `${folderOfCopy(uri)} ${lesson.id} ${exercise.id}${isFurther(attempt) ? ` ${fileNameOf(uri)}` : ''}`;
}

/** `exercise-ID-2.lab.ts`, beside the file that the exercise is opened in; JavaScript counts as the same file. */
function isFurther({ exercise, uri }: AttemptFile): boolean {
  return fileNameOf(uri).replace(/\.js$/, '.ts') !== attemptFileOf(exercise);
}

async function furtherAttempts(place: vscode.Uri, lesson: Lesson): Promise<AttemptFile[]> {
  // There is no such folder before the first exercise is opened; what is there may be a file.
  const names = await namesIn(place).catch(() => []);
  return names.sort().flatMap(name => {
    const found = exerciseOfFile(name, [lesson]);
    const attempt = found && { ...found, uri: vscode.Uri.joinPath(place, name) };
    return attempt && isFurther(attempt) ? [attempt] : [];
  });
}

/** Goals and exercises stand in the lesson's order, not in the alphabet's. */
function sortText(at: number): string {
  return String(at).padStart(3, '0');
}
