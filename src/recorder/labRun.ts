import type { CompiledLab } from '../core/compiledLab.ts';
import type { LabFunction } from '../core/labScope.ts';
import type { LabWarning } from '../core/labWarning.ts';
import type { BackendChoice, MetricPoint, RunEvent, RunOutcome, RuntimeFault } from '../core/run.ts';
import type { IsProxy } from './describeObject.ts';
import { FileScope } from './fileScope.ts';
import { KeyLists } from './keyLists.ts';
import { labConsole } from './labConsole.ts';
import { LabModules, type LabLibraries } from './labModules.ts';
import { loopsAround } from './loopsAround.ts';
import { LoopClock, type ClockListener } from './loopClock.ts';
import { MetricLog } from './metricLog.ts';
import { ModuleReader } from './moduleReader.ts';
import { Operands } from './operands.ts';
import { OutputLog } from './outputLog.ts';
import { call, captured, max, plain, push, stackHere, whenSettled } from './primordials.ts';
import { saysTraining } from './saysTraining.ts';
import { Slot } from './slot.ts';
import { ThrownValue } from './thrownValue.ts';
import { framesIn, toLabError, type FrameOf } from './toLabError.ts';
import { emitValues } from './emitValues.ts';
import type { LibraryHooks, Mistake } from './watched.ts';

export interface RunOptions {
  readonly lab: CompiledLab;
  /** `$gatescopeLab`. */
  readonly functions: readonly LabFunction[];
  readonly libraries: LabLibraries;
  readonly backend: BackendChoice;
  emit(event: RunEvent): void;
  /** Milliseconds since any moment. */
  clock(): number;
  readonly frameOf: FrameOf;
  /** Without it no value is taken for a proxy: see `watchProxies`. */
  readonly isProxy?: IsProxy;
  /**
   * Resolves once rejections that nobody waited for have been passed to `fail`: a task later than the one that calls
   * it. Without it a run ends as soon as its promise settles.
   */
  afterTasks?(): Promise<void>;
  /** Which error of the runtime's own this is, known by identity; null for what the lab threw. */
  faultOf?(thrown: unknown): RuntimeFault | null;
  /** Told every printed line in full, floods included. */
  onLine?(line: string): void;
}

/** Time between two batches of events while nothing is new. */
const batchTime = 50;
/** News that may go out at once within that time: the rest waits for the batch. */
const newsLimit = 48;

/** One run of a lab: hands its functions their scope and turns what they report into events. */
export class LabRun implements ClockListener {
  private readonly options: RunOptions;
  private readonly hooks: LibraryHooks;
  private readonly isProxy: IsProxy;
  private readonly output: OutputLog;
  private readonly metrics = new MetricLog();
  private warnings: LabWarning[] = [];
  private readonly slots: Slot[] = [];
  private readonly loopClock: LoopClock;
  private readonly operands: Operands;
  private readonly thrown: ThrownValue;
  private readonly scopes: FileScope[] = [];
  private line = 0;
  private sentLine = 0;
  private flushedAt = -Infinity;
  private news = 0;
  private isFlushing = false;
  private sentProgress = '';
  private startedAt = 0;
  private finish: ((outcome: RunOutcome) => void) | null = null;

  constructor(options: RunOptions, hooks: LibraryHooks) {
    this.options = options;
    this.hooks = hooks;
    this.isProxy = options.isProxy ?? (() => false);
    this.operands = new Operands(hooks, this.isProxy);
    this.output = new OutputLog(options.onLine);
    const pulse = (isNews: boolean): void => {
      this.pulse(isNews);
    };
    const { lab, functions, libraries } = options;
    this.thrown = new ThrownValue(lab.files, () => options.clock(), this.isProxy);
    const summarizer = { hooks, isProxy: this.isProxy, keys: new KeyLists(), modules: new ModuleReader(hooks) };
    for (let site = 0; site < lab.sites.length; site++) push(this.slots, new Slot(site, summarizer, pulse));
    const lines = new Uint8Array((lab.files[0]?.lineCount ?? 0) + 2);
    this.loopClock = new LoopClock(this, this.isProxy, lines);
    const modules = new LabModules(libraries, functions.length);
    const parts = {
      modules,
      operands: this.operands,
      slots: this.slots,
      clock: this.loopClock,
      lines,
      console: labConsole((...values) => {
        // No spreading: it would ask the lab's own iterators.
        this.print(call<string>(hooks.formatValue, hooks, values));
      }),
      runFiles: async (files: readonly number[]) => {
        for (let index = 0; index < files.length; index++) {
          const file = files[index] ?? 0;
          await this.runFile(file);
          modules.close(file);
        }
      },
    };
    for (let file = 0; file < functions.length; file++) push(this.scopes, new FileScope(file, parts));
  }

  /** Runs the lab to its end. Never rejects: what the lab throws is the outcome. */
  start(): Promise<RunOutcome> {
    const { options, hooks } = this;
    this.startedAt = options.clock();
    const stopSteps = hooks.onStep(point => {
      this.step(point);
    });
    const stopMistakes = hooks.onMistake(
      mistake => {
        this.warn(mistake);
      },
      stackHere,
      () => this.loopClock.turnHere(),
    );
    hooks.setPrintSink(text => {
      this.print(text);
    });
    options.emit(plain({ kind: 'started', backend: plain({ ...options.backend }) }));
    return new Promise(resolve => {
      this.finish = outcome => {
        this.finish = null;
        stopSteps();
        stopMistakes(outcome.status === 'finished');
        hooks.setPrintSink(null);
        this.flush(true);
        options.emit(plain({ kind: 'ended', outcome }));
        resolve(outcome);
      };
      whenSettled(
        this.runFile(0),
        () => {
          this.settle();
        },
        reason => {
          this.fail(reason);
        },
      );
    });
  }

