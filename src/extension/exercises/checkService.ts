import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { notices } from '../../core/words/outcomeText.ts';
import { unlooked, type Verdict } from '../../core/run/verdict.ts';
import type { Compiler } from '../labs/compilerHost.ts';
import { loadRubric } from '../host/bundles.ts';
import { fileNameOf, isSameUri } from '../host/labDocument.ts';
import { readBeside } from '../labs/nearbyFiles.ts';
import { RefusedFile } from '../host/lessonFiles.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import type { LabViewProvider } from '../labView/labViewProvider.ts';
import { folderOfCopy } from '../progress/runRecorder.ts';
import type { ProgressStore } from '../progress/progressStore.ts';
import type { CompileInput } from '../../instrument/compileLab.ts';
import type { AttemptFile } from '../lessons/attemptFile.ts';
import { SandboxCheck, type CheckProgress, type CheckWatch } from './sandboxCheck.ts';
import type { Trust } from '../trust/trust.ts';
import type { Log } from '../shown/log.ts';

export interface CheckServiceOptions {
  readonly library: LessonLibrary;
  readonly labView: LabViewProvider;
  readonly store: ProgressStore;
  readonly compiler: Pick<Compiler, 'prepareCheck'>;
  readonly trust: Trust;
  readonly log: Log;
}

/** What a check found, and the text it looked at. */
export interface CheckedAttempt {
  readonly attempt: AttemptFile;
  readonly text: string;
  readonly verdict: Verdict;
}

/** A check that is on. */
interface OngoingCheck {
  readonly attempt: AttemptFile;
  readonly sandbox: SandboxCheck;
  progress: CheckProgress | null;
}

/** Checks attempts as they stand in the editor, saved or not: one at a time, the last press wins. */
export class CheckService extends Disposable {
  private readonly options: CheckServiceOptions;
  private readonly results = new Map<string, CheckedAttempt>();
  private checking: OngoingCheck | undefined;

  private readonly changed = this.register(new vscode.EventEmitter<void>());
  private readonly progressed = this.register(new vscode.EventEmitter<void>());
  private readonly checked = this.register(new vscode.EventEmitter<CheckedAttempt>());
  /** What is being checked, or what was found, has changed. */
  readonly onDidChange = this.changed.event;
  /** The check that is on has come further. */
  readonly onDidProgress = this.progressed.event;
  readonly onDidCheck = this.checked.event;

  constructor(options: CheckServiceOptions) {
    super();
    this.options = options;
    this.register({
      dispose: () => {
        this.checking?.sandbox.cancel('closed');
      },
    });
  }

  isChecking(uri: vscode.Uri): boolean {
    return this.checking !== undefined && isSameUri(this.checking.attempt.uri, uri);
  }

  /** Null where nothing is checked, or nothing is known yet. */
  progressOf(uri: vscode.Uri): CheckProgress | null {
    return this.isChecking(uri) ? (this.checking?.progress ?? null) : null;
  }

  /** Ends the check of an attempt that is on: a verdict comes of that, too. */
  cancel(uri: vscode.Uri): void {
    if (this.isChecking(uri)) this.checking?.sandbox.cancel('user');
  }

  /** The newest result, also where the text was edited since. */
  resultOf(uri: vscode.Uri): CheckedAttempt | undefined {
    return this.results.get(uri.toString());
  }

  /** Never rejects: what keeps a check from running is a verdict, too. */
  async check(attempt: AttemptFile, document: vscode.TextDocument, watch: CheckWatch): Promise<CheckedAttempt> {
    this.checking?.sandbox.cancel('replaced');
    const { labView, log } = this.options;
    const own: OngoingCheck = { attempt, sandbox: new SandboxCheck(labView, log), progress: null };
    this.checking = own;
    this.changed.fire();
    const text = document.getText();
    const verdict = await this.verdictOf(attempt, text, own.sandbox, this.followed(own, watch));
    const result = { attempt, text, verdict };
    // Another check took its place: that one has the last word.
    if (this.checking !== own) return result;
    this.checking = undefined;
    log.info(`Exercise '${attempt.exercise.id}': ${verdict.kind}. ${verdict.message}`);
    this.results.set(attempt.uri.toString(), result);
    this.record(result);
    this.checked.fire(result);
    this.changed.fire();
    return result;
  }

  private followed(own: OngoingCheck, { onProgress, ...watch }: CheckWatch): CheckWatch {
    return {
      ...watch,
      onProgress: progress => {
        own.progress = progress;
        this.progressed.fire();
        onProgress?.(progress);
      },
    };
  }

  private async verdictOf(attempt: AttemptFile, text: string, sandbox: SandboxCheck, watch: CheckWatch): Promise<Verdict> {
    try {
      const { exercise, lesson, uri } = attempt;
      const files = this.options.library.filesOf(lesson.id);
      const starter = await files.program(exercise.starter);
      if (exercise.check === null) {
        const { answerOf, lookAtWords } = await loadRubric();
        return lookAtWords(answerOf(text, starter), exercise);
      }
      if (!this.options.trust.isGiven) return unlooked('couldNotRun', `The check could not run: ${inSentence(notices.trust.text)}`);
      const folder = exercise.check.slice(0, exercise.check.lastIndexOf('/') + 1);
      const own: CompileInput = { name: fileNameOf(uri), text, readFile: async name => (await readBeside(uri, name))?.text ?? null };
      const check: CompileInput = {
        name: exercise.check.slice(folder.length),
        text: await files.text(exercise.check),
        readFile: name => files.text(folder + name.replace(/^\.\//, '')).catch(() => null),
      };
      const place = { key: `check ${uri.toString()}`, isAwaited: true };
      const prepared = await this.options.compiler.prepareCheck({ starter, attempt: own, check }, place);
      return prepared.verdict ?? (await sandbox.run(prepared.lab, watch));
    } catch (error) {
      this.options.log.error('A check could not run:', error);
      const reason = error instanceof RefusedFile ? error.message : 'something in it failed. Your code is safe. Check again.';
      return unlooked('couldNotRun', `The check could not run: ${reason}`);
    }
  }

  /** Only what was looked at counts as tried. */
  private record({ attempt: { lesson, exercise, uri }, verdict }: CheckedAttempt): void {
    if (verdict.kind !== 'right' && verdict.kind !== 'notYetRight') return;
    void this.options.store.record({
      ...{ kind: 'exerciseChecked', lesson: lesson.id, exercise: exercise.id, place: folderOfCopy(uri) },
      passed: verdict.kind === 'right',
      mistake: verdict.mistake?.id ?? null,
    });
  }
}

function inSentence(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
