import type * as tf from '@tensorflow/tfjs';
import type { EngineInternals, Scope } from './engineInternals.ts';
import { ParkingLot } from './parkingLot.ts';
import { shareTensor } from './shareTensor.ts';

/** Parking starts at these many tensors or bytes even if no optimizer ever steps. */
const MOST_YOUNG = 1024;
const MOST_YOUNG_BYTES = 64 * 2 ** 20;
const MOST_SAVED = 16_384;
const MOST_FOREIGN = 8192;
const LONGEST_STAY = 64;

/**
 * Knows every tensor the lab has made and keeps the engine's memory bounded without ever taking away what the lab
 * may still hold. Parameters, gradients and optimizer state are pinned: they stay in the engine. Everything else made
 * since the last `optimizer.step()` is young, and is parked at the next one. A tensor that comes back stays for 1, 2, 4
 * … 64 steps before it is parked again, so a data set used in every epoch soon rests in the engine.
 *
 * What a lab makes with TensorFlow.js's own functions is foreign: it is parked with the rest after a step, but never in
 * between, so that without steps TensorFlow.js's own rules hold (and its own remedy, `tf.tidy`).
 */
export class TensorKeeper {
  private readonly lot: ParkingLot;
  private readonly pinned = new Set<tf.Tensor>();
  private readonly returns = new WeakMap<tf.Tensor, number>();
  private young: tf.Tensor[] = [];
  private youngBytes = 0;
  private foreign: tf.Tensor[] = [];
  private depth = 0;
  private saved: tf.Tensor[] = [];
  private returned: { tensor: tf.Tensor; until: number }[] = [];
  private steps = 0;
  private readonly engine: EngineInternals;
  /** Told of each tensor that is made outside of any `tf.tidy`. */
  onMade: ((tensor: tf.Tensor) => void) | null = null;
  /** The scope of everything that is made outside of any `tf.tidy`. */
  readonly scope: Scope;

  constructor(engine: EngineInternals) {
    this.engine = engine;
    this.lot = new ParkingLot(engine, tensor => {
      const times = (this.returns.get(tensor) ?? 0) + 1;
      this.returns.set(tensor, times);
      this.returned.push({ tensor, until: this.steps + Math.min(2 ** times, LONGEST_STAY) });
    });
    this.scope = {
      id: engine.state.nextScopeId++,
      name: 'lab',
      track: {
        length: 0,
        push: tensor => {
          this.welcome(tensor);
        },
      },
    };
  }

  /** Runs a function of the library; what it makes counts as made by the library. */
  within<T>(work: () => T): T {
    this.depth += 1;
    try {
      return work();
    } finally {
      this.depth -= 1;
    }
  }

  /** Keeps a tensor in the engine until it is released. */
  pin(tensor: tf.Tensor): void {
    tensor.kept = true;
    this.pinned.add(tensor);
  }

  /** Gives a pinned tensor back to the lab, which may still hold it. */
  release(tensor: tf.Tensor): void {
    if (!this.pinned.delete(tensor)) return;
    tensor.kept = false;
    this.within(() => {
      this.welcome(tensor);
    });
  }

  /** A copy that shares the tensor's data, which costs next to nothing, and stays until it is dropped. */
  holdCopy(tensor: tf.Tensor): tf.Tensor {
    const copy = shareTensor(this.engine, tensor);
    this.pin(copy);
    return copy;
  }

  /** Frees a pinned tensor that the lab has never been given. */
  drop(tensor: tf.Tensor): void {
    if (!this.pinned.delete(tensor)) return;
    tensor.kept = false;
    tensor.dispose();
  }

  /** Takes note of tensors the tape has saved for a gradient; they may be parked, and come back if it is wanted. */
  watchSaved(saved: readonly tf.Tensor[]): void {
    for (const tensor of saved) this.saved.push(tensor);
    if (this.saved.length > MOST_SAVED) this.parkSaved();
  }

