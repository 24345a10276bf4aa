import * as tf from '@tensorflow/tfjs';
import { LabError } from '../input/labError.ts';

/** Properties that tensors have of their own. Methods are read from their prototype. */
const ownNames = ['shape', 'rank', 'dtype', 'size', 'requiresGrad'];
/** By these three TensorFlow.js tells tensors from everything else: no list may have them. */
const tellsTensors: ReadonlySet<string> = new Set(['data', 'dataSync', 'throwIfDisposed']);

/** Makes lists that tell when they are used as if they were a tensor; otherwise they are lists like any other. */
export class PairMaker {
  private shapes: { readonly pair: object; readonly result: object } | null = null;
  private readonly tell: (message: string) => void;

  /** `tell` is given the sentence where the pair [h, c] is taken for h, or what a module returns for a tensor. */
  constructor(tell: (message: string) => void) {
    this.tell = tell;
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
    const tell = (): void => {
      this.tell(pairWords('at(-1)', true));
    };
    const pair = this.guard(true);
    const { at } = Array.prototype;
    Object.defineProperty(pair, 'at', {
      value: function (this: readonly unknown[], index: number) {
        // Counted from the end it is meant for layers: h.at(-1).
        if (index === -1) tell();
        return at.call(this, index) as unknown;
      },
      writable: true,
      configurable: true,
    });
    this.shapes = { pair, result: this.guard(false) };
    return this.shapes;
  }

  private guard(isPair: boolean): object {
    const shape = Object.create(Array.prototype) as object;
    for (const name of ownNames) {
      Object.defineProperty(shape, name, {
        get: () => {
          this.tell(pairWords(name, isPair));
          return undefined;
        },
        configurable: true,
      });
    }
    for (const name of methodNames()) {
      Object.defineProperty(shape, name, {
        get: () => {
          const sentence = pairWords(name, isPair);
          this.tell(sentence);
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

/** What is said where `used` of the pair of an LSTM, or of what a module returns, is taken for a tensor's. */
function pairWords(used: string, isPair: boolean): string {
  return isPair
    ? `This is the pair [h, c] of an LSTM, and not h${used === 'at(-1)' ? ', so .at(-1) is the cell state c' : ''}. Take it apart: const [out, [h, c]] = lstm.forward(x).`
    : 'This is the list a recurrent module returns, and not a tensor. Take it apart: const [out, h] = gru.forward(x), or const [out, [h, c]] = lstm.forward(x).';
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
