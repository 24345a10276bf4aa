import type { GateMeaning } from './gateMeaning.ts';

/**
 * A float64 that survives JSON, which has neither infinities nor a negative zero: VS Code sends messages between page
 * and host as JSON text.
 */
export type WireNumber = number | 'NaN' | 'Infinity' | '-Infinity' | '-0';

/** What a probe saw, small enough to send: never the value itself. */
export type ValueSummary =
  | { readonly kind: 'number'; readonly value: WireNumber; readonly isGate: boolean }
  | TensorSummary
  | { readonly kind: 'text'; readonly text: string; readonly length: number }
  | { readonly kind: 'list'; readonly length: number; readonly items: readonly ValueSummary[] }
  | ModuleSummary
  /** Everything else (boolean, null, object, function, symbol, bigint …), as one line of at most 120 characters. */
  | { readonly kind: 'other'; readonly text: string }
  /** A value that is not shown, and why, in at most 120 characters: nothing else may stand in its place. */
  | { readonly kind: 'absent'; readonly text: string };

/** A recurrent module, layer, optimizer or loss: `text` is its one-line description. */
export interface ModuleSummary {
  readonly kind: 'module';
  readonly text: string;
  readonly parameters: number;
  /** What a module has learned when its run came to an end; absent before. */
  readonly weights?: readonly WeightTensor[];
  /** Why `weights` are not there though the run has ended, such as that they are more than 2,500 numbers. */
  readonly weightsAbsent?: string;
  /** How far the gates of a recurrent module stood open in its last forward pass, when its run came to an end. */
  readonly gates?: readonly ModuleGate[];
  /** `XrayLayer.id` of the module, where it has gates. */
  readonly layer?: number;
  /** Why `gates` are not there though the module has made a pass and the run has ended. */
  readonly gatesAbsent?: string;
}

/** One parameter of a module, by PyTorch's name for it: `gru.weight_ih_l0`. Row-major. */
export interface WeightTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: readonly WireNumber[];
}

/** One gate of a recurrent module over a forward pass. All numbers are 0..1. */
export interface ModuleGate {
  /**
   * As `module.gates` has it: `update`. Where the module has several layers or directions, PyTorch's name for the
   * place follows: `update_l1_reverse`.
   */
  readonly name: string;
  /** What it means, as its cell says. */
  readonly meaning: GateMeaning;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** How many time steps there were. */
  readonly steps: number;
  /**
   * Its mean over batch and hidden units at time steps in the order of the input; at most 64, evenly chosen, with first
   * and last.
   */
  readonly overTime: readonly number[];
  /** Its mean over batch and time steps, for each hidden unit; empty where the module has more than 512 of them. */
  readonly ofUnits: readonly number[];
}

export interface TensorSummary {
  readonly kind: 'tensor';
  readonly shape: readonly number[];
  /** One name an axis (`batch`, `time`, `hidden`, `features`, `layers` …), or null where they are not known. */
  readonly axes: readonly string[] | null;
  readonly dtype: string;
  /** True where every value came out of a sigmoid. */
  readonly isGate: boolean;
  /** Of a gate that is a recurrent module's, or a part of one: what it means there, whatever the lab calls it. */
  readonly gateMeaning?: GateMeaning;
  readonly isDisposed: boolean;
  /** Statistics over the finite values; absent for an empty, disposed or text tensor. */
  readonly stats?: { readonly min: number; readonly max: number; readonly mean: number };
  readonly nanCount: number;
  readonly infinityCount: number;
  /** The first values in row-major order, at most 64. */
  readonly head: readonly WireNumber[];
}

/** The numbers one probe gave over time (a loop), thinned evenly to at most 256 with first and last kept. */
export interface Series {
  /** 1-based turn at which each kept value was seen. */
  readonly steps: readonly number[];
  readonly values: readonly WireNumber[];
  readonly min: WireNumber;
  readonly max: WireNumber;
  readonly mean: WireNumber;
  readonly nanCount: number;
}

/** The newest state of one probe. */
export interface ProbeValue {
  /** Index into `CompiledLab.sites`. */
  readonly site: number;
  /** How often the probe was reached in this run. */
  readonly count: number;
  /** The last value. */
  readonly value: ValueSummary;
  /** Present once a number (or a one-element tensor) was seen more than once. */
  readonly series?: Series;
  /**
   * Present at the end of a run where there were several values, and all were texts: every one, cut, in the order they
   * came. At most `valueLimits.texts`.
   */
  readonly texts?: readonly string[];
}

export function toWire(value: number): WireNumber {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0' : value;
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
}

export function fromWire(value: WireNumber): number {
  return typeof value === 'number' ? value : Number(value);
}