  /** A tensor that may have been parked has new values, in the engine: they are parked with the next step. */
  sawReturn(tensor: tf.Tensor): void {
    if (this.pinned.has(tensor)) return;
    this.young.push(tensor);
    this.youngBytes += tensor.size * 4;
  }

  /** A training step is over: what it made can be parked. */
  endStep(): void {
    this.steps += 1;
    this.parkAll();
    const { returned, steps } = this;
    this.returned = returned.filter(({ tensor, until }) => {
      if (until > steps) return true;
      this.park(tensor);
      return false;
    });
  }

  /**
   * Parks all that can be, so that what the engine counts is what it has to hold. Does nothing before the first step,
   * so that TensorFlow.js's own memory lessons read as they always do.
   */
  settle(): void {
    if (this.steps === 0) return;
    this.parkAll();
    for (const { tensor } of this.returned.splice(0)) this.park(tensor);
  }

  /**
   * How many tensors the engine holds until the lab lets go of them. What this library or `tf.variable` made for good
   * does not count, nor what is parked sooner or later; before the first step that is nothing, as `tf.memory()` has it,
   * too.
   */
  countLasting(): number {
    const { numTensors, registeredVariables } = this.engine.state;
    let others = Object.keys(registeredVariables).length;
    for (const tensor of this.pinned) if (!tensor.isDisposed) others += 1;
    if (this.steps > 0) for (const tensor of this.young) if (!tensor.isDisposed && !tensor.kept) others += 1;
    for (const tensor of this.saved) if (!tensor.isDisposed) others += 1;
    for (const { tensor } of this.returned) if (!tensor.isDisposed) others += 1;
    return numTensors - others;
  }

  /** Does the engine hold this tensor, and not the lab alone? */
  isHeld(tensor: tf.Tensor): boolean {
    return !tensor.isDisposed && this.engine.state.tensorInfo.get(tensor.dataId)?.backend === this.engine.backend;
  }

  /** Disposes everything this session still holds. */
  dispose(): void {
    for (const tensor of [...this.pinned, ...this.young, ...this.foreign, ...this.saved]) letGo(tensor);
    for (const { tensor } of this.returned) letGo(tensor);
    this.pinned.clear();
    this.young = [];
    this.foreign = [];
    this.saved = [];
    this.returned = [];
  }

  private welcome(tensor: tf.Tensor): void {
    this.onMade?.(tensor);
    if (this.depth === 0) {
      this.foreign.push(tensor);
      // Forgotten, not freed: it is the lab's to dispose.
      if (this.foreign.length > MOST_FOREIGN) this.foreign.splice(0, MOST_FOREIGN / 2);
      return;
    }
    this.young.push(tensor);
    this.youngBytes += tensor.size * 4;
    if (this.young.length > MOST_YOUNG || this.youngBytes > MOST_YOUNG_BYTES) this.parkYoung(this.young.length >> 1);
  }

  private parkAll(): void {
    this.parkYoung();
    for (const tensor of this.foreign.splice(0)) if (!tensor.kept) this.park(tensor);
    this.parkSaved();
  }

  private parkYoung(count = this.young.length): void {
    for (const tensor of this.young.splice(0, count)) {
      this.youngBytes -= tensor.size * 4;
      // Kept: pinned by us, saved for a gradient (seen to elsewhere), or kept by the lab, which then disposes it.
      if (!tensor.kept) this.park(tensor);
    }
  }

  private parkSaved(): void {
    for (const tensor of this.saved.splice(0)) this.park(tensor);
  }

  private park(tensor: tf.Tensor): void {
    if (tensor.isDisposed || this.pinned.has(tensor)) return;
    if (tensor.dtype === 'string' || tensor.dtype === 'complex64') return;
    this.lot.park(tensor);
  }
}

/**
 * A lab can have written anything into a tensor: one that cannot be disposed must not keep the next run from starting.
 */
function letGo(tensor: tf.Tensor): void {
  try {
    tensor.dispose();
  } catch {
    // Its values go with the tensor itself.
  }
}
