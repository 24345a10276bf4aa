import * as tf from '@tensorflow/tfjs';
import type { TensorKeeper } from '../engine/tensorKeeper.ts';
import { isTensor } from '../input/isTensor.ts';
import { KeptFields, type FieldsOf } from './keptFields.ts';

type Forward = (this: unknown, ...inputs: unknown[]) => unknown;

/** A call of a model's `forward` that may be made again: its tensors are kept for that. */
export interface HeldCall {
  readonly module: unknown;
  readonly forward: Forward;
  readonly inputs: readonly unknown[];
  /** What the model kept in its fields when it was called. */
  readonly fields: KeptFields;
  /** What it gave, of several things the first; null where that is no tensor. */
  output: tf.Tensor | null;
}

/** What a `forward` says: of several things that it gives the first; null where that is no tensor. */
export function saidBy(given: unknown): tf.Tensor | null {
  const said: unknown = Array.isArray(given) ? given[0] : given;
  return isTensor(said) ? said : null;
}

/**
 * Makes a call once more, with the model's fields as they were then, and gives what it gives. What it is given are
 * copies, so that it disposes nothing that is wanted again; they go with the `tf.tidy` around it.
 */
export function callAgain({ module, forward, inputs, fields }: HeldCall): unknown {
  fields.putBack();
  const again = (input: unknown): unknown => (isTensor(input) ? tf.clone(input) : input);
  return Reflect.apply(
    forward,
    module,
    inputs.map(input => (Array.isArray(input) ? input.map(again) : again(input))),
  );
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
  call(module: unknown, forward: Forward, inputs: readonly unknown[], fieldsOf: FieldsOf): unknown {
    if (this.now) return Reflect.apply(forward, module, inputs);
    const fields = new KeptFields(this.keeper, module, fieldsOf);
    const now: CallNow = { module, forward, inputs, fields, output: null, held: null };
    this.now = now;
    try {
      const given: unknown = Reflect.apply(forward, module, inputs);
      const said = saidBy(given);
      if (now.held && this.holders.has(now.held) && said && !said.isDisposed) now.held.output = this.keeper.holdCopy(said);
      return given;
    } finally {
      this.now = null;
      if (!now.held || !this.holders.has(now.held)) fields.letGo();
    }
  }

  /** The call that is on, kept until it is let go as often as it was held; null where none is. */
  hold(): HeldCall | null {
    const { now } = this;
    if (!now) return null;
    const { module, forward, inputs, fields } = now;
    // What the lab has disposed cannot be given to it again.
    if (!now.held && inputs.flat().some(input => isTensor(input) && input.isDisposed)) return null;
    const call = (now.held ??= { module, forward, inputs: inputs.map(input => this.copyOf(input)), fields, output: null });
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
    call.fields.letGo();
    if (call.output) this.keeper.drop(call.output);
  }

  /** Of a tensor, or of the tensors of a pair. */
  private copyOf(input: unknown): unknown {
    if (isTensor(input)) return this.keeper.holdCopy(input);
    return Array.isArray(input) ? input.map(each => (isTensor(each) ? this.keeper.holdCopy(each) : (each as unknown))) : input;
  }
}
