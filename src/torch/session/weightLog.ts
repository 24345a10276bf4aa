import * as tf from '@tensorflow/tfjs';
import type { KeptSteps } from '../../core/run/xray.ts';
import type { EngineInternals } from '../engine/engineInternals.ts';
import { KeptData } from '../engine/keptData.ts';
import { replaceValues } from '../engine/replaceValues.ts';

export const snapshotLimits = {
  /** Snapshots of one optimizer's parameters: with one more, every second one goes. */
  snapshots: 256,
  /** Bytes of all snapshots together, and what each tensor of one counts for beside its values. */
  bytes: 32 * 2 ** 20,
  bytesBeside: 4_096,
  /** Trainings that are told of: the first. */
  trainings: 64,
} as const;

/** The parameters of an optimizer just before one of its steps. */
interface Snapshot {
  /** Of all optimizers' steps, as the training curve counts them, counted from 1. */
  readonly step: number;
  /** By parameter; null for one that has been disposed. */
  readonly data: readonly (KeptData | null)[];
}

/** The snapshots of the optimizers that have stepped with these parameters: a lab may make a new one each epoch. */
interface Training {
  readonly parameters: readonly tf.Tensor[];
  snapshots: Snapshot[];
  /** Each is so many of the optimizer's own steps after the one before. */
  every: number;
  /** Steps that have begun. */
  steps: number;
  bytes: number;
  /** Nothing more is kept: a single snapshot is too large, or the others have all the room. */
  over: 'tooLarge' | 'noRoom' | null;
}

interface ParameterNow {
  readonly parameter: tf.Tensor;
  readonly now: KeptData;
}

/**
 * What the parameters of a lab's models were in the course of their training: before each step of an optimizer, or
 * evenly thinned, before every second, fourth … of them. The first, before any training, always stays. What is kept
 * shares its data with the tensors: a snapshot is no copy, and no tensor that anybody counts.
 */
export class WeightLog {
  /** Labs of which nobody asks afterwards keep nothing. */
  isOn = false;
  private readonly engine: EngineInternals;
  private readonly onChange: (tensor: tf.Tensor) => void;
  private readonly trainings: Training[] = [];
  /** By optimizer; null where there were too many before it. */
  private byOptimizer = new WeakMap<object, Training | null>();
  /** Of a parameter that is not told of, how many steps were made with it. */
  private untold = new WeakMap<tf.Tensor, number>();
  private total = 0;

  /** `onChange` is told of each tensor whose values are other ones. */
  constructor(engine: EngineInternals, onChange: (tensor: tf.Tensor) => void) {
    this.engine = engine;
    this.onChange = onChange;
  }

  /** What all snapshots take, in bytes. */
  get bytes(): number {
    return this.total;
  }

  /** `optimizer` is about to change its parameters, in the step that the training curve will call by this number. */
  sawStep(optimizer: object, parameters: readonly tf.Tensor[], step: number): void {
    if (!this.isOn) return;
    const training = this.trainingOf(optimizer, parameters);
    if (!training) {
      for (const parameter of parameters) this.untold.set(parameter, (this.untold.get(parameter) ?? 0) + 1);
      return;
    }
    if (training.steps++ % training.every !== 0 || training.over !== null) return;
    const data = training.parameters.map(parameter => KeptData.of(this.engine, parameter));
    training.snapshots.push({ step, data });
    this.count(training, bytesOf(data));
    if (bytesOf(data) > snapshotLimits.bytes) this.giveUp(training, 'tooLarge');
    if (training.snapshots.length > snapshotLimits.snapshots) this.thin(training);
    while (this.total > snapshotLimits.bytes) this.makeRoom();
  }

  /**
   * When these parameters were kept, at no step where they are too large or too many others were kept before them; null
   * where no optimizer has stepped with any of them.
   */
  stepsOf(parameters: ReadonlySet<tf.Tensor>): KeptSteps | null {
    const theirs = this.trainings.filter(each => each.parameters.some(parameter => parameters.has(parameter)));
    const steps = theirs.flatMap(({ snapshots }) => snapshots.map(({ step }) => step)).sort((one, other) => one - other);
    if (theirs.length === 0) {
      const made = Math.max(0, ...[...parameters].map(parameter => this.untold.get(parameter) ?? 0));
      return made === 0 ? null : { steps: [], every: 1, made, isUntold: true };
    }
    const every = Math.max(...theirs.map(each => each.every));
    const isUntold = steps.length === 0 && theirs.every(({ over }) => over === 'noRoom');
    return { steps: [...new Set(steps)], every, made: theirs.reduce((sum, each) => sum + each.steps, 0), ...(isUntold && { isUntold }) };
  }

