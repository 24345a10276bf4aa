import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { CompilerQueue } from '../../compiler/compilerQueue.ts';
import type { GradingAnswer } from '../../core/channels/gradingChannel.ts';
import { answerOf, lookAtWords } from '../../learning/rubric/rubric.ts';
import { ShutBrowser } from '../browser/shutBrowser.ts';
import type { FoundExercise } from '../findExercise.ts';
import { readAttemptPart, type FoundAttempt } from './attemptsIn.ts';
import { GradingLane } from './gradingLane.ts';
import { readScripts } from './gradingPlace.ts';

export interface GraderParts {
  readonly exercise: FoundExercise;
  readonly compiler: CompilerQueue;
  /** Where the product's bundles are. */
  readonly folder: string;
  /** The browser's program; null for answers in words, which need none. */
  readonly browser: string | null;
  readonly limitMs: number;
}

/** Gives the verdict on attempts at one exercise, several at a time. */
export class Grader {
  private readonly parts: GraderParts;
  private readonly free: GradingLane[] = [];
  private scripts: ReturnType<typeof readScripts> | undefined;
  private browser: Promise<ShutBrowser> | null = null;
  private hasEnded = false;

  constructor(parts: GraderParts) {
    this.parts = parts;
  }

  /** Opens the browser and its first page. @throws what keeps them from it */
  async begin(): Promise<void> {
    if (this.parts.browser === null) return;
    const lane = await this.newLane();
    await lane.begin();
    this.free.push(lane);
  }

  async answerOn({ path, file, isAlone }: FoundAttempt, text: string): Promise<GradingAnswer> {
    const { exercise, compiler, limitMs } = this.parts;
    const { check, starter } = exercise;
    if (check === null) return { verdict: lookAtWords(answerOf(text, starter), exercise), isSure: true };
    const beside = (name: string): Promise<string | null> => (isAlone ? readAttemptPart(join(dirname(path), name)) : Promise.resolve(null));
    const attempt = { name: basename(path), text, readFile: beside };
    const program = {
      name: basename(check),
      text: await readFile(check, 'utf8'),
      readFile: (name: string) => readFile(join(dirname(check), name), 'utf8').catch(() => null),
    };
    const prepared = await compiler.prepareCheck({ starter, attempt, check: program }, { key: file, isAwaited: true });
    if (prepared.verdict) return { verdict: prepared.verdict, isSure: true };
    const lane = this.free.pop() ?? (await this.newLane());
    try {
      return await lane.check({ lab: prepared.lab, timeLimitMs: limitMs });
    } finally {
      this.free.push(lane);
    }
  }

  async end(): Promise<void> {
    this.hasEnded = true;
    await (await this.browser?.catch(() => null))?.close();
  }

  private async newLane(): Promise<GradingLane> {
    return new GradingLane(() => this.browserHere(), await (this.scripts ??= readScripts(this.parts.folder)));
  }

  private async browserHere(): Promise<ShutBrowser> {
    const { browser: path } = this.parts;
    if (path === null || this.hasEnded) throw new Error('There is no browser to grade in.');
    const { browser } = this;
    const known = await browser?.catch(() => null);
    if (known?.isOpen) return known;
    // Another lane may have started one meanwhile.
    if (this.browser === browser || this.browser === null) this.browser = ShutBrowser.start(path);
    return this.browser;
  }
}
