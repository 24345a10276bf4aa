import type * as tf from '@tensorflow/tfjs';
import type { GateMeaning } from '../../core/run/gateMeaning.ts';
import type { WarningCode } from '../../core/run/labWarning.ts';
import type { LabDial, TurnedDial } from '../../core/run/dials.ts';
import type { SaidWords, ThrownMistake } from '../../core/run/thrownMistake.ts';
import type { MeasuredPoint, MetricPoint, RuntimeFault, TensorMemory } from '../../core/run/run.ts';

/** What runs but seems to be a mistake, and the stack of its place. */
export interface MistakeReport {
  readonly code: WarningCode;
  readonly message: string;
  readonly stack: string | null;
  /** As in `LabWarning`. */
  readonly about?: string;
}

/** One gate of a recurrent module, [batch, time, hidden], and what its cell says of it. */
export interface GateRead {
  readonly name: string;
  readonly gate: tf.Tensor;
  readonly meaning: GateMeaning;
  /** Of a packed batch: how many steps each sequence has; there is NaN after them. */
  readonly lengths: readonly number[] | null;
}

/** A module's gates, and the multiplications that computing them takes; null where that is more than was allowed. */
export interface GatesRead {
  readonly work: number;
  readonly gates: readonly GateRead[] | null;
  /** Its place among the recurrent modules of the run; null where it is not told of among them. */
  readonly layer: number | null;
}

/** What the recorder asks the lab library about values. `torchHooks` answers; tests may answer otherwise. */
export interface LibraryHooks {
  /** As `print` shows its arguments. */
  formatValue(...values: readonly unknown[]): string;
  /** Sends what `print` prints to `sink`, one call a `print`; null gives it back to the console. */
  setPrintSink(sink: ((text: string) => void) | null): void;
  /** Reports each optimizer step until the returned function is called. */
  onStep(listener: (point: MetricPoint) => void): () => void;
  /** Reports what the lab measures beside its training until the returned function is called. */
  onMeasured(listener: (point: MeasuredPoint) => void): () => void;
  /**
   * Dials stand where they were turned to, and each that the lab meets is reported, once, in the call that meets it,
   * until the returned function is called.
   */
  onDial(turned: readonly TurnedDial[], listener: (dial: LabDial) => void): () => void;
  /**
   * Reports what runs but is a mistake, each code once, with the stack of the place it speaks of. `stackHere` gives the
   * stack of the place that asks, and `turnHere` how many turns the lab's outermost loop is through, or null where none
   * counts; `forwardsIn` counts the calls of the lab's own `forward` in a stack. The returned function ends it; before
   * that, with `isWhole` (the lab came to its end by itself), it reports what only the end can tell.
   */
  onMistake(
    listener: (mistake: MistakeReport) => void,
    stackHere: () => string | null,
    turnHere: () => number | null,
    forwardsIn: (stack: string | null) => number,
  ): (isWhole: boolean) => void;
  /** Which error of the library's own this is; null for everything else, whatever it is called. */
  faultOf(thrown: unknown): RuntimeFault | null;
  /**
   * What a loss that is no finite number says of itself where it stopped a lab in these loops; null for everything
   * else. Runs no code of the lab.
   */
  lossMessage(thrown: unknown, loops: string): string | null;
  /**
   * What an error of the engine's own says, in words of the lab's; null where the engine's are the best there are. Runs
   * no code of the lab.
   */
  engineWords(name: string, message: string): SaidWords | null;
  /** What an error of the library's own knows of what the lab wrote and meant; null for everything else. */
  mistakeOf(thrown: unknown): ThrownMistake | null;
  /**
   * What is said where a lab calls this value, which is no function, as if it were one; null where the engine's words
   * are the best there are. Runs no code of the lab.
   */
  calledWords(value: object, written: string): SaidWords | null;
  /** Throws the sentence on a field of a tensor that a lab would set. */
  refuseField(name: string): never;
  /** What tensors hold, now and at most in this run; null where that cannot be told. */
  memory(): TensorMemory | null;
  axesOf(tensor: tf.Tensor): readonly string[] | null;
  /** True where what becomes of a tensor with axes of these names can tell more of them. */
  isNamedLater(axes: readonly string[] | null): boolean;
  isGateTensor(tensor: tf.Tensor): boolean;
  /** What a gate of a recurrent module means there; null for every other tensor. */
  gateMeaning(tensor: tf.Tensor): GateMeaning | null;
  /** How many of its values are NaN because its sequence had no step there. */
  gapsIn(tensor: tf.Tensor): number;
  isGateNumber(value: number): boolean;
  describeModule(value: unknown): { readonly text: string; readonly parameters: number } | null;
  /**
   * What an object of TensorFlow.js's is, such as `tf.TensorBuffer`; null for anything else. Runs no code of the lab.
   */
  nameInLibrary(value: object): string | null;
  /** The parameters of a module by name, in the order they were made; null for anything else. */
  weightsOf(value: object): readonly (readonly [name: string, parameter: tf.Tensor])[] | null;
  /** The gates of a recurrent module in its last forward pass; null for anything else. */
  gatesOf(value: object, mostWork: number): GatesRead | null;
  /** True for a tensor of the library whose parts are its own; never runs code of the value it is asked about. */
  isTensor(value: object): value is tf.Tensor;
  /** True for what has a tensor's methods, but not a tensor's parts: the lab has made or changed it. */
  isNearlyTensor(value: object): boolean;
  /** The values of a tensor, read by the library's own functions, whatever the lab has done to methods. */
  valuesOf(tensor: tf.Tensor): tf.TypedArray;
  /** True where reading the tensor's values waits for nothing. */
  isAtHand(tensor: tf.Tensor): boolean;
}
