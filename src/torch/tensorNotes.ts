import type * as tf from '@tensorflow/tfjs';

const MOST_NUMBERS = 4096;

/** What is known of tensors beyond their values: names of their axes, and whether they are gates. */
export class TensorNotes {
  private readonly axes = new WeakMap<tf.Tensor, readonly string[]>();
  private readonly gates = new WeakSet<tf.Tensor>();
  /** Gates that are the share of the old state that stays, whatever they are called. */
  private readonly keepGates = new WeakSet<tf.Tensor>();
  private readonly gateNumbers = new Set<number>();

  axesOf(tensor: tf.Tensor): readonly string[] | null {
    return this.axes.get(tensor) ?? null;
  }

  nameAxes<T extends tf.Tensor>(tensor: T, names: readonly string[] | null): T {
    if (names?.length === tensor.rank) this.axes.set(tensor, names);
    return tensor;
  }

  /** As `nameAxes`, but a name the tensor already has stays. */
  suggestAxes(tensor: tf.Tensor, names: readonly string[]): void {
    if (!this.axes.has(tensor)) this.nameAxes(tensor, names);
  }

  isGate(tensor: tf.Tensor): boolean {
    return this.gates.has(tensor);
  }

  /** `like`: the gate that it is a part or a copy of. */
  markGate<T extends tf.Tensor>(tensor: T, like?: tf.Tensor): T {
    this.gates.add(tensor);
    if (like && this.keepGates.has(like)) this.keepGates.add(tensor);
    return tensor;
  }

  isKeepGate(tensor: tf.Tensor): boolean {
    return this.keepGates.has(tensor);
  }

  markKeepGate<T extends tf.Tensor>(tensor: T): T {
    this.keepGates.add(tensor);
    return this.markGate(tensor);
  }

  isGateNumber(value: number): boolean {
    return this.gateNumbers.has(value);
  }

  markGateNumber(value: number): number {
    if (this.gateNumbers.size >= MOST_NUMBERS) {
      for (const oldest of this.gateNumbers) {
        this.gateNumbers.delete(oldest);
        break;
      }
    }
    this.gateNumbers.add(value);
    return value;
  }
}
