/** A product in float64, and what rounding takes from it, after Dekker. */
export function exactProduct(a: number, b: number): readonly [product: number, rest: number] {
  const product = a * b;
  const [aHigh, bHigh] = [highHalf(a), highHalf(b)];
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  return [product, aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow)];
}

/** The upper 26 bits of a float64 (Veltkamp, 1968): products of two such halves are exact. */
function highHalf(value: number): number {
  const shifted = value * (2 ** 27 + 1);
  return shifted - (shifted - value);
}
