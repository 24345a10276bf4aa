import type { Arithmetic } from './arithmetic.ts';
import { PlainArithmetic } from './plainArithmetic.ts';
import { VectorArithmetic } from './vectorArithmetic.ts';

let here: Arithmetic = new PlainArithmetic();

/** What the kernels registered here compute with: one for all, as TensorFlow.js has one registry of kernels. */
export function arithmeticHere(): Arithmetic {
  return here;
}

/**
 * From now on with WebAssembly's vectors, several times as fast and with the same results, where they can be had; says whether. Not done by itself: a page
 * that may compile none would report each attempt.
 */
export function useVectors(): boolean {
  const vectors = VectorArithmetic.find();
  if (vectors) here = vectors;
  return vectors !== null;
}
