import type * as tf from '@tensorflow/tfjs';
import type { ValueSummary } from '../../core/run/value.ts';
import type { Reading } from '../base/valueReading.ts';
import { describeOther } from './describeObject.ts';
import { plain } from '../base/primordials.ts';
import { isLargeTensor, isWaiting } from './seenTensor.ts';
import { summarize, type Summarizer } from './summarize.ts';

/** The last value of a probe that was no number: as summarised when it was seen, or itself, to be summarised later. */
export class OtherValue {
  private summary: ValueSummary | null = null;
  private pending: unknown = undefined;
  private hasPending = false;
  /** A tensor whose axes were not known when it was seen, or not for good: what it is given to later may tell them. */
  private unnamed: { readonly tensor: tf.Tensor; readonly axes: readonly string[] | null } | null = null;
  private readonly by: Summarizer;

  constructor(by: Summarizer) {
    this.by = by;
  }

  /**
   * Takes a value in. `tensor`: the value, where it is one. `isEager`: it is summarised now, and not when it is read.
   */
  take(value: unknown, tensor: tf.Tensor | null, isEager: boolean): void {
    const { by } = this;
    const axes = tensor && by.hooks.axesOf(tensor);
    this.unnamed = tensor && by.hooks.isNamedLater(axes) ? plain({ tensor, axes }) : null;
    if (isEager) {
      const summary = summarize(value, by, false);
      this.keep(summary, value, isWaiting(summary));
    } else this.keep(this.summary, value, true);
  }

  /** Takes in a value that could not be looked at. */
  takeUnread(value: unknown): void {
    this.unnamed = null;
    this.keep(plain({ kind: 'other' as const, text: describeOther(value, this.by) }), undefined, false);
  }

  read(reading: Reading): ValueSummary {
    const isWhole = reading !== 'running';
    if (this.hasPending && (isWhole || this.summary === null || !isLargeTensor(this.pending, this.by))) {
      this.summary = summarize(this.pending, this.by, isWhole);
      // What a module has learned is read when the run stands still, and again when it ends.
      if (reading === 'last' || (reading === 'running' && this.summary.kind !== 'module')) {
        this.pending = undefined;
        this.hasPending = false;
      }
    }
    const axes = this.laterAxes();
    if (axes && this.summary?.kind === 'tensor') {
      this.summary = plain({ ...this.summary, axes });
      this.unnamed = null;
    }
    return this.summary ?? plain({ kind: 'other', text: 'undefined' });
  }

  /** The names that the axes of a tensor have got since it was seen; null where there is nothing new. */
  laterAxes(): readonly string[] | null {
    const { unnamed } = this;
    const axes = unnamed && this.by.hooks.axesOf(unnamed.tensor);
    return axes === unnamed?.axes ? null : axes;
  }

  private keep(summary: ValueSummary | null, value: unknown, isPending: boolean): void {
    this.summary = summary;
    this.pending = isPending ? value : undefined;
    this.hasPending = isPending;
  }
}
