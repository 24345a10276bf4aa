import type { DataRows } from '../mistakes/dataRows.ts';
import type { HeldAnswers } from '../mistakes/heldAnswers.ts';
import type { TensorKeeper } from '../engine/tensorKeeper.ts';
import { xrayLimits } from '../../core/run/xray.ts';
import type { ForwardCalls, HeldCall } from './forwardCalls.ts';

/** A recurrent module as the log knows it. */
export interface LoggedLayer {
  readonly module: object;
  /** The stack of the place that made it. */
  readonly madeAt: string | null;
}

/** The last forward pass of a module: the data it was of, and the answers that came of it. */
interface Pass {
  answers: HeldAnswers | null;
  /** The last module that read these data. */
  module: object;
}

/**
 * The recurrent modules of a run in the order in which they were made, for whoever looks at them at its end, and what
 * their models answered. Costs next to nothing while the lab runs: answers are kept as they are, and read by nobody.
 */
export class LayerLog {
  private readonly keeper: TensorKeeper;
  private readonly calls: ForwardCalls;
  private readonly byCall = new WeakMap<object, HeldCall>();
  private readonly logged: LoggedLayer[] = [];
  private readonly passes = new WeakMap<object, Pass>();
  /** By the data of a pass, as its trace names them: the passes that are the last of their modules. */
  private readonly byData = new WeakMap<DataRows, Pass>();
  private missed = 0;

  constructor(keeper: TensorKeeper, calls: ForwardCalls) {
    this.keeper = keeper;
    this.calls = calls;
  }

  get layers(): readonly LoggedLayer[] {
    return this.logged;
  }

  /** Modules that were made after there were too many to keep. */
  get leftOut(): number {
    return this.missed;
  }

  made(module: object, madeAt: string | null): void {
    if (this.logged.length < xrayLimits.layers) this.logged.push({ module, madeAt });
    else this.missed += 1;
  }

  /** A module has run over these data; null where it is not known which. */
  passed(module: object, data: DataRows | null): void {
    const earlier = this.passes.get(module);
    if (earlier) this.letGo(earlier);
    const pass: Pass = (data && this.byData.get(data)) ?? { answers: null, module };
    pass.module = module;
    this.passes.set(module, pass);
    if (data) this.byData.set(data, pass);
    const before = this.byCall.get(module);
    const call = this.calls.hold();
    if (call) this.byCall.set(module, call);
    else this.byCall.delete(module);
    if (before) this.calls.letGo(before);
  }

  /** The call of a model's `forward` that made a module's last pass; null where none did. */
  callOf(module: object): HeldCall | null {
    return this.byCall.get(module) ?? null;
  }

  /** A lab has held what came of these data against what is right. */
  answered(data: readonly DataRows[], answers: HeldAnswers): void {
    const [only, ...more] = data;
    const pass = only && more.length === 0 ? this.byData.get(only) : undefined;
    if (!pass || answers.right.size > xrayLimits.answered) return;
    this.letGo(pass);
    pass.answers = { ...answers, given: this.keeper.holdCopy(answers.given), right: this.keeper.holdCopy(answers.right) };
  }

  /** The recurrent module that read these data last; null where none is known. */
  moduleOver(data: readonly DataRows[]): object | null {
    const [only, ...more] = data;
    return (only && more.length === 0 ? this.byData.get(only)?.module : null) ?? null;
  }

  answersOf(module: object): HeldAnswers | null {
    return this.passes.get(module)?.answers ?? null;
  }

  private letGo(pass: Pass): void {
    const { answers } = pass;
    pass.answers = null;
    for (const tensor of answers ? [answers.given, answers.right] : []) this.keeper.drop(tensor);
  }
}
