import type * as tf from '@tensorflow/tfjs';
import { minusOf, partOf, productOf, scoresOf, squashOf, sumOf, type GRUMade, type GRUVerdict } from './gruTags.ts';
import type { TracedCall } from './traceKernel.ts';

interface Around {
  readonly output: tf.Tensor;
  readonly index: number;
  readonly hidden: number;
  readonly isOne: (side: 0 | 1) => boolean;
}

type Made = GRUMade | null;

/** What an operation makes of what is known of its inputs, or what that says of its convention. */
export function followGRU(
  { kernelName, attrs }: TracedCall,
  inputs: readonly tf.Tensor[],
  [one, other]: readonly [Made, Made],
  around: Around,
): Made | GRUVerdict {
  const [a, b] = inputs;
  const { output, index, hidden, isOne } = around;
  const values = [a?.dataId, b?.dataId] as const;
  switch (kernelName) {
    case 'Identity':
    case 'Cast':
    case 'Transpose':
      return one;
    case 'Reshape':
    case 'ExpandDims':
      return a && sizes(a) === sizes(output) ? one : null;
    case 'Slice':
    case 'SplitV': {
      if (!a || !one) return null;
      const axes = a.shape.flatMap((size, axis) => (size === 3 * hidden ? [axis] : []));
      const [axis = 0] = axes;
      const begin = kernelName === 'SplitV' ? index * hidden : [attrs?.['begin']].flat()[axis];
      const third = typeof begin === 'number' ? begin / hidden : NaN;
      const isWhole = axes.length === 1 && output.shape[axis] === a.shape[axis];
      const isThird = axes.length === 1 && output.shape[axis] === hidden;
      return isWhole ? one : partOf(one, () => (Number.isInteger(third) ? third : null), isThird);
    }
    case 'BatchMatMul':
      return one?.kind === 'weights' ? scoresOf(one, other) : other && scoresOf(other, one);
    case 'Sigmoid':
    case 'Tanh':
      return one && squashOf(one, kernelName);
    case 'Neg':
      return one?.kind === 'gate' ? { ...one, kind: 'minusGate' } : null;
    case 'Multiply':
      return productOf(one, other, a?.size === 1 || b?.size === 1);
    case 'Add':
      return sumOf(one, other, isOne, values);
    case 'Sub':
      return minusOf(one, other, isOne, values);
    default:
      return null;
  }
}

/** Its sizes, but for axes that hold nothing apart. */
function sizes({ shape }: tf.Tensor): string {
  return shape.filter(size => size !== 1).join();
}
