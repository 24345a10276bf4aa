import type * as tf from '@tensorflow/tfjs';
import type { TensorKeeper } from '../engine/tensorKeeper.ts';
import { isTensor } from '../input/isTensor.ts';

type Forward = (this: unknown, ...inputs: unknown[]) => unknown;

/** A call of a model's `forward` that may be made again: its tensors are kept for that. */
export interface HeldCall {
  readonly module: unknown;
  readonly forward: Forward;
  readonly inputs: readonly unknown[];
  /** What it gave, of several things the first; null where that is no tensor. */
  output: tf.Tensor | null;
}

/** What a `forward` says: of several things that it gives the first; null where that is no tensor. */
export function saidBy(given: unknown): tf.Tensor | null {
  const said: unknown = Array.isArray(given) ? given[0] : given;
  return isTensor(said) ? said : null;
}

interface CallNow extends HeldCall {
  held: HeldCall | null;
}

/** Which `forward` the code that runs is in: of those inside each other the outermost, which gives the answer. */
export class ForwardCalls {
  private readonly keeper: TensorKeeper;
  private readonly holders = new Map<HeldCall, number>();
  private now: CallNow | null = null;

  constructor(keeper: TensorKeeper) {
    this.keeper = keeper;
  }

  /** Calls it. */
  call(module: unknown, forward: Forward, inputs: readonly unknown[]): unknown {
    if (this.now) return Reflect.apply(forward, module, inputs);
    const now: CallNow = { module, forward, inputs, output: null, held: null };
    this.now = now;
    try {
      const given: unknown = Reflect.apply(forward, module, inputs);
      const said = saidBy(given);
      if (now.held && this.holders.has(now.held) && said && !said.isDisposed) now.held.output = this.keeper.holdCopy(said);
      return given;
    } finally {
      this.now = null;
    }
  }

  /** The call that is on, kept until it is let go as often as it was held; null where none is. */
  hold(): HeldCall | null {
    const { now } = this;
    if (!now) return null;
    const { module, forward, inputs } = now;
    // What the lab has disposed cannot be given to it again.
    if (!now.held && inputs.flat().some(input => isTensor(input) && input.isDisposed)) return null;
    const call = (now.held ??= { module, forward, inputs: inputs.map(input => this.copyOf(input)), output: null });
    this.holders.set(call, (this.holders.get(call) ?? 0) + 1);
    return call;
  }

  letGo(call: HeldCall): void {
    const left = (this.holders.get(call) ?? 0) - 1;
    if (left > 0) {
      this.holders.set(call, left);
      return;
    }
    this.holders.delete(call);
    for (const input of call.inputs.flat()) if (isTensor(input)) this.keeper.drop(input);
    if (call.output) this.keeper.drop(call.output);
  }

  /** Of a tensor, or of the tensors of a pair. */
  private copyOf(input: unknown): unknown {
    if (isTensor(input)) return this.keeper.holdCopy(input);
    return Array.isArray(input) ? input.map(each => (isTensor(each) ? this.keeper.holdCopy(each) : (each as unknown))) : input;
  }
}
