import * as tf from '@tensorflow/tfjs';
import type { Cell } from '../cells/cell.ts';
import type { Hand, HeldValue } from '../cells/heldValues.ts';
import type { SequenceInput } from '../cells/sequence.ts';
import type { TensorKeeper } from '../engine/tensorKeeper.ts';
import type { GradGraph } from '../session/gradGraph.ts';
import { Rerun } from './rerun.ts';

/** Where gradients are asked for, and what is changed for that. */
export interface GradientPlace {
  /** The record of the layer and direction. */
  readonly at: object;
  readonly input: SequenceInput;
  readonly steps: readonly number[];
  /** The records of its module: what is added to the bias of its forget or keep gate is so for all of them. */
  readonly records: ReadonlySet<object>;
  readonly bias: number;
  /** Values of a step, by name; absent: its states. */
  readonly values?: readonly string[];
  /** What is held in the layer and direction meanwhile. */
  readonly hands?: readonly HeldValue[];
}

/**
 * A model that is run again to see what its answer depends on: to the input and each state (or other value) of one
 * layer and direction a zero is added at each step that is asked for, and its gradient is what the answer changes by.
 */
export class GradientRerun extends Rerun {
  private readonly place: GradientPlace;
  private readonly leaves = new Map<string, ReadonlyMap<number, tf.Tensor>>();
  private readonly atInput: tf.Tensor;

  constructor(keeper: TensorKeeper, graph: GradGraph, place: GradientPlace) {
    super(keeper, place.at, place.hands ?? []);
    this.place = place;
    const { input, steps, values = input.cell.states } = place;
    const leafLike = (shape: readonly number[]): tf.Tensor => {
      const leaf = tf.tidy(() => keeper.holdCopy(tf.zeros([...shape])));
      graph.stateOf(leaf).requiresGrad = true;
      this.kept.push(leaf);
      return leaf;
    };
    this.atInput = leafLike(input.x.shape);
    for (const name of values) this.leaves.set(name, new Map(steps.map(step => [step, leafLike(input.h0.shape)])));
  }

  /** What is added to the input, of all steps at once. */
  get inputZero(): tf.Tensor {
    return this.atInput;
  }

  /** What is added to each value, in the order of the steps. */
  get valueZeros(): ReadonlyMap<string, readonly tf.Tensor[]> {
    return new Map([...this.leaves].map(([name, leaves]) => [name, [...leaves.values()]]));
  }

  override handAt(time: number): Hand | null {
    const held = super.handAt(time);
    if (!this.place.steps.includes(time)) return held;
    return (name, made) => {
      const value = held ? held(name, made) : made;
      const leaf = this.leaves.get(name)?.get(time);
      return leaf ? tf.add(value, leaf) : value;
    };
  }

  override adjusted(record: object, input: SequenceInput): SequenceInput {
    const { at, records, bias } = this.place;
    const changed = records.has(record) && bias !== 0 ? withKeepBias(input, bias) : input;
    return record === at ? { ...changed, x: tf.add(changed.x, this.atInput) } : changed;
  }

  /** Nobody asks what the layers worked on. */
  override see(): void {
    return;
  }
}

/** The gate whose bias says how much of the memory is kept, and whether more keeps more; null where there is none. */
export function keepBlock({ blocks, gates }: Cell): { readonly block: number; readonly sign: 1 | -1 } | null {
  const block = blocks.findIndex(name => gates[name] === 'keeps' || gates[name] === 'takes');
  const name = blocks[block];
  return name === undefined ? null : { block, sign: gates[name] === 'takes' ? -1 : 1 };
}

function withKeepBias(input: SequenceInput, bias: number): SequenceInput {
  const kept = keepBlock(input.cell);
  if (!kept) return input;
  const hidden = input.h0.shape[1] ?? 0;
  const more = new Float32Array(input.cell.blocks.length * hidden);
  more.fill(kept.sign * bias, kept.block * hidden, (kept.block + 1) * hidden);
  const { inputBias } = input.weights;
  const added = tf.tensor1d(more);
  return { ...input, weights: { ...input.weights, inputBias: inputBias ? tf.add(inputBias, added) : added } };
}
