import type { CompiledLab } from '../core/run/compiledLab.ts';
import type { LabFunction } from '../core/run/labScope.ts';
import type { LabDial, TurnedDial } from '../core/run/dials.ts';
import type { RunHold } from '../core/base/pausing.ts';
import {
  mostTrainedLoops,
  type BackendChoice,
  type RunEvent,
  type RunOutcome,
  type RuntimeFault,
  type TrainedLoop,
} from '../core/run/run.ts';
import { lineInLab } from '../core/source/placeInLab.ts';
import type { IsProxy } from './values/describeObject.ts';
import { FileScope } from './probes/fileScope.ts';
import { KeyLists } from './base/keyLists.ts';
import { labConsole } from './output/labConsole.ts';
import { LabModules, type LabLibraries } from './imports/labModules.ts';
import { loopsAround } from './probes/loopsAround.ts';
import { LoopClock, type ClockListener } from './probes/loopClock.ts';
import { ModuleReader } from './values/moduleReader.ts';
import { Operands } from './probes/operands.ts';
import { call, matches, max, plain, push, stackHere, whenSettled } from './base/primordials.ts';
import { saysItself } from './output/saysItself.ts';
import { Slot } from './probes/slot.ts';
import { ThrownValue } from './errors/thrownValue.ts';
import { showPlacesOf } from './errors/shownStacks.ts';
import type { FrameOf } from './errors/stacks.ts';
import { forwardsIn, framesIn, toLabError } from './errors/toLabError.ts';
import { RunSender } from './runSender.ts';
import type { LibraryHooks, MistakeReport } from './base/libraryHooks.ts';

export interface RunOptions {
  readonly lab: CompiledLab;
  /** `$gatescopeLab`. */
  readonly functions: readonly LabFunction[];
  readonly libraries: LabLibraries;
  readonly backend: BackendChoice;
  /** Where the lab's dials stand, if not where its text says. */
  readonly turned?: readonly TurnedDial[];
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
  /** Who can hold the run; absent where nobody can. */
  readonly hold?: RunHold;
  /** Told every printed line in full, floods included. */
  onLine?(line: string): void;
}

const epochName = /epoch/iu;

/** One run of a lab: hands its functions their scope and turns what they report into events. */
export class RecordedRun implements ClockListener {
  private readonly options: RunOptions;
  private readonly hooks: LibraryHooks;
  private readonly isProxy: IsProxy;
  private readonly sender: RunSender;
  private readonly slots: Slot[] = [];
  private readonly loopClock: LoopClock;
  private readonly operands: Operands;
  private readonly modules: ModuleReader;
  private readonly thrown: ThrownValue;
  private readonly scopes: FileScope[] = [];
  private startedAt = 0;
  private hasArrived = false;
  private steps = 0;
  private readonly trained: TrainedLoop[] = [];
  private finish: ((outcome: RunOutcome) => void) | null = null;

