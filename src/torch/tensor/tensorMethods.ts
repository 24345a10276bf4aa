import type * as tf from '@tensorflow/tfjs';
import type { BackwardOptions } from '../autograd/backward.ts';
import type { Nested } from './nested.ts';

/* eslint-disable @typescript-eslint/no-unused-vars, @typescript-eslint/no-unnecessary-type-parameters -- the declarations beside which these stand have the same form */
declare module '@tensorflow/tfjs-core/dist/tensor' {
  interface Tensor<R extends tf.Rank = tf.Rank> {
    /**
     * Should `backward()` fill this tensor's `grad`? True for parameters, for what depends on them, and for leaves
     * where a lab has set it. Can be set on any leaf (whole numbers become float32 then); not on a result: `detach()`
     * that first.
     *
     * PyTorch: `x.requires_grad`.
     */
    requiresGrad: boolean;
    /**
     * The gradient that `backward()` has added up for this leaf since the last `zeroGrad()`, in the tensor's own shape;
     * null before the first.
     *
     * PyTorch: `x.grad`.
     */
    grad: tf.Tensor | null;
    /**
     * Computes the gradient of this one number with respect to every parameter it depends on and adds it to each
     * parameter's `grad`. Frees what it needed, so it works once for each time the loss is computed.
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
     * The part of this tensor at `index` of its first axis, without that axis; negative counts from the end: `h.at(-1)`
     * is the last layer.
     *
     * PyTorch: `h[-1]`.
     */
    at(index: number): tf.Tensor;
    /**
     * A copy in which the element at `indices` (one index an axis, negative counts from the end) is `value`; tensors
     * themselves never change.
     *
     * PyTorch changes the tensor itself: `seq[0, 0] = value`.
     */
    with(indices: readonly number[], value: number): tf.Tensor;
    /**
     * Where the largest value along `dim` stands (of the whole tensor, flattened, if `dim` is left out), as int32.
     * PyTorch: `x.argmax(dim)`.
     */
    argmax(dim?: number, keepDim?: boolean): tf.Tensor;
    /** Where the smallest value along `dim` stands, as `argmax`. PyTorch: `x.argmin(dim)`. */
    argmin(dim?: number, keepDim?: boolean): tf.Tensor;
    /**
     * At each place the value of this tensor there, but along `dim` the one that `index` tells, which has as many axes.
     * `x.gather(indices, dim)` takes whole rows instead, as TensorFlow.js does.
     *
     * PyTorch: `x.gather(dim, index)`; for rows `x.index_select(dim, indices)`.
     */
    gather(dim: number, index: tf.Tensor): tf.Tensor;
    /**
     * The `k` largest values along `dim` (the last), in order, and where they stand: `const [values, indices] =
     * x.topk(2)`.
     *
     * PyTorch: `x.topk(k, dim)`.
     */
    topk(
      k: number,
      dim?: number,
      largest?: boolean,
      sorted?: boolean,
    ): { values: tf.Tensor; indices: tf.Tensor; 0: tf.Tensor; 1: tf.Tensor } & Iterable<tf.Tensor>;
    /**
     * Repeats the values so often along each axis; fewer numbers than axes are for the last ones. PyTorch:
     * `x.tile(2, 3)`.
     */
    tile(...reps: number[]): tf.Tensor;
    /** Compares element by element: a bool tensor that is true where both are equal. PyTorch: `x == y`, `x.eq(y)`. */
    eq(other: tf.Tensor | number | boolean): tf.Tensor;
    /**
     * The mean of all values, or along `dim`, as float32; booleans count as 1 and 0. PyTorch: `x.float().mean(dim)`.
     */
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
    /**
     * Swaps two axes, `x.transpose(0, 1)`; without arguments turns the order of all axes round. PyTorch:
     * `x.transpose(0, 1)`.
     */
    transpose(dim0: number, dim1: number): tf.Tensor;
    /**
     * The same values in another shape with as many places; one size may be -1 for "what is left": `reshape([2, -1])`
     * or `reshape(2, -1)`.
     *
     * PyTorch: `x.reshape(2, -1)`.
     */
    reshape<T extends tf.Tensor>(shape: number[]): T;
    reshape(...shape: number[]): tf.Tensor;
    /** The size of each value. PyTorch: `x.abs()`. */
    abs<T extends tf.Tensor>(): T;
    /** The part that begins at `begin` and has the given `size`, one number for each axis. PyTorch: `x[1:3, 0:2]`. */
    slice<T extends tf.Tensor>(begin: number | number[], size?: number | number[]): T;
    /**
     * The largest values along `dim`; `const [values, indices] = x.max(1)` also tells where they stand. PyTorch:
     * `x.max(dim)`.
     */
    max(dim: number, keepDim?: boolean): tf.Tensor & Iterable<tf.Tensor>;
    /** The largest value of all, or along `dim`. PyTorch: `x.max()`, `x.amax(dim)`. */
    max<T extends tf.Tensor>(dim?: number | number[], keepDim?: boolean): T;
    /**
     * The smallest values along `dim`; `const [values, indices] = x.min(1)` also tells where they stand. PyTorch:
     * `x.min(dim)`.
     */
    min(dim: number, keepDim?: boolean): tf.Tensor & Iterable<tf.Tensor>;
    /** The smallest value of all, or along `dim`. PyTorch: `x.min()`, `x.amin(dim)`. */
    min<T extends tf.Tensor>(dim?: number | number[], keepDim?: boolean): T;
    /** True where the values differ, as a bool tensor. PyTorch: `x != other`, `x.ne(other)`. */
    ne(other: tf.Tensor | number | boolean): tf.Tensor;
    /** True where `x` is above `other`. PyTorch: `x > other`. */
    gt(other: tf.Tensor | number): tf.Tensor;
    /** True where `x` is not below `other`. PyTorch: `x >= other`. */
    ge(other: tf.Tensor | number): tf.Tensor;
    /** True where `x` is below `other`. PyTorch: `x < other`. */
    lt(other: tf.Tensor | number): tf.Tensor;
    /** True where `x` is not above `other`. PyTorch: `x <= other`. */
    le(other: tf.Tensor | number): tf.Tensor;
    /**
     * The part at `index` of the axis `dim`, without that axis; both may count from the end. PyTorch:
     * `x.select(dim, index)`, `x[:, index]`.
     */
    select(dim: number, index: number): tf.Tensor;
    /** With a new axis of size 1 at `dim`. PyTorch: `x.unsqueeze(dim)`. */
    unsqueeze(dim: number): tf.Tensor;
    /** Without its axes of size 1, or without the axis `dim` where its size is 1. PyTorch: `x.squeeze(dim)`. */
    squeeze<T extends tf.Tensor>(dim?: number | number[]): T;
    /** The same values in another shape: as `reshape`. PyTorch: `x.view(2, -1)`. */
    view(...shape: number[]): tf.Tensor;
    view(shape: readonly number[]): tf.Tensor;
    /** The axes in another order: `x.permute(1, 0, 2)`. PyTorch: `x.permute(1, 0, 2)`. */
    permute(...dims: number[]): tf.Tensor;
    permute(dims: readonly number[]): tf.Tensor;
    /** All axes `from` … `to` as one. PyTorch: `x.flatten(from, to)`. */
    flatten(from?: number, to?: number): tf.Tensor1D;
    /**
     * Pieces of `size` entries (or of these sizes) along `dim`. TensorFlow.js counts pieces instead. PyTorch:
     * `x.split(size, dim)`.
     */
    split<T extends tf.Tensor>(size: number | number[], dim?: number): T[];
    /** How many axes there are. PyTorch: `x.dim()`. */
    dim(): number;
    /** The same values as float32. PyTorch: `x.float()`. */
    float(): tf.Tensor;
  }
}
