import type { CheckProgram, CompiledLab } from '../core/run/compiledLab.ts';
import type { LabFunction } from '../core/run/labScope.ts';
import type { BackendChoice, RunEvent, RunOutcome } from '../core/run/run.ts';
import type { Position } from '../core/run/position.ts';
import { lineInLab } from '../core/source/placeInLab.ts';
import type { IsProxy } from '../recorder/values/describeObject.ts';
import { Operands } from '../recorder/probes/operands.ts';
import { torchHooks } from '../recorder/torchHooks.ts';
import type { FrameOf } from '../recorder/errors/stacks.ts';
import { toLabError } from '../recorder/errors/toLabError.ts';
import { Attempt } from './attempt.ts';
import * as checkLibrary from './index.ts';
import { readExports } from './checkExports.ts';
import { runProgram } from './program.ts';
import { Report } from './report.ts';

/** Time between two words of where an attempt is. */
const wordEvery = 100;

export interface CheckRunOptions {
  readonly lab: Pick<CompiledLab, 'sites' | 'files'>;
  readonly check: CheckProgram;
  /** `$gatescopeLab`. */
  readonly attempt: readonly LabFunction[];
  /** `$gatescopeCheck`. */
  readonly program: readonly LabFunction[];
  readonly tensorflow: object;
  readonly gatescope: object;
  readonly backend: BackendChoice;
  emit(event: RunEvent): void;
  /** Milliseconds since any moment. */
  clock(): number;
  readonly frameOf: FrameOf;
  readonly isProxy: IsProxy;
  /** As in a lab's run: resolves once rejections that nobody waited for have been passed to `fail`. */
  afterTasks(): Promise<void>;
  readonly timeLimitMs: number;
}

/** One check: runs the program that looks at an attempt, which runs the attempt, and tells its verdict. */
export class CheckRun {
  private readonly options: CheckRunOptions;
  private readonly attempt: Attempt;
  private failNow: ((reason: unknown) => void) | null = null;
  private startedAt = 0;
  private saidAt = -Infinity;
  /** Where the attempt is, or was last. */
  lastLine: number | null = null;

  constructor(options: CheckRunOptions) {
    this.options = options;
    const { lab, check, attempt, tensorflow, frameOf, isProxy, timeLimitMs } = options;
    this.attempt = new Attempt({
      lab,
      typedNumbers: check.typedNumbers,
      numberCount: check.numberCount,
      keyLines: check.keyLines,
      functions: attempt,
      tensorflow,
      frameOf,
      isProxy,
      timeLimitMs,
      clock: () => options.clock(),
      afterTasks: () => options.afterTasks(),
      reach: line => {
        this.reach(line);
      },
      progress: (done, total) => {
        options.emit({ kind: 'progress', done, total, line: 1 });
      },
    });
  }

  /** Never rejects: a check program that breaks is the outcome, and there is no verdict then. */
  async start(): Promise<RunOutcome> {
    const { options } = this;
    this.startedAt = options.clock();
    options.emit({ kind: 'started', backend: options.backend });
    const outcome = await this.look();
    options.emit({ kind: 'ended', outcome });
    return outcome;
  }

  /** Something was thrown in a timer, or rejected with nobody waiting for it: the attempt's, or the check's own. */
  fail(reason: unknown): void {
    if (!this.attempt.fail(reason)) this.failNow?.(reason);
  }

  private async look(): Promise<RunOutcome> {
    const { options } = this;
    const elapsed = (): number => Math.max(0, options.clock() - this.startedAt);
    try {
      const failing = new Promise<never>((_resolve, reject) => {
        this.failNow = reject;
      });
      const report = await Promise.race([this.runCheck(), failing]);
      options.emit({ kind: 'verdict', verdict: report.verdict() });
      return { status: 'finished', ms: elapsed() };
    } catch (reason) {
      const { name, message, frames } = toLabError(reason, null, options.frameOf, options.isProxy);
      const place = placeIn(options.check, frames);
      return { status: 'failed', ms: elapsed(), error: { name, message: `the check program failed${place}: ${message}`, frames: [] } };
    } finally {
      this.failNow = null;
    }
  }

  private async runCheck(): Promise<Report> {
    const { program, gatescope, tensorflow } = this.options;
    const exported = await runProgram({
      functions: program,
      libraries: { gatescope, '@tensorflow/tfjs': tensorflow, 'gatescope/check': checkLibrary },
      slots: [],
      lineCount: 0,
      print: () => undefined,
      reach: () => undefined,
      operands: new Operands(torchHooks, this.options.isProxy),
      throwing: () => undefined,
      number: (_place, value) => value,
    });
    const { goals, check } = readExports(exported);
    const report = new Report(goals);
    await check(this.attempt, report);
    return report;
  }

  private reach(line: number): void {
    this.lastLine = line;
    const now = this.options.clock();
    if (now - this.saidAt < wordEvery) return;
    this.saidAt = now;
    this.options.emit({ kind: 'line', line });
  }
}

/** ` (check.ts, line 12)`, or nothing. */
function placeIn({ files }: CheckProgram, frames: readonly Position[]): string {
  for (const frame of frames) {
    const place = lineInLab(files, frame);
    if (place) return ` (${files[place.file]?.name ?? ''}, line ${String(place.line)})`;
  }
  return '';
}
