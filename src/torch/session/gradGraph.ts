import type * as tf from '@tensorflow/tfjs';
import type { EngineInternals, KernelCall, Tape, TapeNode } from '../engine/engineInternals.ts';
import type { TensorKeeper } from '../engine/tensorKeeper.ts';
import { Memory } from './memory.ts';

/** What autograd knows of one tensor. */
export interface GradState {
  /** Set on leaves by the lab or by a module. */
  requiresGrad: boolean;
  /** Leaves only: the sum of all gradients since the last `zeroGrad()`. */
  grad: tf.Tensor | null;
  /** Has the lab been given this gradient? Then it may hold it for longer. */
  isGradShown: boolean;
  /** The operation that made this tensor, where it depends on a leaf that wants gradients. */
  node: GradNode | null;
  isParameter: boolean;
}

export interface GradNode extends TapeNode {
  /** Its saved tensors are gone: backward has been through, and cannot go through again. */
  isUsed: boolean;
  /** Has backward been through? */
  isWalked: boolean;
  /**
   * What the lab called, where that differs from the last kernel it took; null where PyTorch's name for it cannot be
   * known.
   */
  label?: string | null;
  /** Does PyTorch keep the operands themselves, even where this kernel's gradient does without their values? */
  keepsOperands?: boolean;
  /** Of a custom gradient: the names of the inputs that its saved tensors are copies of, null for other values. */
  savedFrom?: readonly (string | null)[];
}

/** Operations that are walked to find out what a tensor was computed from. */
const mostNodes = 4_096;

/** Operations that only look at the shape of what they are given. */
const withoutHistory: ReadonlySet<string> = new Set(['OnesLike', 'ZerosLike']);

/** What is counted or compared, an argmax or a mask, changes in steps: no gradient flows through it, as in PyTorch. */
function hasSlope(output: tf.Tensor): boolean {
  return output.dtype === 'float32' || output.dtype === 'complex64';
}

/**
 * The graph that `backward()` walks: TensorFlow.js's own tape nodes, but each held by the tensors it made
 * instead of by one long list. So a graph lives exactly as long as its results do, as in PyTorch, and
 * what does not depend on a leaf that wants gradients is never recorded.
 */
export class GradGraph implements Tape {
  private readonly states = new WeakMap<tf.Tensor, GradState>();
  private readonly engine: EngineInternals;
  private readonly keeper: TensorKeeper;
  private isCustom = false;
  readonly memory: Memory;
  /** False inside `noGrad` and while gradients are being computed. */
  isRecording = true;

  constructor(engine: EngineInternals, keeper: TensorKeeper) {
    this.engine = engine;
    this.keeper = keeper;
    this.memory = new Memory(engine, keeper, tensor => {
      const state = this.states.get(tensor);
      return state !== undefined && state.requiresGrad && state.node === null;
    });
  }

  find(tensor: tf.Tensor): GradState | undefined {
    return this.states.get(tensor);
  }

  stateOf(tensor: tf.Tensor): GradState {
    let state = this.states.get(tensor);
    if (state === undefined) {
      state = { requiresGrad: false, grad: null, isGradShown: false, node: null, isParameter: false };
      this.states.set(tensor, state);
    }
    return state;
  }

  /** Does a gradient flow into this tensor? */
  isTracked(tensor: tf.Tensor): boolean {
    const state = this.states.get(tensor);
    return state !== undefined && (state.requiresGrad || state.node !== null);
  }

  /** The parameters that a tensor was computed from, where that is not too far to go. */
  parametersBefore(tensor: tf.Tensor): tf.Tensor[] {
    const found = new Set<tf.Tensor>();
    const waiting = [tensor];
    const seen = new Set<GradNode>();
    for (let at = waiting.pop(); at !== undefined && seen.size < mostNodes; at = waiting.pop()) {
      const state = this.states.get(at);
      if (state?.isParameter === true && at !== tensor) found.add(at);
      const node = state?.node;
      if (!node || seen.has(node)) continue;
      seen.add(node);
      waiting.push(...Object.values(node.inputs));
    }
    return seen.size < mostNodes ? [...found] : [];
  }

  /** Stands in for the engine's `runKernelFunc`: turns the tape on for exactly the operations that need it. */
  runKernel(call: KernelCall, run: (call: KernelCall) => unknown): unknown {
    const { state } = this.engine;
    const isOurs = state.kernelDepth === 0 && state.gradientDepth === 0 && this.isRecording;
    const result = isOurs && this.dependsOnLeaf(call.inputs) ? this.record(call, run) : run(call);
    if (state.kernelDepth === 0) this.memory.sawKernel(call, result);
    return result;
  }

  push(node: TapeNode): void {
    // The engine also records the copies it saves for a gradient; only second derivatives would need those.
    if (this.engine.state.kernelDepth > 0) return;
    const results = withoutHistory.has(node.kernelName) ? [] : node.outputs.filter(hasSlope);
    if (results.length === 0) {
      for (const tensor of node.saved) tensor.dispose();
      return;
    }
    this.keeper.watchSaved(node.saved);
    const own: GradNode = Object.assign(node, { isUsed: false, isWalked: false });
    if (this.isCustom) own.savedFrom = node.saved.map(({ dataId }) => nameOf(dataId, node.inputs));
    for (const output of results) this.stateOf(output).node = own;
  }

  /** Says that PyTorch keeps the operands of the operation that made a tensor. */
  keepOperands<T extends tf.Tensor>(tensor: T): T {
    const node = this.states.get(tensor)?.node;
    if (node !== undefined && node !== null) node.keepsOperands = true;
    return tensor;
  }

  /** Names the operation that made a tensor as PyTorch does, for `grad_fn`. */
  label<T extends tf.Tensor>(tensor: T, name: string | null): T {
    const node = this.states.get(tensor)?.node;
    if (node !== undefined && node !== null) node.label = name;
    return tensor;
  }

  /** Runs `work` without recording. */
  pause<T>(work: () => T): T {
    const before = this.isRecording;
    this.isRecording = false;
    try {
      return work();
    } finally {
      this.isRecording = before;
    }
  }

  private record(call: KernelCall, run: (call: KernelCall) => unknown): unknown {
    const { state } = this.engine;
    state.gradientDepth = 1;
    state.activeTape = this;
    this.isCustom = call.kernelName === undefined;
    try {
      return run(call);
    } finally {
      state.gradientDepth = 0;
      state.activeTape = null;
    }
  }

  private dependsOnLeaf(inputs: KernelCall['inputs']): boolean {
    for (const name in inputs) {
      const input = inputs[name];
      if (input !== undefined && this.isTracked(input)) return true;
    }
    return false;
  }
}

function nameOf(dataId: object, inputs: TapeNode['inputs']): string | null {
  return Object.keys(inputs).find(name => inputs[name]?.dataId === dataId) ?? null;
}
