import * as tf from '@tensorflow/tfjs';
import { LabError } from '../input/labError.ts';

/** Properties that tensors have of their own. Methods are read from their prototype. */
const ownNames = ['shape', 'rank', 'dtype', 'size', 'requiresGrad'];
/** By these three TensorFlow.js tells tensors from everything else: no list may have them. */
const tellsTensors: ReadonlySet<string> = new Set(['data', 'dataSync', 'throwIfDisposed']);

/** Makes lists that tell when they are used as if they were a tensor; otherwise they are lists like any other. */
export class PairMaker {
  private shapes: { readonly pair: object; readonly result: object } | null = null;
  private readonly report: (used: string, isPair: boolean) => string;

  /**
   * `report` is told that the pair [h, c] of the module was taken for h, or what it returns for a tensor, and gives the
   * sentence for it.
   */
  constructor(report: (used: string, isPair: boolean) => string) {
    this.report = report;
  }

  /** An LSTM's state. */
  pair(h: tf.Tensor, c: tf.Tensor): [h: tf.Tensor, c: tf.Tensor] {
    return Object.setPrototypeOf([h, c], this.made().pair) as [tf.Tensor, tf.Tensor];
  }

  /** What a recurrent module returns. */
  result<T extends unknown[]>(result: T): T {
    return Object.setPrototypeOf(result, this.made().result) as T;
  }

  private made(): { readonly pair: object; readonly result: object } {
    if (this.shapes !== null) return this.shapes;
    const { report } = this;
    const pair = this.guard(true);
    const { at } = Array.prototype;
    Object.defineProperty(pair, 'at', {
      value: function (this: readonly unknown[], index: number) {
        // Counted from the end it is meant for layers: h.at(-1).
        if (index === -1) report('at(-1)', true);
        return at.call(this, index) as unknown;
      },
      writable: true,
      configurable: true,
    });
    this.shapes = { pair, result: this.guard(false) };
    return this.shapes;
  }

  private guard(isPair: boolean): object {
    const { report } = this;
    const shape = Object.create(Array.prototype) as object;
    for (const name of ownNames) {
      Object.defineProperty(shape, name, {
        get: () => {
          report(name, isPair);
          return undefined;
        },
        configurable: true,
      });
    }
    for (const name of methodNames()) {
      Object.defineProperty(shape, name, {
        get: () => {
          const sentence = report(name, isPair);
          return (): never => {
            throw new LabError(sentence);
          };
        },
        configurable: true,
      });
    }
    return shape;
  }
}

/** What tensors can do and lists cannot: whoever asks a list for it takes it for a tensor. */
function methodNames(): string[] {
  const { prototype } = tf.Tensor;
  return Object.getOwnPropertyNames(prototype).filter(
    name =>
      !(name in Array.prototype) &&
      !ownNames.includes(name) &&
      !tellsTensors.has(name) &&
      typeof Object.getOwnPropertyDescriptor(prototype, name)?.value === 'function',
  );
}
