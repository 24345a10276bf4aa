import type * as tf from '@tensorflow/tfjs';
import { fromWire, type WireNumber } from '../core/run/value.ts';
import { BoundedLog } from './boundedLog.ts';
import { seeTensor, type SeenTensor } from './keptTensor.ts';

/** Names of the modules that are watched, as in `nn`. */
export const moduleKinds = ['RNN', 'LSTM', 'GRU', 'RNNCell', 'LSTMCell', 'GRUCell', 'Linear'] as const;
export type ModuleKind = (typeof moduleKinds)[number];

export const lossKinds = ['CrossEntropyLoss', 'MSELoss', 'BCEWithLogitsLoss'] as const;
export type LossKind = (typeof lossKinds)[number];

export const optimizerKinds = ['Adam', 'SGD', 'RMSprop'] as const;

const keptCalls = 96;
const mostSteps = 20_000;
/** How many of the newest calls are looked through for the one that a loss was computed from. */
const recentCalls = 64;

/** One `forward` of a module. `order` counts calls of all modules and losses: what came first has the smaller one. */
export interface ModuleCall {
  readonly order: number;
  readonly input: SeenTensor;
  /** Every tensor it gave back, states after outputs: `[out, h, c]` for an LSTM. Empty where it threw. */
  readonly outputs: readonly SeenTensor[];
  /** Where it is called in the attempt, or null. */
  readonly line: number | null;
}

/** A module of the library that the attempt made. */
export interface MadeModule {
  readonly kind: ModuleKind;
  readonly module: { parameters(): tf.Tensor[]; forward(...inputs: unknown[]): unknown };
  /** What it was made with; for `Linear`, `{ inFeatures, outFeatures }`. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The first calls and the last ones. */
  readonly calls: readonly ModuleCall[];
  /** Where it is made in the attempt, or null. */
  readonly line: number | null;
  /** The parameters as they were when it was first called, by name; null before. */
  readonly startWeights: ReadonlyMap<string, readonly number[]> | null;
}

/** One `forward` of a loss. */
export interface LossCall {
  readonly order: number;
  readonly kind: LossKind;
  readonly input: SeenTensor;
  readonly target: SeenTensor;
  /** Where it is called in the attempt, or null. */
  readonly line: number | null;
  /**
   * The recurrent module its scores come from, and that call; where that cannot be told, the one that was called last
   * before it.
   */
  readonly model: { readonly made: MadeModule; readonly call: ModuleCall } | null;
  /** How many optimizer steps were made before. */
  readonly step: number;
}

export interface MadeOptimizer {
  readonly kind: (typeof optimizerKinds)[number];
  readonly parameters: readonly tf.Tensor[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly steps: number;
  /** Where it is made, and where it steps, in the attempt; null where that is not known or it never steps. */
  readonly line: number | null;
  readonly stepLine: number | null;
}

/** One optimizer step: the loss before it, and for classes the share of right answers. */
export interface TrainingStep {
  readonly step: number;
  readonly loss: number;
  readonly accuracy: number | null;
  /** The recurrent module whose output went into the last loss before it. */
  readonly model: MadeModule | null;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What the library saw of one run of an attempt. */
export class Sightings {
  readonly modules: MadeModule[] = [];
  readonly optimizers: MadeOptimizer[] = [];
  readonly steps: TrainingStep[] = [];
  readonly seeds: number[] = [];
  /** While a check itself calls the attempt's functions, nothing is noted, and nothing may be trained. */
  isTrial = false;
  /** A module that sees nothing for now: zeros stand in for what it is given. */
  blinded: object | null = null;
  private readonly lineHere: () => () => number | null;
  private readonly lossLog = new BoundedLog<LossCall>(keptCalls);
  private readonly callLogs = new Map<object, BoundedLog<ModuleCall>>();
  private readonly called = new Set<object>();
  private order = 0;
  private recent: { readonly made: MadeModule; readonly call: ModuleCall }[] = [];
  private lastLoss: LossCall['model'] = null;

