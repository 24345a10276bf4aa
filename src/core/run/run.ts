import type { LabDial } from './dials.ts';
import type { LabWarning } from './labWarning.ts';
import type { ThrownMistake } from './thrownMistake.ts';
import type { ProbeValue, WireNumber } from './value.ts';
import type { Verdict } from './verdict.ts';
import type { Position } from './position.ts';

/** Names one run: 32 hex digits made by the host. Every message about a run carries it. */
export type RunId = string;

/** Closed sets are lists, and their types are made of them: what checks a message by such a list knows every member. */
export const backendNames = ['webgl', 'cpu'] as const;

export type BackendName = (typeof backendNames)[number];

/** What the user asked for in settings. */
export const backendSettings = ['auto', ...backendNames] as const;

export type BackendSetting = (typeof backendSettings)[number];

/** The backend a run uses, and why, as one sentence for the learner. */
export interface BackendChoice {
  readonly name: BackendName;
  readonly reason: string;
}

/** Why a run was ended before its end: from outside the lab, or because it has `reached` the line it was to go to. */
export const stopReasons = ['user', 'time', 'memory', 'lost', 'closed', 'replaced', 'reached'] as const;

export type StopReason = (typeof stopReasons)[number];

/**
 * What the runtime itself throws into a lab: a GPU that is gone, one tensor too many, a loss that is no finite number.
 */
export const runtimeFaults = ['gpuLost', 'tensorBudget', 'loss'] as const;

export type RuntimeFault = (typeof runtimeFaults)[number];

/**
 * What a lab threw. In events that come from the worker, `frames` are positions in the compiled
 * text (innermost first); the host maps them to the learner's own text before anyone shows them.
 */
export interface ThrownError {
  readonly name: string;
  readonly message: string;
  readonly frames: readonly Position[];
  /** Present where the runtime threw it, which knows its own errors by identity: a lab can give its errors any name. */
  readonly fault?: RuntimeFault;
  /** What the lab wrote and meant, where that is known. */
  readonly mistake?: ThrownMistake;
}

/** How a run ended. `isByChance`: it drew random numbers that no seed repeats, so another run of it may be another. */
export type RunOutcome =
  | { readonly status: 'finished'; readonly ms: number; readonly isByChance?: true }
  | { readonly status: 'failed'; readonly ms: number; readonly error: ThrownError; readonly isByChance?: true }
  | { readonly status: 'stopped'; readonly ms: number; readonly reason: StopReason };

/** One finished optimizer step: what the loss function saw just before it. */
export interface MetricPoint {
  /** 1-based count of optimizer steps in this run. */
  readonly step: number;
  /** As a loss may be infinite or no number at all: that is what the learner has to see. */
  readonly loss: WireNumber;
  /** Share of rows whose largest logit is the target, in 0..1; absent where the loss has no classes. */
  readonly accuracy?: number;
  /** Which optimizer made the step, counted from 0 in the order of their first steps; absent for the first. */
  readonly optimizer?: number;
  /** Of a loss with classes: what right and wrong answers are to be held against. */
  readonly answers?: BatchAnswers;
  /** What this optimizer trains, at its first step: `GRU(2, 8)`. A point that has one is never thinned out. */
  readonly model?: string;
}

/** The answers of a model to a batch, beside the right ones. */
export interface BatchAnswers {
  readonly rows: number;
  readonly classes: number;
  /** Share of the right class that is the most frequent one: what who always says that class gets right, in 0..1. */
  readonly majority: number;
  /** Present where the model says the same class of all rows. */
  readonly isSame?: true;
}

/** Answers that a lab held against right ones when its optimizers had made `step` steps. */
export interface MeasuredPoint {
  readonly step: number;
  /** Share of right answers, in 0..1. */
  readonly accuracy: number;
  readonly rows: number;
  /** Of data that no step had been made with by then; of `unknown` ones nobody can tell. */
  readonly data: MeasuredData;
  /** As in `MetricPoint`, of the optimizer that trains the model; absent where that is not known. */
  readonly optimizer?: number;
}

