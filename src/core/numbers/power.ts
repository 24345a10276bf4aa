import { exactProduct } from './exactProduct.ts';

/** As they were before any lab ran. */
const { abs, log, pow, round, sqrt } = Math;

/** A number in two parts: the second holds what rounding took from the first. */
type Double = readonly [high: number, low: number];

const ln2: Double = [0.6931471805599453, 2.3190468138462996e-17];
/** Beyond these, parts of a product or what is left of it do not fit; there the engine's own power is taken. */
const [least, most] = [1e-275, 1e299];
/**
 * Whole exponents up to here are multiplied out: then even what lies exactly between two numbers is rounded rightly.
 */
const mostFactors = 64;
const scaled = new Float64Array(1);
const bits = new BigInt64Array(scaled.buffer);

/** Older engines give 10 ** -5 the digits 0.000009999999999999999. Asked of numbers the bundler does not know. */
export const hasRightPowers = pow(Number('10'), -5) === 1e-5 && pow(Number('0.9'), 4) === 0.6561;

/** `base ** exponent` with the digits of Python and of newer engines, whatever the engine. */
export const power: (base: number, exponent: number) => number = hasRightPowers ? pow : rightPower;

/** @internal */
export function rightPower(base: number, exponent: number): number {
  // Squares stand in the innermost loops, and one product is rounded once.
  if (exponent === 2) return base * base;
  const given = pow(base, exponent);
  const [size, result] = [abs(base), abs(given)];
  const isPlain = exponent !== 0 && exponent !== 1 && size !== 1 && result > least && result < most && size > least && size < most;
  if (!isPlain) return given;
  if (exponent === 0.5) return sqrt(base);
  const isCounted = exponent === round(exponent) && abs(exponent) <= mostFactors;
  const [high, low] = isCounted ? wholePower(size, abs(exponent)) : exponential(times(logarithm(size), exponent));
  const found = isCounted && exponent < 0 ? inverse([high, low]) : high + low;
  // The engine's is off by some last digits at most.
  if (!(abs(found - result) <= result * 1e-13)) return given;
  return given < 0 ? -found : found;
}

/** `size` times itself. */
function wholePower(size: number, exponent: number): Double {
  let total: Double = [1, 0];
  let square: Double = [size, 0];
  for (let left = exponent; left > 0; left = (left - (left % 2)) / 2) {
    if (left % 2 === 1) total = product(total, square);
    if (left > 1) square = product(square, square);
  }
  return total;
}

function inverse([high, low]: Double): number {
  const first = 1 / high;
  const [whole, rest] = exactProduct(first, high);
  // One step of Newton's, from what is missing to 1.
  return first + first * (1 - whole - rest - first * low);
}

/** To some 100 bits. */
function logarithm(size: number): Double {
  const first = log(size);
  const [high, low] = times(exponential([-first, 0]), size);
  const missing = high - 1 + low;
  return sum([first, 0], [missing, -missing * missing * 0.5]);
}

/** To some 96 bits. */
function exponential(of: Double): Double {
  const halvings = 8;
  const count = round(of[0] / ln2[0]);
  const [high, low] = sum(of, times(ln2, -count));
  const part: Double = [high / 256, low / 256];
  let total: Double = [1, 0];
  let term: Double = [1, 0];
  for (let n = 1; n <= 11; n++) {
    term = divided(product(term, part), n);
    total = sum(total, term);
  }
  for (let turn = 0; turn < halvings; turn++) total = product(total, total);
  scaled[0] = 1;
  bits[0] = BigInt(count + 1023) << 52n;
  const scale = scaled[0];
  return [total[0] * scale, total[1] * scale];
}

function sum(one: Double, other: Double): Double {
  const high = one[0] + other[0];
  const share = high - one[0];
  const rest = one[0] - (high - share) + (other[0] - share);
  return normal(high, rest + one[1] + other[1]);
}

function product(one: Double, other: Double): Double {
  const [high, low] = exactProduct(one[0], other[0]);
  return normal(high, low + (one[0] * other[1] + one[1] * other[0]));
}

function times(one: Double, factor: number): Double {
  return product(one, [factor, 0]);
}

function divided(one: Double, by: number): Double {
  const first = one[0] / by;
  const [whole, rest] = exactProduct(first, by);
  return normal(first, (one[0] - whole - rest + one[1]) / by);
}

function normal(high: number, low: number): Double {
  const total = high + low;
  return [total, high - total + low];
}
