import type * as tf from '@tensorflow/tfjs';

/** What tensors have and lists do not: whoever asks a list for it takes it for a tensor. */
const tensorNames = [
  'shape',
  'rank',
  'dtype',
  'size',
  'item',
  'tolist',
  'argmax',
  'mean',
  'sum',
  'mul',
  'add',
  'sub',
  'div',
  'matmul',
  'reshape',
  'transpose',
  'squeeze',
  'detach',
  'backward',
  'requiresGrad',
  'float',
  'eq',
  'abs',
  'max',
  'min',
  'arraySync',
  'gather',
  'expandDims',
  'unstack',
  'dispose',
  'print',
] as const;

/** Makes lists that tell when they are used as if they were a tensor; otherwise they are lists like any other. */
export class PairMaker {
  private readonly pairShape: object;
  private readonly resultShape: object;

  /** `report` is told that the pair [h, c] of the module was taken for h, or what it returns for a tensor. */
  constructor(report: (used: string, isPair: boolean) => void) {
    const guard = (isPair: boolean): object => {
      const shape = Object.create(Array.prototype) as object;
      for (const name of tensorNames) {
        Object.defineProperty(shape, name, {
          get: () => {
            report(name, isPair);
            return undefined;
          },
          configurable: true,
        });
      }
      return shape;
    };
    this.pairShape = guard(true);
    this.resultShape = guard(false);
    const { at } = Array.prototype;
    Object.defineProperty(this.pairShape, 'at', {
      value: function (this: readonly unknown[], index: number) {
        // Counted from the end it is meant for layers: h.at(-1).
        if (index === -1) report('at(-1)', true);
        return at.call(this, index) as unknown;
      },
      writable: true,
      configurable: true,
    });
  }

  /** An LSTM's state. */
  pair(h: tf.Tensor, c: tf.Tensor): [h: tf.Tensor, c: tf.Tensor] {
    return Object.setPrototypeOf([h, c], this.pairShape) as [tf.Tensor, tf.Tensor];
  }

  /** What a recurrent module returns. */
  result<T extends unknown[]>(result: T): T {
    return Object.setPrototypeOf(result, this.resultShape) as T;
  }
}
