import type * as tf from '@tensorflow/tfjs';
import type { GateMeaning } from '../../core/run/gateMeaning.ts';

const MOST_NUMBERS = 4096;

/** What is known of tensors beyond their values: names of their axes, and what gates mean. */
export class TensorNotes {
  private readonly axes = new WeakMap<tf.Tensor, readonly string[]>();
  /** Gates, and what those of a cell mean there; null for those that a lab computes by itself. */
  private readonly gates = new WeakMap<tf.Tensor, GateMeaning | null>();
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

  /** What a cell says of this gate; null for every other tensor. */
  gateMeaning(tensor: tf.Tensor): GateMeaning | null {
    return this.gates.get(tensor) ?? null;
  }

  markGate<T extends tf.Tensor>(tensor: T, meaning: GateMeaning | null): T {
    this.gates.set(tensor, meaning);
    return tensor;
  }

  /** A part or a copy of a gate is one too, and means the same; of any other tensor it is none. */
  passGate<T extends tf.Tensor>(part: T, whole: tf.Tensor): T {
    return this.isGate(whole) ? this.markGate(part, this.gateMeaning(whole)) : part;
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
