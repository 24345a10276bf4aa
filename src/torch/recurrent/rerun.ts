import type * as tf from '@tensorflow/tfjs';
import { handAt, type Hand, type HeldValue } from '../cells/heldValues.ts';
import { withTensors, type SequenceInput } from '../cells/sequence.ts';
import type { TensorKeeper } from '../engine/tensorKeeper.ts';

let now: Rerun | null = null;

/** The model that is run again just now; null while a lab runs by itself. */
export function rerunNow(): Rerun | null {
  return now;
}

/** Runs a model again: meanwhile `rerunNow` gives what is held in it. */
export function whileHeld<T>(rerun: Rerun, work: () => T): T {
  now = rerun;
  try {
    return work();
  } finally {
    now = null;
  }
}

/**
 * A model that is run again when its lab has ended, with something held in one layer and direction. Meanwhile no record
 * of the lab's own passes changes: what the layers work on is kept here, by the record that would have had it.
 */
export class Rerun {
  private readonly keeper: TensorKeeper;
  private readonly at: object | null;
  private readonly hands: readonly HeldValue[];
  private readonly inputs = new Map<object, SequenceInput>();
  /** Dropped with it. */
  protected readonly kept: tf.Tensor[] = [];

  /** `hands` hold something in the layer and direction of the record `at`; null: nothing is held. */
  constructor(keeper: TensorKeeper, at: object | null, hands: readonly HeldValue[]) {
    this.keeper = keeper;
    this.at = at;
    this.hands = hands;
  }

  handsOn(record: object): readonly HeldValue[] {
    return record === this.at ? this.hands : [];
  }

  /** What has the last word on the values of a step of the layer and direction that is walked. */
  handAt(time: number): Hand | null {
    return handAt(this.hands, time);
  }

  /** What a layer and direction works on in place of what the model gives it. */
  adjusted(_record: object, input: SequenceInput): SequenceInput {
    return input;
  }

  /**
   * Is this layer and direction walked step by step? So is the one that a hand may be on, held or not: kernels sum in
   * another order, and what differs then is the hand's alone.
   */
  isWalked(record: object): boolean {
    return record === this.at;
  }

  see(record: object, input: SequenceInput): void {
    const held = withTensors(input, tensor => {
      const copy = this.keeper.holdCopy(tensor);
      this.kept.push(copy);
      return copy;
    });
    this.inputs.set(record, held);
  }

  /** What a layer and direction last worked on; undefined where it was not called. */
  inputOf(record: object): SequenceInput | undefined {
    return this.inputs.get(record);
  }

  letGo(): void {
    for (const tensor of this.kept.splice(0)) this.keeper.drop(tensor);
    this.inputs.clear();
  }
}
