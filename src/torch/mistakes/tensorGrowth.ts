import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from './mistake.ts';

/** A trace is long enough to find a line with these many tensors. */
const mostTraced = 512;

/** What it asks of whoever knows the tensors. */
export interface Growing {
  /** How many tensors only the lab itself can let go of. */
  count(): number;
  isAlive(tensor: tf.Tensor): boolean;
  /** The stack of the place that asks. */
  here(): string | null;
  /** How many turns the lab's outermost loop is through; null outside of counted loops. */
  turn(): number | null;
}

/**
 * Tells a training loop that leaves as many tensors behind each time. The first time round does not count, as much is
 * made once, and what stays twice in a row by the same number will go on staying.
 */
export class TensorGrowth {
  private readonly parts: Growing;
  private turn: number | null = null;
  private samples = 0;
  private count = 0;
  private growth = 0;
  private traced: { readonly tensor: tf.Tensor; readonly stack: string | null }[] | null = null;
  private isTold = false;

  constructor(parts: Growing) {
    this.parts = parts;
  }

  /** A tensor was made outside of any tidy. */
  sawTensor(tensor: tf.Tensor): void {
    if (this.traced !== null && this.traced.length < mostTraced) this.traced.push({ tensor, stack: this.parts.here() });
  }

  /** The lab has trained a step, or is about to. @returns What is wrong, once. */
  sawTraining(): Mistake | null {
    if (this.isTold) return null;
    const turn = this.parts.turn();
    // An epoch of many steps is one turn.
    if (turn !== null && turn === this.turn) return null;
    if (this.turn !== null && (turn === null || turn < this.turn)) this.samples = 0;
    this.turn = turn;
    return this.sample();
  }

  private sample(): Mistake | null {
    const before = this.count;
    this.count = this.parts.count();
    this.samples += 1;
    if (this.samples <= 2) {
      this.growth = 0;
      return null;
    }
    const growth = this.count - before;
    const isSteady = growth > 0 && growth === this.growth;
    this.growth = growth;
    if (isSteady) return this.tell(growth);
    this.traced = growth > 0 ? [] : null;
    return null;
  }

  private tell(growth: number): Mistake {
    this.isTold = true;
    const left = this.traced?.find(({ tensor }) => this.parts.isAlive(tensor));
    this.traced = null;
    const often = this.turn === null ? 'training step' : 'epoch';
    return {
      code: 'W-TENSORS',
      message: `Tensors grow by ${String(growth)} each ${often}. Wrap the code that makes them in tf.tidy, or call dispose() on those that are not needed any more.`,
      stack: left ? left.stack : this.parts.here(),
    };
  }
}
