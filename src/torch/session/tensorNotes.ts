import type * as tf from '@tensorflow/tfjs';
import type { GateMeaning } from '../../core/run/gateMeaning.ts';

const MOST_NUMBERS = 4096;

/** What the last axis of a layer's outputs is called until somebody says what they are. */
export const outputsAxis = 'outputs';

/** What is known of tensors beyond their values: names of their axes, and what gates mean. */
export class TensorNotes {
  private readonly axes = new WeakMap<tf.Tensor, readonly string[]>();
  /** Gates, and what those of a cell mean there; null for those that a lab computes by itself. */
  private readonly gates = new WeakMap<tf.Tensor, GateMeaning | null>();
  /** The layer that made the last axis of a tensor, and what it is made for is not known. */
  private readonly outputsOf = new WeakMap<tf.Tensor, object>();
  /** Layers whose outputs have been taken for scores of classes. */
  private readonly classLayers = new WeakSet<object>();
  private readonly gaps = new WeakMap<tf.Tensor, number>();
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

  /** As `nameAxes`, for what `layer` made of something with axes of these names: its last axis are its outputs. */
  nameOutputs<T extends tf.Tensor>(tensor: T, names: readonly string[] | null, layer: object): T {
    this.outputsOf.set(tensor, layer);
    const last = this.classLayers.has(layer) ? 'classes' : outputsAxis;
    return this.nameAxes(tensor, names === null ? null : [...names.slice(0, -1), last]);
  }

  /** A loss takes these for scores, [batch, classes], as it will what their layer makes from now on. */
  sawScores(scores: tf.Tensor): void {
    const names = this.axesOf(scores);
    if (names === null) this.nameAxes(scores, ['batch', 'classes']);
    else if (names.at(-1) === outputsAxis) this.nameAxes(scores, [...names.slice(0, -1), 'classes']);
    const layer = this.outputsOf.get(scores);
    if (layer !== undefined) this.classLayers.add(layer);
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

  /** So many of its values are NaN because there was no step to have one. */
  markGaps(tensor: tf.Tensor, count: number): void {
    this.gaps.set(tensor, count);
  }

  gapsIn(tensor: tf.Tensor): number {
    return this.gaps.get(tensor) ?? 0;
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