  /** Ends the run: something was thrown that the lab did not catch, also in a timer or a promise nobody awaits. */
  fail(reason: unknown): void {
    if (!this.finish) return;
    const ms = this.elapsed();
    const thrown = this.thrown.throwOf(reason);
    const said = toLabError(reason, thrown?.stack ?? null, this.options.frameOf, this.isProxy, this.hooks);
    const message = this.hooks.lossMessage(reason, loopsAround(said.frames, this.options.lab, this.slots)) ?? this.operands.words(said);
    const fault = this.options.faultOf?.(reason) ?? this.hooks.faultOf(reason);
    const error = plain({ ...said, ...(message !== null && { message }), ...(fault !== null && { fault }) });
    const isPlaced = thrown === null || error.frames.length > 0;
    this.finish(plain({ status: 'failed', ms, error: isPlaced ? error : plain({ ...error, frames: [thrown.frame] }) }));
  }

  print(text: string): void {
    this.output.print(text);
    this.pulse(true);
  }

  now(): number {
    return this.options.clock();
  }

  reach(line: number, isFirst: boolean): void {
    this.line = line;
    if (isFirst) this.pulse(true);
  }

  pass(now: number): void {
    if (now - this.flushedAt >= batchTime) this.flush(false, now);
  }

  throwing(value: unknown, file: number, line: number): void {
    this.thrown.note(value, file, line);
  }

  private runFile(file: number): Promise<void> {
    const run = this.options.functions[file];
    const scope = this.scopes[file];
    if (!run || !scope) return Promise.reject(new Error(`The lab has no file ${String(file)}.`));
    return run(scope);
  }

  private settle(): void {
    const ms = this.elapsed();
    const end = (): void => {
      this.finish?.(plain({ status: 'finished', ms }));
    };
    const { afterTasks } = this.options;
    if (afterTasks) whenSettled(afterTasks(), end, end);
    else end();
  }

  private elapsed(): number {
    return max(0, this.options.clock() - this.startedAt);
  }

  private step(point: MetricPoint): void {
    this.metrics.add(point);
    this.pulse(false);
  }

  private warn({ code, message, stack }: Mistake): void {
    const { frameOf, lab, functions } = this.options;
    const frames = framesIn(stack, frameOf);
    if (code === 'W-TRAINING-DATA' && saysTraining(frames[0], lab.files, functions)) return;
    push(this.warnings, plain({ code, message, frames }));
    this.pulse(true);
  }

  /** A chance to send. */
  private pulse(isNews: boolean): void {
    // Reading a value may print or step, and a lab that ran out of stack is served last.
    if (this.isFlushing || !this.finish) return;
    const now = this.options.clock();
    const isDue = now - this.flushedAt >= batchTime;
    // A lab that has been quiet may be quick again; a talkative one earns little.
    if (isDue) this.news = now - this.flushedAt > 10 * batchTime ? 0 : max(0, this.news - 2);
    if (isDue || (isNews && this.news++ < newsLimit)) this.flush(false, isDue ? now : this.flushedAt);
  }

  private flush(isLast: boolean, now = this.options.clock()): void {
    if (this.isFlushing) return;
    this.isFlushing = true;
    this.flushedAt = now;
    try {
      this.emitLine();
      if (this.output.hasNews) this.emitAll(this.output.read(isLast));
      emitValues(this.slots, isLast, event => {
        this.options.emit(event);
      });
      if (this.metrics.hasNews) this.options.emit(plain({ kind: 'metrics', points: this.metrics.read() }));
      this.emitProgress();
      this.emitWarnings();
    } finally {
      this.isFlushing = false;
    }
  }

  private emitLine(): void {
    if (this.line === this.sentLine) return;
    this.sentLine = this.line;
    this.options.emit(plain({ kind: 'line', line: this.line }));
  }

  private emitAll(events: readonly RunEvent[]): void {
    for (let index = 0; index < events.length; index++) {
      const event = events[index];
      if (event) this.options.emit(event);
    }
  }

  private emitWarnings(): void {
    const { warnings } = this;
    this.warnings = [];
    for (let index = 0; index < warnings.length; index++) {
      const warning = warnings[index];
      if (warning) this.options.emit(plain({ kind: 'warning', warning }));
    }
  }

  private emitProgress(): void {
    const progress = this.loopClock.takeProgress();
    if (!progress) return;
    const { loop, done, total } = progress;
    // Short loops come and go between two batches: they show no progress.
    const isShown = loop.isLong;
    loop.isLong = true;
    const text = `${captured.text(done)}/${captured.text(total)}/${captured.text(loop.line)}`;
    if (!isShown || text === this.sentProgress) return;
    this.sentProgress = text;
    this.options.emit(plain({ kind: 'progress', done, total, line: loop.line }));
  }
}
