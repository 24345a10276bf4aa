import * as tf from '@tensorflow/tfjs';
import type { TensorKeeper } from '../engine/tensorKeeper.ts';
import { isTensor } from '../input/isTensor.ts';

/** Fields of one of the modules that a `forward` may write to: what is neither a parameter nor a module. */
export interface OwnFields {
  readonly module: object;
  readonly values: ReadonlyMap<string, unknown>;
}

/** How fields of modules are read. */
export interface FieldsOf {
  /** Those of a model and of the modules in it. */
  readonly of: (model: unknown) => readonly OwnFields[];
  /** The names of those that one module has now. */
  readonly names: (module: object) => readonly string[];
}

/** A list that a model keeps: so many of its first elements, and how long it was. Longer lists only ever grow. */
interface KeptList {
  readonly list: unknown[];
  readonly first: readonly unknown[];
  readonly length: number;
}

const mostElements = 64;

/**
 * What a model kept in its fields when its `forward` was called, as a state that is carried on or a count of calls, so
 * that the same call can be made again. Tensors, and the lists that hold them, are kept as they were.
 */
export class KeptFields {
  private readonly keeper: TensorKeeper;
  private readonly names: FieldsOf['names'];
  private readonly fields: readonly OwnFields[];
  private readonly held = new Map<unknown, tf.Tensor>();
  private readonly lists = new Map<unknown, KeptList>();

  constructor(keeper: TensorKeeper, model: unknown, { of, names }: FieldsOf) {
    this.keeper = keeper;
    this.names = names;
    this.fields = of(model);
    for (const { values } of this.fields) for (const value of values.values()) this.keep(value);
  }

  /** Puts them back. Tensors are copies, so that whoever disposes one disposes nothing that is wanted again. */
  putBack(): void {
    for (const { list, first, length } of this.lists.values()) {
      list.length = Math.min(list.length, length);
      for (const [at, each] of first.entries()) list[at] = this.again(each);
    }
    for (const { module, values } of this.fields) {
      for (const name of this.names(module)) if (!values.has(name)) Reflect.deleteProperty(module, name);
      for (const [name, value] of values) {
        const now = Reflect.getOwnPropertyDescriptor(module, name) ?? { writable: true, enumerable: true, configurable: true };
        Reflect.defineProperty(module, name, { ...now, value: this.again(value) });
      }
    }
  }

  letGo(): void {
    for (const tensor of this.held.values()) this.keeper.drop(tensor);
    this.held.clear();
  }

  private keep(value: unknown): void {
    if (isTensor(value)) {
      if (!value.isDisposed && !this.held.has(value)) this.held.set(value, this.keeper.holdCopy(value));
    } else if (Array.isArray(value) && !this.lists.has(value)) {
      const first: readonly unknown[] = value.slice(0, mostElements);
      this.lists.set(value, { list: value, first, length: value.length });
      for (const each of first) this.keep(each);
    }
  }

  private again(value: unknown): unknown {
    const held = this.held.get(value);
    return held ? tf.clone(held) : value;
  }
}