export const measuredData = ['heldOut', 'unknown'] as const;

export type MeasuredData = (typeof measuredData)[number];

/** What of a run is looked at step by step, and which step of it. Without one, the last values are looked at. */
export interface StepCursor {
  /** `StepClock.id`. */
  readonly clock: string;
  /** From 1. */
  readonly step: number;
}

/** What TensorFlow.js holds, as `tf.memory()` counts it: two tensors that share their values count twice. */
export interface TensorMemory {
  /** Now, or when the run ended. */
  readonly tensors: number;
  readonly bytes: number;
  /** At most at one time, each for itself. */
  readonly mostTensors: number;
  readonly mostBytes: number;
}

/** How far a counted loop has come: `done` of `total` turns; `line` is where it begins (1-based). */
export interface LoopTurns {
  readonly done: number;
  readonly total: number;
  readonly line: number;
}

/** At most so many loops are told of inside of one. */
export const mostLoopsInside = 3;

/** At most so many loops that have trained are told of. */
export const mostTrainedLoops = 64;

/** A loop of optimizer steps that was left: after its last turn, or before it by the lab's own rule. */
export interface TrainedLoop {
  /** The last optimizer step of the run by then. */
  readonly step: number;
  readonly line: number;
  /** Turns that had begun, of all. */
  readonly done: number;
  readonly total: number;
}

/** How far the outermost counted loop has come, and those that run inside of its turn. */
export interface LoopProgress extends LoopTurns {
  /** From the outside in. */
  readonly inside?: readonly LoopTurns[];
  /** True where nothing that takes long comes after this loop: only then can be told how long the lab still takes. */
  readonly isLast?: boolean;
}

/**
 * One thing that happened during a run, in order. Receivers drop events of any other run. What is done with events
 * stands in tables by kind (`eventTable.ts`): the compiler names those in which a new kind is missing.
 */
export type RunEvent =
  /** `canPause`: it can be held, because its worker can look whether it is to be. */
  | { readonly kind: 'started'; readonly backend: BackendChoice; readonly canPause?: true }
  /** The last line of the lab's own file that was reached (learner's numbering, 1-based). */
  | { readonly kind: 'line'; readonly line: number }
  /**
   * Printed lines `from .. from + lines.length - 1` (0-based) of `total` printed so far.
   * Lines may be missing between events (a flood is thinned); what comes later wins.
   */
  | { readonly kind: 'output'; readonly from: number; readonly lines: readonly string[]; readonly total: number }
  /** The newest state of every probe that changed since the last such event. */
  | { readonly kind: 'values'; readonly values: readonly ProbeValue[] }
  | { readonly kind: 'metrics'; readonly points: readonly MetricPoint[] }
  /** The lab has met something that its reader can turn. Each name at most once a run. */
  | { readonly kind: 'dial'; readonly dial: LabDial }
  /** What was measured beside the training. Data that it was trained on are no measure of it, and are not told of. */
  | { readonly kind: 'measured'; readonly points: readonly MeasuredPoint[] }
  /** The lab runs, but does something other than what it seems to mean. Each code at most once a run. */
  | { readonly kind: 'warning'; readonly warning: LabWarning }
  | ({ readonly kind: 'progress' } & LoopProgress)
  /** What tensors hold, where that has changed. */
  | ({ readonly kind: 'memory' } & TensorMemory)
  /** The run stands still, as the page has asked, or goes on. All that it had to tell by then came before. */
  | { readonly kind: 'paused'; readonly isPaused: boolean }
  /** The loops that have trained and were left so far, all of them again. */
  | { readonly kind: 'trained'; readonly loops: readonly TrainedLoop[] }
  /** What a check says of the attempt it ran, once, just before it ends. Runs of labs have none. */
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | { readonly kind: 'ended'; readonly outcome: RunOutcome };
