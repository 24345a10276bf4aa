import type * as tf from '@tensorflow/tfjs';
import type { Cell, StateNames, StepValues } from '../../cells/cell.ts';
import { registerSequenceKernels } from '../../kernels/sequenceKernels.ts';
import type { PackedSequence } from '../../input/packedSequence.ts';
import type { StatePair } from './leadingState.ts';
import { Recurrent } from './recurrent.ts';
import { RecurrentCell } from './recurrentCell.ts';
import type { CellOptions, RecurrentOptions, RNNCellOptions, RNNOptions } from './recurrentOptions.ts';

/** The layer of a cell, `nn.NAME`: whole sequences, several layers, both directions. */
export function layerOf(cell: Cell): new (options: RNNOptions) => Recurrent {
  registerSequenceKernels(cell);
  return class extends Recurrent {
    constructor(options: RNNOptions) {
      super(cell, options);
    }
  };
}

/** One time step of a cell, `nn.NAMECell`. */
export function singleStepOf(cell: Cell): new (options: RNNCellOptions) => RecurrentCell {
  registerSequenceKernels(cell);
  return class extends RecurrentCell {
    constructor(options: RNNCellOptions) {
      super(cell, options);
    }
  };
}

/** A cell's states as its modules take them, and as they give them. */
type StatesIn<States extends StateNames> = States extends readonly ['h'] ? tf.Tensor : StatePair;
type StatesOut<States extends StateNames> = States extends readonly ['h'] ? tf.Tensor : [h: tf.Tensor, c: tf.Tensor];

export interface LayerOf<States extends StateNames, Values extends StepValues> extends Recurrent {
  /** Runs over sequences of different lengths, and gives h at every step packed in the same way. */
  forward(x: PackedSequence, state?: StatesIn<States>): [out: PackedSequence, state: StatesOut<States>];
  /**
   * Runs over whole sequences.
   *
   * @param x [batch, time, features] with `batchFirst`, else [time, batch, features]; or one sequence [time, features].
   * @param state Each state [layers × directions, batch, hidden]; zeros if left out.
   * @returns h at every step, [batch, time, hidden × directions], and the last states of every layer.
   */
  forward(x: tf.Tensor, state?: StatesIn<States>): [out: tf.Tensor, state: StatesOut<States>];
  /**
   * Gates and states of the last forward pass, each [batch, time, hidden]. With more layers or directions it is a list
   * of such records, one for each layer and direction.
   */
  readonly gates: Readonly<Values> & readonly Readonly<Values>[];
}

export interface SingleStepOf<States extends StateNames, Values extends StepValues> extends RecurrentCell {
  /** @param x [batch, features]. @param state Each [batch, hidden]; zeros if left out. @returns The new states. */
  forward(x: tf.Tensor, state?: StatesIn<States>): StatesOut<States>;
  /** Gates and states of the last step, each [batch, 1, hidden]. */
  readonly gates: Readonly<Values>;
}

type Modules<States extends StateNames, Values extends StepValues> = readonly [
  layer: new (options: RecurrentOptions) => LayerOf<States, Values>,
  singleStep: new (options: CellOptions) => SingleStepOf<States, Values>,
];

/**
 * The two classes that `nn` has for a cell: its layer and its single step. For the cells that PyTorch has, classes are
 * written out as well, so that an editor shows their own options and gates; any other cell needs only these two.
 */
export function modulesOf<States extends StateNames, Values extends StepValues>(
  cell: Cell<string, States, Values>,
): Modules<States, Values> {
  return [layerOf(cell), singleStepOf(cell)] as Modules<States, Values>;
}
