/* As src/torch/kernels/cpu/sequence/cellFunctions.ts, two values at a time. */

const STEPS_PER_ONE: f64 = 32;
const STEP: f64 = 1.0 / STEPS_PER_ONE;
const LARGEST: f64 = 40;
const MIDDLE: i32 = 1280;

/** @param series address of the table that JavaScript made: four coefficients a point */
export function sigmoidOfLanes(series: usize, x: v128): v128 {
  const z = f64x2.pmax(f64x2.pmin(x, f64x2.splat(LARGEST)), f64x2.splat(-LARGEST));
  const k = i32x4.trunc_sat_f64x2_s_zero(f64x2.add(f64x2.mul(z, f64x2.splat(STEPS_PER_ONE)), f64x2.splat((MIDDLE as f64) + 0.5)));
  const d = f64x2.sub(z, f64x2.mul(f64x2.convert_low_i32x4_s(i32x4.sub(k, i32x4.splat(MIDDLE))), f64x2.splat(STEP)));
  const first = series + ((i32x4.extract_lane(k, 0) as usize) << 5);
  const second = series + ((i32x4.extract_lane(k, 1) as usize) << 5);
  const low0 = v128.load(first);
  const low1 = v128.load(second);
  const high0 = v128.load(first, 16);
  const high1 = v128.load(second, 16);
  const start = f64x2.add(v128.shuffle<f64>(low0, low1, 0, 2), f64x2.mul(d, v128.shuffle<f64>(low0, low1, 1, 3)));
  const rest = f64x2.add(v128.shuffle<f64>(high0, high1, 0, 2), f64x2.mul(d, v128.shuffle<f64>(high0, high1, 1, 3)));
  return f64x2.add(start, f64x2.mul(f64x2.mul(d, d), rest));
}

export function tanhOfLanes(series: usize, x: v128): v128 {
  const two = f64x2.splat(2);
  return f64x2.sub(f64x2.mul(two, sigmoidOfLanes(series, f64x2.mul(two, x))), f64x2.splat(1));
}

/** Rounded to float32. */
export function fround(x: v128): v128 {
  return f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(x));
}

/** Reads two float32 as float64. */
export function loadFloats(from: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(from));
}

/** Writes two float64 as float32. */
export function storeFloats(to: usize, x: v128): void {
  v128.store64_lane(to, f32x4.demote_f64x2_zero(x), 0);
}

/** 1 - x */
export function lessThanOne(x: v128): v128 {
  return f64x2.sub(f64x2.splat(1), x);
}
