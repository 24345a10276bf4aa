import type * as tf from '@tensorflow/tfjs';
import type { GateMeaning } from '../../core/run/gateMeaning.ts';
import type { Nonlinearity } from '../kernels/base/sequenceKernelNames.ts';
import type { CellSteps } from '../kernels/cpu/cellSteps.ts';
import type { CellKernel } from '../kernels/cpu/sequence/cellKernel.ts';
import type { GpuCell } from '../kernels/webgl/gpuCell.ts';

/** What a cell carries from step to step: the hidden state, and perhaps a cell state beside it. */
export type StateNames = readonly ['h'] | readonly ['h', 'c'];

/** What one step computes from. */
export interface StepInput<States extends StateNames = StateNames, Block extends string = string> {
  /** W·x + b_ih of all blocks beside each other, [batch, blocks × hidden]. */
  readonly fromInput: tf.Tensor;
  /**
   * U·state + b_hh, for the earlier h or what the step makes of it, [batch, hidden]: of all blocks beside each other,
   * [batch, blocks × hidden], or of one, [batch, hidden].
   */
  readonly fromHidden: (state: tf.Tensor, block?: Block) => tf.Tensor;
  /** The earlier states, each [batch, hidden]. */
  readonly states: Readonly<Record<States[number], tf.Tensor>>;
  readonly nonlinearity: Nonlinearity;
  /**
   * Has the last word on what the step makes: given a value and its name, it gives the one that the step goes on with.
   * What a step does not show it cannot be held, but for the new states.
   */
  readonly hand: (name: string, value: tf.Tensor) => tf.Tensor;
}

/** What one of a step's values is made of, for whoever asks why it is what it is. */
export type ValueReason =
  /**
   * A sum that is squashed, of one block: W·x + b_ih + U·h + b_hh of the earlier h. With `through` the last two are
   * first multiplied by that value of the step. `chosen`: tanh or relu, as the lab says.
   */
  | { readonly squash: 'sigmoid' | 'tanh' | 'chosen'; readonly block: string; readonly through?: string }
  /** A sum of products of values of the step and of states before it. */
  | { readonly products: readonly (readonly ReasonPart[])[] };

/** A value of the step as it is, 1 minus it, its tanh, or the state of that name before the step. */
interface ReasonPart {
  readonly name: string;
  readonly form: 'value' | 'rest' | 'tanh' | 'before';
}

/** Everything a step computed, by name, each [batch, hidden]; h and c are the new states. */
export interface StepValues {
  readonly h: tf.Tensor;
  readonly c?: tf.Tensor;
}

/**
 * One kernel forward and one back for a whole sequence, in the place of many small operations. A backend without one
 * runs the step.
 */
export interface FusedCell {
  readonly cpu?: (nonlinearity: Nonlinearity) => CellKernel;
  readonly webgl?: (nonlinearity: Nonlinearity) => GpuCell;
  /** The step in plain arrays, for its gates on the CPU. */
  readonly plain?: CellSteps;
  /** What PyTorch calls the operations that a fused kernel does not show, for `grad_fn`. */
  readonly gradNames: {
    /** Those that make a step's states, in their order. */
    readonly step: (nonlinearity: Nonlinearity) => readonly string[];
    /** The one that puts the batch first in a layer's output. */
    readonly batchFirst: string;
  };
}

/**
 * A recurrent cell, all of it: `modulesOf` makes `nn.NAME` and `nn.NAMECell` of it, and what is shown of its gates
 * follows from it too.
 */
export interface Cell<Name extends string = string, States extends StateNames = StateNames, Values extends StepValues = StepValues> {
  readonly name: Name;
  readonly states: States;
  /** The blocks of rows that its weights have, each `hidden` high, in their order. */
  readonly blocks: readonly string[];
  /** What its gates mean. They are those of the step's values that come out of a sigmoid. */
  readonly gates: Readonly<Partial<Record<string, GateMeaning>>>;
  /** May a lab choose between tanh and relu? */
  readonly hasNonlinearity?: boolean;
  /** One step, in operations of TensorFlow.js: it runs on every backend and has its gradient from theirs. */
  readonly step: (input: StepInput<States>) => Values;
  readonly fused?: FusedCell;
  /** What the step's values are made of; those without a reason have none to tell. Tests hold it against the step. */
  readonly reasons?: Readonly<Partial<Record<string, ValueReason>>>;
}

/** A cell as it is written: its gates are among its step's values, which hold its states. */
interface CellParts<Name extends string, States extends StateNames, Block extends string, Values extends StepValues> {
  readonly name: Name;
  readonly states: States;
  readonly blocks: readonly Block[];
  readonly gates: Readonly<Partial<Record<Exclude<keyof NoInfer<Values>, 'h' | 'c'>, GateMeaning>>>;
  readonly hasNonlinearity?: boolean;
  readonly step: (input: StepInput<States, NoInfer<Block>>) => Values;
  readonly fused?: FusedCell;
  readonly reasons?: Readonly<Partial<Record<keyof NoInfer<Values>, ValueReason>>>;
}

/** Lets the compiler see that a cell's parts fit each other. */
export function defineCell<
  const Name extends string,
  const States extends StateNames,
  const Block extends string,
  Values extends StepValues & Readonly<Record<States[number], tf.Tensor>>,
>(parts: CellParts<Name, States, Block, Values>): Cell<Name, States, Values> {
  return parts;
}

/** Does it carry a cell state beside the hidden state? */
export function hasCellState({ states }: Cell): boolean {
  return states.length === 2;
}