  /** @param lineHere Notes the place in the attempt that asks; what it gives back reads its line. */
  constructor(lineHere: () => () => number | null) {
    this.lineHere = lineHere;
  }

  get losses(): readonly LossCall[] {
    return this.lossLog.read();
  }

  made(kind: ModuleKind, module: MadeModule['module'], options: Readonly<Record<string, unknown>>): void {
    if (this.isTrial) return;
    const log = new BoundedLog<ModuleCall>(keptCalls);
    this.callLogs.set(module, log);
    const readLine = this.lineHere();
    this.modules.push({
      kind,
      module,
      options,
      startWeights: null,
      get line() {
        return readLine();
      },
      get calls() {
        return log.read();
      },
    });
  }

  beforeCall(module: object): void {
    const made = this.find(module) as Writable<MadeModule> | undefined;
    if (!made || made.startWeights || this.isTrial) return;
    const named = (made.module as unknown as { namedParameters(): Iterable<[string, tf.Tensor]> }).namedParameters();
    made.startWeights = new Map(Array.from(named, ([name, parameter]) => [name, Array.from(parameter.dataSync())] as const));
  }

  call(module: object, input: unknown, output: unknown): void {
    this.called.add(module);
    const seen = seeTensor(input);
    const made = this.find(module);
    if (this.isTrial || !seen || !made) return;
    const readLine = this.lineHere();
    const call: ModuleCall = {
      order: this.order++,
      input: seen,
      outputs: tensorsIn(output),
      get line() {
        return readLine();
      },
    };
    this.callLogs.get(module)?.add(call);
    this.recent.push({ made, call });
    if (this.recent.length >= 2 * recentCalls) this.recent = this.recent.slice(recentCalls);
  }

  loss(kind: LossKind, input: unknown, target: unknown): void {
    const [scores, wanted] = [seeTensor(input), seeTensor(target)];
    if (this.isTrial || !scores || !wanted) return;
    const model = this.sourceOf(scores.tensor);
    this.lastLoss = model;
    const readLine = this.lineHere();
    this.lossLog.add({
      order: this.order++,
      kind,
      input: scores,
      target: wanted,
      model,
      step: this.steps.length,
      get line() {
        return readLine();
      },
    });
  }

  /** Notes an optimizer; what it gives back is told of each of its steps. */
  optimizer(made: Pick<MadeOptimizer, 'kind' | 'parameters' | 'options'>): () => void {
    const readLine = this.lineHere();
    let readStepLine: (() => number | null) | null = null;
    let steps = 0;
    this.optimizers.push({
      ...made,
      get steps() {
        return steps;
      },
      get line() {
        return readLine();
      },
      get stepLine() {
        return readStepLine?.() ?? null;
      },
    });
    return () => {
      steps++;
      readStepLine ??= this.lineHere();
    };
  }

  step(point: { readonly step: number; readonly loss: WireNumber; readonly accuracy?: number }): TrainingStep {
    const step = { step: point.step, loss: fromWire(point.loss), accuracy: point.accuracy ?? null, model: this.lastLoss?.made ?? null };
    if (this.steps.length < mostSteps) this.steps.push(step);
    return step;
  }

  /** Which modules a piece of work calls. */
  calledBy(work: () => void): ReadonlySet<object> {
    this.called.clear();
    work();
    return new Set(this.called);
  }

  /** A program may call its modules for a look in between: what counts is whose output the scores are. */
  private sourceOf(scores: tf.Tensor): LossCall['model'] {
    const layer = this.recent.findLast(({ made, call }) => made.kind === 'Linear' && call.outputs.some(({ tensor }) => tensor === scores));
    const before = layer?.call.order ?? Infinity;
    return this.recent.findLast(({ made, call }) => made.kind !== 'Linear' && call.order < before) ?? null;
  }

  private find(module: object): MadeModule | undefined {
    return this.modules.find(made => made.module === module);
  }
}

function tensorsIn(output: unknown): SeenTensor[] {
  const tensor = seeTensor(output);
  if (tensor) return [tensor];
  return Array.isArray(output) ? output.flatMap(tensorsIn) : [];
}
