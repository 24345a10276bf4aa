import * as tf from '@tensorflow/tfjs';
import type { GpuBackend, GpuProgram } from './gpuProgram.ts';
import { replaceKernel } from '../base/replaceKernel.ts';

const lanes = ['x', 'y', 'z', 'w'] as const;
const components = ['x', 'y', 'z', 'w', 'u', 'v'] as const;

/**
 * Operations on two tensors for which TensorFlow.js's WebGL kernels take shortcuts: there 0 / 0 is 1 and 0⁻¹ is 0.
 * Here, as on the CPU and in PyTorch, the one is NaN and the other infinite.
 */
export function registerPackedBinaries(): void {
  for (const [kernelName, rule] of Object.entries(rules)) {
    replaceKernel(kernelName, 'webgl', given => call => {
      const { a, b } = call.inputs as unknown as { readonly a: tf.TensorInfo; readonly b: tf.TensorInfo };
      const shape = tf.broadcast_util.assertAndGetBroadcastShape(a.shape, b.shape);
      if (a.dtype !== 'float32' || b.dtype !== 'float32' || shape.length > components.length) return given(call);
      return (call.backend as unknown as GpuBackend).runWebGLProgram(program(shape, rule), [a, b], 'float32', [[Infinity]]);
    });
  }
}

/** The body of a function of one pair of numbers, a and b. */
const rules: Readonly<Record<'RealDiv' | 'Pow', string>> = {
  // A quotient of equal numbers is exactly 1, whatever a GPU's division makes of it.
  RealDiv: `
    if (a == b && a != 0.0 && abs(a) < INFINITE) return 1.0;
    return a == 0.0 && b == 0.0 ? NAN : a / b;`,
  // A GPU's own power loses digits, and has none of 0 and of what is below.
  Pow: `
    if (b == 0.0 || a == 1.0) return 1.0;
    if (isnan(a) || isnan(b)) return NAN;
    if (b == 1.0) return a;
    if (b == 2.0) return a * a;
    bool isOdd = floor(b) == b && mod(b, 2.0) == 1.0;
    if (a == 0.0) return b < 0.0 ? INFINITE : 0.0;
    if (b == -1.0) return 1.0 / a;
    if (abs(a) == INFINITE) return b < 0.0 ? 0.0 : (isOdd ? a : INFINITE);
    if (a < 0.0 && floor(b) != b) return NAN;
    float size = b == 0.5 ? sqrt(a) : pow(abs(a), b);
    return isOdd && a < 0.0 ? -size : size;`,
};

function program(outputShape: number[], rule: string): GpuProgram {
  return {
    variableNames: ['A', 'B'],
    outputShape,
    packedInputs: true,
    packedOutput: true,
    // The shading language has no name for it.
    customUniforms: [{ name: 'INFINITE', type: 'float' }],
    userCode: `
    float combine(float a, float b) {${rule}
    }
    void main() {
      vec4 a = getAAtOutCoords();
      vec4 b = getBAtOutCoords();
      vec4 result = vec4(${lanes.map(lane => `combine(a.${lane}, b.${lane})`).join(', ')});
      ${emptyOutside(outputShape)}
      setOutput(result);
    }`,
  };
}

/** Lanes of a texel that lie outside of the tensor hold 0, as other programs rely on. */
function emptyOutside(shape: readonly number[]): string {
  const rank = shape.length;
  if (rank === 0 || shape.every(size => size === 1)) return 'result.yzw = vec3(0.0);';
  const at = (axis: number): string => (rank === 1 ? 'coords' : `coords.${components[axis] ?? 'x'}`);
  const isPast = (axis: number): string => `${at(axis)} + 1 >= ${String(shape[axis] ?? 1)}`;
  return [
    `${['int', 'ivec2', 'ivec3', 'ivec4', 'ivec5', 'ivec6'][rank - 1] ?? ''} coords = getOutputCoords();`,
    `bool isLastColumn = ${isPast(rank - 1)};`,
    `bool isLastRow = ${rank === 1 ? 'true' : isPast(rank - 2)};`,
    'if (isLastColumn) result.yw = vec2(0.0);',
    'if (isLastRow) result.zw = vec2(0.0);',
  ].join('\n      ');
}
