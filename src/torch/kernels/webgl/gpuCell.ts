/*
 * On the GPU the four values a cell has of everything (sums, gates, their gradients) are the four channels of one
 * texel: a tensor of shape [2 · batch, 2 · hidden], of whose 2 × 2 neighbours each texel holds four. So one fetch
 * brings all gates, and one product of vectors adds to all.
 */

/** The gate whose weights, each `hidden` rows high, make a channel's sum; null where nothing does. */
type Channels = readonly (number | null)[];

/** What differs between the cells, in GLSL. A state texel is (h, c, tanh c, unused). */
export interface GpuCell {
  readonly inputGates: Channels;
  readonly hiddenGates: Channels;
  /** From `vec4 sum` to `vec4 gates`. */
  readonly activate: string;
  /** From `gates` and the earlier `vec4 state` to `vec4 next`. */
  readonly advance: string;
  /**
   * From `gates`, the step's own state `now`, the gradient `float dh` of its h, and the `float carried` from the later
   * step to `vec4 walk`: (dh, gradient of c where there is one, what is carried on to the earlier step, unused).
   */
  readonly walk: string;
  /**
   * From `gates`, `now` and the earlier state `before` to `vec4 slopes`, which times `steer` is the gradient of the
   * sums.
   */
  readonly slopes: string;
  /** Which of a walk's values each of the slopes belongs to, as a swizzle. */
  readonly steer: string;
  /** Does what is carried on belong to h (GRU) rather than to c? */
  readonly carriesH: boolean;
}

const everyGate: Channels = [0, 1, 2, 3];
const oneGate: Channels = [0, null, null, null];

export const gpuLstm: GpuCell = {
  inputGates: everyGate,
  hiddenGates: everyGate,
  activate: 'vec4 gates = vec4(sigmoidOf(sum.r), sigmoidOf(sum.g), tanhOf(sum.b), sigmoidOf(sum.a));',
  advance: `float c = gates.g * state.g + gates.r * gates.b;
      float shown = tanhOf(c);
      vec4 next = vec4(gates.a * shown, c, shown, 0.0);`,
  walk: `float dc = carried + dh * gates.a * (1.0 - now.b * now.b);
      vec4 walk = vec4(dh, dc, dc * gates.g, 0.0);`,
  slopes: `vec4 slopes = vec4(
        gates.b * gates.r * (1.0 - gates.r),
        before.g * gates.g * (1.0 - gates.g),
        gates.r * (1.0 - gates.b * gates.b),
        now.b * gates.a * (1.0 - gates.a));`,
  steer: 'gggr',
  carriesH: false,
};

/** Gates are r, z, n and the candidate's hidden part q. */
export const gpuGru: GpuCell = {
  inputGates: [0, 1, 2, null],
  hiddenGates: [0, 1, null, 2],
  activate: `float r = sigmoidOf(sum.r);
      vec4 gates = vec4(r, sigmoidOf(sum.g), tanhOf(sum.b + r * sum.a), sum.a);`,
  advance: 'vec4 next = vec4(gates.b + gates.g * (state.r - gates.b), 0.0, 0.0, 0.0);',
  walk: 'vec4 walk = vec4(dh, 0.0, dh * gates.g, 0.0);',
  slopes: `float slope = (1.0 - gates.g) * (1.0 - gates.b * gates.b);
      vec4 slopes = vec4(
        slope * gates.a * gates.r * (1.0 - gates.r),
        (before.r - gates.b) * gates.g * (1.0 - gates.g),
        slope,
        slope * gates.r);`,
  steer: 'rrrr',
  carriesH: true,
};

function rnn(activation: string, slope: string): GpuCell {
  return {
    inputGates: oneGate,
    hiddenGates: oneGate,
    activate: `vec4 gates = vec4(${activation}, 0.0, 0.0, 0.0);`,
    advance: 'vec4 next = vec4(gates.r, 0.0, 0.0, 0.0);',
    walk: 'vec4 walk = vec4(dh, 0.0, 0.0, 0.0);',
    slopes: `vec4 slopes = vec4(${slope}, 0.0, 0.0, 0.0);`,
    steer: 'rrrr',
    carriesH: false,
  };
}

export const gpuTanh = rnn('tanhOf(sum.r)', '1.0 - gates.r * gates.r');
export const gpuRelu = rnn('sum.r < 0.0 ? 0.0 : sum.r', 'gates.r == 0.0 ? 0.0 : 1.0');

/** Written out so that large x never makes ∞ ÷ ∞. */
export const activationCode = `
    float sigmoidOf(float x) {
      return 1.0 / (1.0 + exp(-x));
    }
    float tanhOf(float x) {
      float e = exp(-2.0 * abs(x));
      return sign(x) * (1.0 - e) / (1.0 + e);
    }
`;
