import { errorWords } from '../core/words/errorWords.ts';
import type { CompiledLab } from '../core/run/compiledLab.ts';
import type { LabFunction } from '../core/run/labScope.ts';
import type { Position } from '../core/run/position.ts';
import { lineInLab } from '../core/source/placeInLab.ts';
import type { IsProxy } from '../recorder/values/describeObject.ts';
import { Operands } from '../recorder/probes/operands.ts';
import { torchHooks } from '../recorder/torchHooks.ts';
import type { FrameOf } from '../recorder/errors/stacks.ts';
import { framesIn, toLabError } from '../recorder/errors/toLabError.ts';
import { placeHere, stackHere } from '../recorder/base/primordials.ts';
import { manualSeed, onStep, setPrintSink, startSession } from '../torch/inside.ts';
import { AttemptRun, type AttemptError } from './attemptRun.ts';
import { runProgram } from './program.ts';
import { Sightings, type TrainingStep } from './sightings.ts';
import { watchLibrary } from './watchLibrary.ts';
import { WatchedSlot } from './watchedSlot.ts';

const mostLines = 5_000;
/** What a run's default seed is, where an attempt sets none and another run must differ. */
const someSeed = 20_011;

export interface AttemptParts {
  readonly lab: Pick<CompiledLab, 'sites' | 'files'>;
  /** Numbers that stand in its text. */
  readonly typedNumbers: readonly number[];
  readonly numberCount: number;
  /** Lines of its text that give a property its value, by name. */
  readonly keyLines: readonly (readonly [name: string, line: number])[];
  readonly functions: readonly LabFunction[];
  readonly tensorflow: object;
  readonly clock: () => number;
  readonly frameOf: FrameOf;
  readonly isProxy: IsProxy;
  readonly afterTasks: () => Promise<void>;
  readonly reach: (line: number) => void;
  /** Runs that were done, of those that are planned. */
  readonly progress: (done: number, planned: number) => void;
  readonly timeLimitMs: number;
}

export interface RunAttempt {
  /** Added to every seed the attempt sets; 0 runs it as it is. */
  readonly seedShift?: number;
  /** Ends the run after a training step that was enough. What comes after the training is not run then. */
  readonly until?: (steps: readonly TrainingStep[]) => boolean;
  /**
   * Adds `by` to one of the numbers in the attempt's text, by its place among them: what follows from it changes with
   * it.
   */
  readonly changed?: { readonly place: number; readonly by: number };
  /** The library computes other numbers and makes wider layers: what changes then comes from it and was not typed. */
  readonly isBent?: boolean;
  /** Which module (`AttemptRun.place`) the run is about: only its training steps go to `until`. */
  readonly about?: number | undefined;
}

/** A program may go on for longer with another number than it would: the max time it gets, in milliseconds. */
const longestChanged = 400;

/** Ends an attempt from inside its training. */
class EnoughSeen extends Error {}

/** The learner's program. A check runs it as often as it needs; each run is the first to it. */
export class Attempt {
  private readonly parts: AttemptParts;
  private readonly startedAt: number;
  private done = 0;
  private planned = 1;
  private failNow: ((reason: unknown) => void) | null = null;

  constructor(parts: AttemptParts) {
    this.parts = parts;
    this.startedAt = parts.clock();
  }

  /** Milliseconds until the whole check is ended. */
  get msLeft(): number {
    return Math.max(0, this.parts.timeLimitMs - (this.parts.clock() - this.startedAt));
  }

  /** How many numbers of the attempt's text `run({ changed })` can change. */
  get numberCount(): number {
    return this.parts.numberCount;
  }

  /** Tells the learner how many runs there will be, this many more. */
  plan(more: number): void {
    this.planned = this.done + more;
    this.parts.progress(this.done, this.planned);
  }

  /** Runs the attempt to its end. Never rejects: what it throws is `error`. */
  async run({ seedShift = 0, until, about, changed, isBent = false }: RunAttempt = {}): Promise<AttemptRun> {
    const { parts } = this;
    startSession();
    if (seedShift !== 0) manualSeed(someSeed + seedShift);
    const trace = new Sightings(() => {
      const readStack = placeHere();
      let line: number | null | undefined = undefined;
      return () => (line === undefined ? (line = this.lineIn(framesIn(readStack(), parts.frameOf))) : line);
    });
    const printed: string[] = [];
    const slots = parts.lab.sites.map(site => new WatchedSlot(site));
    let thrown: { readonly value: unknown; readonly stack: string | null } | null = null;
    let isEnough = false;
    const print = (text: string): void => {
      if (printed.length < mostLines) printed.push(...text.split('\n'));
    };
    setPrintSink(print);
    const stopSteps = onStep(point => {
      trace.step(point);
    });
    const library = watchLibrary({
      trace,
      seedShift,
      isBent,
      onStep: () => {
        const steps = about === undefined ? trace.steps : trace.steps.filter(({ model }) => model === trace.modules[about]);
        isEnough ||= until?.(steps) ?? false;
        if (isEnough) throw new EnoughSeen('The check has seen enough.');
      },
    });
    const began = parts.clock();
    const reach = (line: number): void => {
      if (!changed) parts.reach(line);
      else if (parts.clock() - began > longestChanged) throw new EnoughSeen('With another number the program takes too long.');
    };
    let error: AttemptError | null = null;
    const operands = new Operands(torchHooks, parts.isProxy);
    try {
      const failing = new Promise<never>((_resolve, reject) => {
        this.failNow = reject;
      });
      const running = runProgram({
        functions: parts.functions,
        libraries: { gatescope: library, '@tensorflow/tfjs': parts.tensorflow },
        slots,
        lineCount: parts.lab.files[0]?.lineCount ?? 0,
        print,
        reach,
        operands,
        number: (place, value) => (place === changed?.place ? value + changed.by : value),
        throwing: value => {
          thrown = { value, stack: stackHere() };
        },
      }).then(() => parts.afterTasks());
      await Promise.race([running, failing]);
    } catch (reason) {
      const known = thrown as { readonly value: unknown; readonly stack: string | null } | null;
      if (!(reason instanceof EnoughSeen)) error = this.errorOf(reason, known?.value === reason ? (known?.stack ?? null) : null, operands);
    } finally {
      this.failNow = null;
      stopSteps();
      setPrintSink(null);
    }
    if (!changed && !isBent) this.done++;
    parts.progress(Math.min(this.done, this.planned), this.planned);
    const values = slots.flatMap(slot => slot.seen);
    const run = new AttemptRun({
      error,
      printed,
      values,
      ms: parts.clock() - began,
      isCut: isEnough,
      trace,
      typedNumbers: parts.typedNumbers,
      keyLines: parts.keyLines,
    });
    const model = about === undefined ? undefined : trace.modules[about];
    return model ? run.about(model) : run;
  }

  /** Something was thrown outside of the attempt's own promise. False where no run is on. */
  fail(reason: unknown): boolean {
    if (!this.failNow) return false;
    this.failNow(reason);
    return true;
  }

  private errorOf(reason: unknown, stack: string | null, operands: Operands): AttemptError {
    const { name, message, frames } = toLabError(reason, stack, this.parts.frameOf, this.parts.isProxy);
    return { name, message: operands.words({ name, message })?.message ?? errorWords({ name, message }), line: this.lineIn(frames) };
  }

  /** The innermost of the learner's own lines, or null. */
  private lineIn(frames: readonly Position[]): number | null {
    const places = frames.map(frame => lineInLab(this.parts.lab.files, frame));
    return places.find(place => place?.file === 0)?.line ?? null;
  }
}