  /**
   * Does `work` with the parameters as they were just before a step of the training curve, and puts them back, whatever
   * happens. Of a model whose training began later these are its first, untrained weights; of one whose training was
   * over, its last. Where the step itself was thinned away it is the next that was kept.
   */
  whileAsOf<T>(step: number, work: () => T): T {
    const before: ParameterNow[] = [];
    try {
      for (const [parameter, data] of this.dataAsOf(step)) {
        const now = KeptData.of(this.engine, parameter);
        if (!now) continue;
        before.push({ parameter, now });
        this.put(parameter, data);
      }
      return work();
    } finally {
      this.putBack(before);
    }
  }

  /** How many pieces of data nobody has but the snapshots: in `tf.memory()` they would look like a lab's own. */
  countAlone(): number {
    const held = new Map<object, { readonly data: KeptData; times: number }>();
    for (const { snapshots } of this.trainings) {
      for (const data of snapshots.flatMap(each => each.data)) {
        if (!data) continue;
        const known = held.get(data.id);
        if (known) known.times += 1;
        else held.set(data.id, { data, times: 1 });
      }
    }
    return [...held.values()].filter(({ data, times }) => data.uses === times).length;
  }

  letGo(): void {
    for (const { snapshots } of this.trainings) for (const each of snapshots) letGoOf(each);
    this.trainings.length = 0;
    this.byOptimizer = new WeakMap();
    this.untold = new WeakMap();
    this.total = 0;
  }

  private trainingOf(optimizer: object, parameters: readonly tf.Tensor[]): Training | null {
    const known = this.byOptimizer.get(optimizer);
    if (known !== undefined) return known;
    const same = this.trainings.find(each => isSameList(each.parameters, parameters));
    const training = same ?? this.begin(parameters);
    this.byOptimizer.set(optimizer, training);
    return training;
  }

  private begin(parameters: readonly tf.Tensor[]): Training | null {
    if (this.trainings.length >= snapshotLimits.trainings) return null;
    const training: Training = { parameters, snapshots: [], every: 1, steps: 0, bytes: 0, over: null };
    this.trainings.push(training);
    return training;
  }

  /** Of each parameter that was another one then, what it was. */
  private dataAsOf(step: number): ReadonlyMap<tf.Tensor, KeptData> {
    const found = new Map<tf.Tensor, { readonly step: number; readonly data: KeptData }>();
    for (const { parameters, snapshots } of this.trainings) {
      const snapshot = snapshots.find(each => each.step >= step);
      if (!snapshot) continue;
      for (const [at, parameter] of parameters.entries()) {
        const data = snapshot.data[at];
        if (data && snapshot.step < (found.get(parameter)?.step ?? Infinity)) found.set(parameter, { step: snapshot.step, data });
      }
    }
    return new Map([...found].filter(([parameter, { data }]) => !data.isOf(parameter)).map(([parameter, { data }]) => [parameter, data]));
  }

  private put(parameter: tf.Tensor, data: KeptData): void {
    if (data.isOf(parameter)) return;
    tf.tidy(() => {
      replaceValues(parameter, data.tensor());
    });
    this.onChange(parameter);
  }

  /** One that cannot be put back keeps no other from it: the first error is thrown when all have been tried. */
  private putBack([first, ...others]: readonly ParameterNow[]): void {
    if (!first) return;
    try {
      if (!first.parameter.isDisposed) this.put(first.parameter, first.now);
    } finally {
      first.now.letGo();
      this.putBack(others);
    }
  }

  private count(training: Training, bytes: number): void {
    training.bytes += bytes;
    this.total += bytes;
  }

  /** Keeps every second one, and goes on with twice the distance. */
  private thin(training: Training): void {
    training.every *= 2;
    const gone = training.snapshots.filter((_, at) => at % 2 === 1);
    training.snapshots = training.snapshots.filter((_, at) => at % 2 === 0);
    for (const each of gone) {
      letGoOf(each);
      this.count(training, -bytesOf(each.data));
    }
  }

  /** Thins the training that takes most of those that can be thinned. */
  private makeRoom(): void {
    const thick = this.trainings.filter(({ snapshots }) => snapshots.length > 1);
    const [first] = thick.sort((one, other) => other.bytes - one.bytes);
    if (first) this.thin(first);
    // Nothing but first snapshots is left: the last that came is one too many.
    else
      this.giveUp(
        this.trainings.findLast(({ bytes }) => bytes > 0),
        'noRoom',
      );
  }

  private giveUp(training: Training | undefined, why: 'tooLarge' | 'noRoom'): void {
    if (!training) return;
    training.over = why;
    for (const each of training.snapshots.splice(0)) letGoOf(each);
    this.count(training, -training.bytes);
  }
}

function bytesOf(data: Snapshot['data']): number {
  return data.reduce((sum, each) => sum + (each ? each.bytes + snapshotLimits.bytesBeside : 0), 0);
}

function letGoOf({ data }: Snapshot): void {
  for (const each of data) each?.letGo();
}

function isSameList(one: readonly tf.Tensor[], other: readonly tf.Tensor[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
}
