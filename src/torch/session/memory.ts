import * as tf from '@tensorflow/tfjs';
import type { EngineInternals, KernelCall } from '../engine/engineInternals.ts';
import { readValues } from '../engine/readValues.ts';
import { replaceValues } from '../engine/replaceValues.ts';
import { shareTensor } from '../engine/shareTensor.ts';
import type { TensorKeeper } from '../engine/tensorKeeper.ts';
import { isView, valuesAt, viewsOf, wholeLayout } from './viewLayout.ts';
import type { ViewLayout } from './viewLayout.ts';

/** A tensor that can be changed in place. */
interface Owner {
  readonly tensor: tf.Tensor;
  /** How often it has been. */
  changes: number;
  /** Operations from this number on came after the last change. */
  since: number;
  /** What changed it last, as a lab writes it. */
  by: string;
}

interface View {
  readonly owner: Owner;
  readonly layout: ViewLayout;
}

/**
 * Who shares whose values. In PyTorch `detach()`, `reshape()` or a row of a parameter is a window on the parameter's
 * memory: when `optimizer.step()` changes that, the window shows it, and a gradient that needs the old values is
 * refused. TensorFlow.js's tensors never change, so here a window fetches its values anew whenever somebody asks for
 * them after a change.
 */
export class Memory {
  private readonly owners = new WeakMap<tf.Tensor, Owner>();
  private readonly views = new WeakMap<tf.Tensor, View>();
  private readonly engine: EngineInternals;
  private readonly keeper: TensorKeeper;
  private readonly isLeaf: (tensor: tf.Tensor) => boolean;
  /** Operations from this number on came after the last change of any tensor. */
  private lastChange = 0;

  /** @param isLeaf Is it a tensor that an optimizer may change? */
  constructor(engine: EngineInternals, keeper: TensorKeeper, isLeaf: (tensor: tf.Tensor) => boolean) {
    this.engine = engine;
    this.keeper = keeper;
    this.isLeaf = isLeaf;
  }

  /** `tensor` has new values, by what a lab calls `by`. */
  sawChange(tensor: tf.Tensor, by: string): void {
    const owner = this.ownerOf(tensor);
    owner.changes += 1;
    owner.by = by;
    owner.since = this.lastChange = this.engine.state.nextTapeNodeId;
  }

  /** What has changed `tensor` since the operation of this number; null if nothing has. */
  changedBy(tensor: tf.Tensor, operation: number): string | null {
    if (operation >= this.lastChange) return null;
    const owner = this.views.get(tensor)?.owner ?? this.owners.get(tensor);
    return owner !== undefined && operation < owner.since ? owner.by : null;
  }

  /** A kernel has run: its results may be windows on what it was given. */
  sawKernel(call: KernelCall, result: unknown): void {
    const { kernelName, attrs = {}, inputs } = call;
    if (kernelName === undefined || !isView(kernelName)) return;
    const input = inputs['x'] ?? inputs['input'] ?? inputs['value'];
    if (input === undefined) return;
    const of = this.viewOf(input);
    if (of === null) return;
    const outputs = [result].flat() as tf.Tensor[];
    for (const [i, layout] of viewsOf({ kernelName, attrs, inputs }, of.layout, input, outputs).entries()) {
      if (layout !== null) this.open(outputs[i] as tf.Tensor, { owner: of.owner, layout });
    }
  }

  /** From now on `tensor`, which has the same values, shares them with `other`, if that can be changed. */
  share(tensor: tf.Tensor, other: tf.Tensor): void {
    const view = this.viewOf(other);
    if (view !== null) this.open(tensor, view);
  }

  /**
   * A leaf was made of the values of `source`, which from now on shows what becomes of them; not if it shares them with
   * others already.
   */
  adopt(leaf: tf.Tensor, source: tf.Tensor): void {
    if (source.dtype === leaf.dtype && !this.views.has(source) && !this.isLeaf(source)) this.share(source, leaf);
  }

  /** `tensor` keeps the values it has now: it will be changed by itself. */
  part(tensor: tf.Tensor): void {
    if (!this.views.delete(tensor)) return;
    const { dataId } = tensor;
    Object.defineProperty(tensor, 'dataId', { value: dataId, writable: true, enumerable: true, configurable: true });
  }

  private viewOf(tensor: tf.Tensor): View | null {
    const view = this.views.get(tensor);
    if (view !== undefined) return view;
    return this.isLeaf(tensor) ? { owner: this.ownerOf(tensor), layout: wholeLayout(tensor) } : null;
  }

  private ownerOf(tensor: tf.Tensor): Owner {
    let owner = this.owners.get(tensor);
    if (owner === undefined) {
      owner = { tensor, changes: 0, since: 0, by: '' };
      this.owners.set(tensor, owner);
    }
    return owner;
  }

  /** All that reads a tensor's values asks for its `dataId`. */
  private open(tensor: tf.Tensor, view: View): void {
    this.views.set(tensor, view);
    let { dataId } = tensor;
    let seen = view.owner.changes;
    Object.defineProperty(tensor, 'dataId', {
      enumerable: true,
      configurable: true,
      get: () => {
        if (seen !== view.owner.changes && !tensor.isDisposed && !view.owner.tensor.isDisposed) {
          seen = view.owner.changes;
          this.refresh(tensor, view);
        }
        return dataId;
      },
      set: (id: object) => {
        dataId = id;
      },
    });
  }

  private refresh(tensor: tf.Tensor, { owner, layout }: View): void {
    const source = owner.tensor;
    const { state, backend } = this.engine;
    // Elsewhere are the values of a tensor that is parked.
    const isHere = state.tensorInfo.get(source.dataId)?.backend === backend;
    const isWhole = source.shape.join() === tensor.shape.join() && layout.strides.join() === wholeLayout(tensor).strides.join();
    const fresh =
      isHere && isWhole ? shareTensor(this.engine, source) : tf.tensor(valuesAt(layout, tensor.shape, readValues(source)), tensor.shape);
    replaceValues(tensor, fresh);
    this.keeper.sawReturn(tensor);
  }
}
