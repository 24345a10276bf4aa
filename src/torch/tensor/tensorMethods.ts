import type * as tf from '@tensorflow/tfjs';
import type { BackwardOptions } from '../autograd/backward.ts';
import type { Nested } from './nested.ts';

/* eslint-disable @typescript-eslint/no-unused-vars, @typescript-eslint/no-unnecessary-type-parameters -- the declarations beside which these stand have the same form */
declare module '@tensorflow/tfjs-core/dist/tensor' {
  interface Tensor<R extends tf.Rank = tf.Rank> {
    /**
     * Should `backward()` fill this tensor's `grad`? True for parameters, for what depends on them, and for leaves where a lab has set it.
     * Can be set on any leaf (whole numbers become float32 then); not on a result: `detach()` that first.
     *
     * PyTorch: `x.requires_grad`.
     */
    requiresGrad: boolean;
    /**
     * The gradient that `backward()` has added up for this leaf since the last `zeroGrad()`, in the tensor's own shape; null before the first.
     *
     * PyTorch: `x.grad`.
     */
    grad: tf.Tensor | null;
    /**
     * Computes the gradient of this one number with respect to every parameter it depends on and adds it to each parameter's `grad`. Frees what it
     * needed, so it works once for each time the loss is computed.
     *
     * PyTorch: `loss.backward()`.
     */
    backward(gradient?: tf.Tensor | null, options?: BackwardOptions): void;
    backward(options: BackwardOptions): void;
    /** The same values without their history: no gradient flows through the result. PyTorch: `x.detach()`. */
    detach(): tf.Tensor;
    /** The value of a one-element tensor as a number (a boolean as 1 or 0). PyTorch: `x.item()`. */
    item(): number;
    /** The values as nested arrays (a number for a tensor without axes). PyTorch: `x.tolist()`. */
    tolist(): Nested;
    /**
     * The part of this tensor at `index` of its first axis, without that axis; negative counts from the end: `h.at(-1)` is the last layer.
     *
     * PyTorch: `h[-1]`.
     */
    at(index: number): tf.Tensor;
    /**
     * A copy in which the element at `indices` (one index an axis, negative counts from the end) is `value`; tensors themselves never change.
     *
     * PyTorch changes the tensor itself: `seq[0, 0] = value`.
     */
    with(indices: readonly number[], value: number): tf.Tensor;
    /** Where the largest value along `dim` stands (of the whole tensor, flattened, if `dim` is left out), as int32. PyTorch: `x.argmax(dim)`. */
    argmax(dim?: number): tf.Tensor;
    /** Compares element by element: a bool tensor that is true where both are equal. PyTorch: `x == y`, `x.eq(y)`. */
    eq(other: tf.Tensor | number): tf.Tensor;
    /** The mean of all values, or along `dim`, as float32; booleans count as 1 and 0. PyTorch: `x.float().mean(dim)`. */
    mean(dim?: number | number[], keepDim?: boolean): tf.Tensor;
    /** The sum of all values, or along `dim`. PyTorch: `x.sum(dim)`. */
    sum(dim?: number | number[], keepDim?: boolean): tf.Tensor;
    /** Element by element, with axes of size 1 stretched to fit. PyTorch: `x + other`. */
    add(other: tf.Tensor | number): tf.Tensor;
    /** Element by element, with axes of size 1 stretched to fit. PyTorch: `x - other`. */
    sub(other: tf.Tensor | number): tf.Tensor;
    /** Element by element, with axes of size 1 stretched to fit. PyTorch: `x * other`. */
    mul(other: tf.Tensor | number): tf.Tensor;
    /** Element by element, with axes of size 1 stretched to fit; the result is float32. PyTorch: `x / other`. */
    div(other: tf.Tensor | number): tf.Tensor;
    /** Element by element to the power of `exponent`. PyTorch: `x ** exponent`. */
    pow(exponent: tf.Tensor | number): tf.Tensor;
    /** The matrix product: [n, k] by [k, m] gives [n, m]; further axes in front are batches. PyTorch: `x @ other`. */
    matmul(other: tf.Tensor): tf.Tensor;
    /** Swaps two axes, `x.transpose(0, 1)`; without arguments turns the order of all axes round. PyTorch: `x.transpose(0, 1)`. */
    transpose(dim0: number, dim1: number): tf.Tensor;
    /**
     * The same values in another shape with as many places; one size may be -1 for "what is left": `reshape([2, -1])` or `reshape(2, -1)`.
     *
     * PyTorch: `x.reshape(2, -1)`.
     */
    reshape<T extends tf.Tensor>(shape: number[]): T;
    reshape(...shape: number[]): tf.Tensor;
    /** The size of each value. PyTorch: `x.abs()`. */
    abs<T extends tf.Tensor>(): T;
    /** The part that begins at `begin` and has the given `size`, one number an axis. PyTorch: `x[1:3, 0:2]`. */
    slice<T extends tf.Tensor>(begin: number | number[], size?: number | number[]): T;
    /** The largest value of all, or along `dim`. PyTorch: `x.max()`, `x.amax(dim)`. */
    max<T extends tf.Tensor>(dim?: number | number[], keepDim?: boolean): T;
    /** The smallest value of all, or along `dim`. PyTorch: `x.min()`, `x.amin(dim)`. */
    min<T extends tf.Tensor>(dim?: number | number[], keepDim?: boolean): T;
    /** The same values as float32. PyTorch: `x.float()`. */
    float(): tf.Tensor;
  }
}
