const word = new Float64Array(1);
const bits = new Uint32Array(word.buffer);

/**
 * `a * b + c` for float32 values, rounded once, as a processor's fused multiply-add does it.
 *
 * The product of two float32 values is exact in float64, but rounding the sum to float64 and then to float32
 * could round twice. Where the float64 sum is not exact it is made odd in its last bit (towards the lost
 * part), which keeps the second rounding right.
 */
export function fusedMultiplyAdd(a: number, b: number, c: number): number {
  const product = a * b;
  const sum = product + c;
  const shadow = sum - product;
  const lost = product - (sum - shadow) + (c - shadow);
  if (lost === 0) return Math.fround(sum);
  word[0] = sum;
  const low = bits[0] ?? 0;
  if ((low & 1) === 0) {
    // Away from zero is the next odd neighbour above in magnitude; towards zero the one below.
    if (lost > 0 === sum > 0) bits[0] = low | 1;
    else if (low === 0) {
      bits[0] = 0xffffffff;
      bits[1] = (bits[1] ?? 0) - 1;
    } else bits[0] = low - 1;
  }
  return Math.fround(word[0]);
}