  constructor(options: RunOptions, hooks: LibraryHooks) {
    this.options = options;
    this.hooks = hooks;
    this.isProxy = options.isProxy ?? (() => false);
    this.operands = new Operands(hooks, this.isProxy);
    const { lab, functions, libraries } = options;
    this.thrown = new ThrownValue(lab.files, () => options.clock(), this.isProxy);
    const { slots } = this;
    this.sender = new RunSender({
      emit: event => {
        options.emit(event);
      },
      clock: () => options.clock(),
      slots,
      takeProgress: () => this.loopClock.takeProgress(),
      memory: () => hooks.memory(),
      ...(options.onLine && { onLine: options.onLine }),
    });
    const pulse = (isNews: boolean): void => {
      this.sender.pulse(isNews);
    };
    this.modules = new ModuleReader(hooks);
    const summarizer = { hooks, isProxy: this.isProxy, keys: new KeyLists(), modules: this.modules };
    for (let site = 0; site < lab.sites.length; site++) push(slots, new Slot(site, summarizer, pulse));
    const lines = new Uint8Array((lab.files[0]?.lineCount ?? 0) + 2);
    this.loopClock = new LoopClock(this, this.isProxy, lines, lab.lastLoop ?? null);
    const modules = new LabModules(libraries, functions.length);
    const parts = {
      modules,
      operands: this.operands,
      slots: this.slots,
      clock: this.loopClock,
      countsEpochs: (variable: Slot) => matches(epochName, lab.sites[variable.site]?.name ?? ''),
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
      this.steps = point.step;
      this.sender.step(point);
      this.loopClock.step();
      this.pauseIfAsked();
    });
    const stopDials = hooks.onDial(options.turned ?? [], dial => {
      this.meet(dial);
    });
    const stopMeasured = hooks.onMeasured(point => {
      this.sender.measured(point);
    });
    const stopMistakes = hooks.onMistake(
      mistake => {
        this.warn(mistake);
      },
      stackHere,
      () => this.loopClock.turnHere(),
      stack => forwardsIn(stack, options.frameOf),
    );
    hooks.setPrintSink(text => {
      this.print(text);
    });
    const stopPlaces = showPlacesOf({ frameOf: options.frameOf, files: options.lab.files });
    options.emit(plain({ kind: 'started', backend: plain({ ...options.backend }) }));
    return new Promise(resolve => {
      this.finish = outcome => {
        this.finish = null;
        this.sender.close();
        stopSteps();
        stopDials();
        stopMeasured();
        stopPlaces();
        stopMistakes(outcome.status === 'finished');
        hooks.setPrintSink(null);
        this.modules.begin();
        this.sender.sendRest('last');
        options.emit(plain({ kind: 'ended', outcome }));
        resolve(outcome);
      };
      this.sender.open();
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
    const ofLoss = this.hooks.lossMessage(reason, loopsAround(said.frames, this.options.lab, this.slots));
    const words = ofLoss === null ? this.operands.words(said) : null;
    const message = ofLoss ?? words?.message ?? null;
    const mistake = words?.mistake ?? this.hooks.mistakeOf(reason);
    const fault = this.options.faultOf?.(reason) ?? this.hooks.faultOf(reason);
    const error = plain({
      ...said,
      ...(message !== null && { message }),
      ...(fault !== null && { fault }),
      ...(mistake !== null && { mistake: plain({ ...mistake }) }),
    });
    const isPlaced = thrown === null || error.frames.length > 0;
    this.finish(plain({ status: 'failed', ms, error: isPlaced ? error : plain({ ...error, frames: [thrown.frame] }) }));
  }

  print(text: string): void {
    if (!this.hasArrived) this.sender.print(text);
  }

  now(): number {
    return this.options.clock();
  }

  reach(line: number, isFirst: boolean): void {
    this.sender.reach(line, isFirst);
  }

  pass(now: number): void {
    this.sender.pass(now);
    this.pauseIfAsked();
  }

  /** What the lab makes of that, such as to print in a `catch`, is told to nobody. */
  arrive(): void {
    this.hasArrived = true;
    this.finish?.(plain({ status: 'stopped', ms: this.elapsed(), reason: 'reached' }));
  }

  throwing(value: unknown, file: number, line: number): void {
    this.thrown.note(value, file, line);
  }

  left(line: number, done: number, total: number): void {
    if (!this.finish || this.trained.length === mostTrainedLoops) return;
    push(this.trained, plain({ step: this.steps, line, done, total }));
    this.options.emit(plain({ kind: 'trained', loops: this.trained }));
  }

  turned(): void {
    this.pause();
  }

  private pauseIfAsked(): void {
    if (this.loopClock.isTurnAwaited || this.options.hold?.isAsked() !== true) return;
    this.pause();
  }

  /** Tells all there is to tell, stands still, and goes on as it is told to. */
  private pause(): void {
    const { hold, emit } = this.options;
    if (!hold || !this.finish || this.sender.isBusy) return;
    this.modules.begin();
    this.sender.sendRest('held');
    emit(plain({ kind: 'paused', isPaused: true }));
    const how = hold.wait();
    emit(plain({ kind: 'paused', isPaused: false }));
    if (how === 'turn') this.loopClock.awaitTurn();
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

  private meet(dial: LabDial): void {
    const { frameOf, lab, emit } = this.options;
    const place = lineInLab(lab.files, framesIn(stackHere(), frameOf)[0]);
    emit(plain({ kind: 'dial', dial: plain({ ...dial, line: place?.file === 0 ? place.line : null }) }));
  }

  private warn({ code, message, stack, about }: MistakeReport): void {
    const { frameOf, lab, functions } = this.options;
    const frames = framesIn(stack, frameOf);
    if (saysItself(code, frames[0], lab.files, functions)) return;
    this.sender.warn(plain({ code, message, frames, ...(about !== undefined && { about }) }));
  }
}
