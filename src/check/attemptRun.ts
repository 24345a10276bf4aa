import { isDisguised } from './disguisedNumber.ts';
import { numbersIn, type SeenValue } from './seenValue.ts';
import type { LossCall, MadeModule, MadeOptimizer, ModuleKind, Sightings, TrainingStep } from './sightings.ts';

/** What ended a run before its last line. */
export interface AttemptError {
  readonly name: string;
  readonly message: string;
  /** Line of the learner's file, or null where it is not known. */
  readonly line: number | null;
}

interface RunParts {
  readonly error: AttemptError | null;
  readonly printed: readonly string[];
  readonly values: readonly SeenValue[];
  readonly ms: number;
  readonly isCut: boolean;
  readonly trace: Sightings;
  /** Numbers that stand in the attempt's text. */
  readonly typedNumbers: readonly number[];
  readonly keyLines: readonly (readonly [name: string, line: number])[];
  /** The recurrent module the run is about; without it, all of them. */
  readonly model?: MadeModule;
}

/** One finished run of the attempt. Tensors in it are valid until the attempt runs again. */
export class AttemptRun {
  /** What the attempt threw, or null where it came to its end. */
  readonly error: AttemptError | null;
  readonly printed: readonly string[];
  /** Every value its probes saw, in source order. */
  readonly values: readonly SeenValue[];
  readonly ms: number;
  /** True where the check ended it, having seen enough. */
  readonly isCut: boolean;
  private readonly parts: RunParts;
  private readonly trace: Sightings;

  constructor(parts: RunParts) {
    this.parts = parts;
    this.error = parts.error;
    this.printed = parts.printed;
    this.values = parts.values;
    this.ms = parts.ms;
    this.isCut = parts.isCut;
    this.trace = parts.trace;
  }

  /** Modules of the library in the order they were made. */
  get modules(): readonly MadeModule[] {
    const { model } = this.parts;
    return model ? this.trace.modules.filter(made => made === model || made.kind === 'Linear') : this.trace.modules;
  }

  /** Recurrent modules whose outputs went into a loss: a program may train several models, to compare them. */
  get trained(): readonly MadeModule[] {
    return [...new Set(this.losses.flatMap(({ model }) => (model ? [model.made] : [])))];
  }

  /** Which of all modules the run is about, for `attempt.run({ about })`; undefined where it is about all of them. */
  get place(): number | undefined {
    const { model } = this.parts;
    return model && this.trace.modules.indexOf(model);
  }

  /** The same run as far as one recurrent module goes: its losses, its training steps, its calls. */
  about(model: MadeModule): AttemptRun {
    return new AttemptRun({ ...this.parts, model });
  }

  /** Calls of losses, the first and the last ones. */
  get losses(): readonly LossCall[] {
    const { model } = this.parts;
    return model ? this.trace.losses.filter(loss => loss.model?.made === model) : this.trace.losses;
  }

  get optimizers(): readonly MadeOptimizer[] {
    return this.trace.optimizers;
  }

  /** The training curve. */
  get steps(): readonly TrainingStep[] {
    const { model } = this.parts;
    return model ? this.trace.steps.filter(step => step.model === model) : this.trace.steps;
  }

  /** Seeds the attempt set, as it wrote them. */
  get seeds(): readonly number[] {
    return this.trace.seeds;
  }

  modulesOf(kind: ModuleKind): readonly MadeModule[] {
    return this.modules.filter(made => made.kind === kind);
  }

  /**
   * Values whose numbers (their own, or those in their tensor, list or object) include one within `tolerance` of
   * `wanted`.
   */
  having(wanted: number, tolerance: number): readonly SeenValue[] {
    return this.values.filter(seen => numbersIn(seen.value).some(number => Math.abs(number - wanted) <= tolerance));
  }

  /**
   * Like `having`, without what was typed: a number that stands in the attempt's text, there or in a string, whole or
   * in parts, proves nothing.
   */
  computed(wanted: number, tolerance: number): readonly SeenValue[] {
    const { typedNumbers } = this.parts;
    const isComputed = (number: number): boolean =>
      Math.abs(number - wanted) <= tolerance && !typedNumbers.includes(number) && !isDisguised(number, typedNumbers);
    return this.values.filter(seen => numbersIn(seen.value).some(isComputed));
  }

  /** Whether a number stands in the attempt's text. */
  hasTyped(wanted: number, tolerance: number): boolean {
    return this.parts.typedNumbers.some(number => Math.abs(number - wanted) <= tolerance);
  }

  /** Whether no other numbers than these stand in the attempt's text. */
  typesOnly(numbers: ReadonlySet<number>): boolean {
    return this.parts.typedNumbers.every(number => numbers.has(number));
  }

  /** The last value that a variable of this name had. */
  named(name: string): SeenValue | null {
    return this.values.findLast(seen => seen.name === name) ?? null;
  }

  /** The learner's line on which a value (a tensor, a module, a function) was seen first, or null. */
  lineOf(value: unknown): number | null {
    return this.values.find(seen => seen.value === value && value !== undefined)?.line ?? null;
  }

  /**
   * The last of the learner's lines that gives a property of this name its value (`{ a: 1 }`, `object.a = 1`), or null.
   */
  lineOfKey(name: string): number | null {
    return this.parts.keyLines.find(([key]) => key === name)?.[1] ?? null;
  }

  /**
   * Calls `work` with the attempt's own functions and models; nothing it does is taken for the attempt's, and training
   * is refused.
   */
  trial<T>(work: () => T): T {
    const isOuter = !this.trace.isTrial;
    this.trace.isTrial = true;
    try {
      return work();
    } finally {
      if (isOuter) this.trace.isTrial = false;
    }
  }

  /**
   * As a trial, with a module that is given zeros in place of what it is called with: what it still answers does not
   * come from there.
   */
  blinded<T>(module: object, work: () => T): T {
    this.trace.blinded = module;
    try {
      return this.trial(work);
    } finally {
      this.trace.blinded = null;
    }
  }

  /** Which of the library's modules a trial calls. */
  calledBy(work: () => void): ReadonlySet<object> {
    return this.trial(() => this.trace.calledBy(work));
  }
}
