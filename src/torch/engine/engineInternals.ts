import * as tf from '@tensorflow/tfjs';

/**
 * The parts of TensorFlow.js's engine that this library leans on and that its typings keep private. Every use
 * of them goes through this file; TensorFlow.js is pinned to one exact version, and a test asserts that these
 * members still behave as described here.
 */
export interface EngineInternals {
  /** Numbers what all engines make. */
  readonly constructor: { nextTensorId: number; nextVariableId: number };
  readonly state: EngineState;
  readonly backend: Backend;
  /** Runs a kernel, or the forward function of a custom gradient, and adds one node to the tape. */
  runKernelFunc: (call: KernelCall) => unknown;
  /** Copies what a gradient needs; used by the engine itself only. */
  clone: (tensor: tf.Tensor) => tf.Tensor;
  /** Makes a tensor of data that the backend already counts as used once more. */
  makeTensorFromTensorInfo(info: tf.TensorInfo): tf.Tensor;
  /** Counts a tensor in and hands it to the active scope. */
  trackTensor(tensor: tf.Tensor, backend: Backend): void;
  disposeTensor(tensor: tf.Tensor): void;
  /** Takes data off the books that the backend has given up. */
  removeDataId(dataId: object, backend: Backend): void;
  readSync(dataId: object): tf.TypedArray;
  /** How all of TensorFlow.js's own gradients are computed, those of its optimizers too. */
  gradients: (...parameters: unknown[]) => unknown;
  memory: () => tf.MemoryInfo;
}

interface EngineState {
  /** Above 0 while kernels are put on the tape. */
  gradientDepth: number;
  /** Above 0 inside a kernel. */
  kernelDepth: number;
  activeTape: Tape | null;
  activeScope: Scope | null;
  scopeStack: Scope[];
  nextScopeId: number;
  nextTapeNodeId: number;
  numTensors: number;
  numBytes: number;
  numDataBuffers: number;
  /** `tf.variable`s by name. */
  readonly registeredVariables: Readonly<Record<string, tf.Tensor>>;
  readonly tensorInfo: WeakMap<object, { backend: Backend; bytes: number; dtype: tf.DataType; shape: number[] }>;
}

/** The engine only ever calls `push` while it records. */
export interface Tape {
  push(node: TapeNode): void;
}

/** One executed operation and how to walk it backward. */
export interface TapeNode {
  /** Grows with every node, so descending order is a valid order for walking backward. */
  readonly id: number;
  readonly kernelName: string;
  readonly inputs: Readonly<Record<string, tf.Tensor>>;
  readonly outputs: readonly tf.Tensor[];
  /** Copies (sharing their data) of what the gradient needs; they live until someone disposes them. */
  readonly saved: readonly tf.Tensor[];
  readonly gradient?: (dys: (tf.Tensor | null)[]) => Record<string, () => tf.Tensor>;
}

/** Collects the tensors made while it is active; the engine disposes them when the scope ends. */
export interface Scope {
  readonly id: number;
  readonly name: string;
  readonly track: { push(tensor: tf.Tensor): void; readonly length: number };
}

export interface KernelCall {
  /** Without one it is the forward pass of a custom gradient. */
  readonly kernelName?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, tf.Tensor>>;
}

/** What the engine asks of wherever a tensor's values are. */
export interface Backend {
  refCount(dataId: object): number;
  incRef(dataId: object): void;
  disposeData(dataId: object, force?: boolean): boolean;
  readSync(dataId: object): tf.TypedArray;
  read(dataId: object): Promise<tf.TypedArray>;
}

export function engineInternals(): EngineInternals {
  return tf.engine() as unknown as EngineInternals;
}
