import type * as tf from '@tensorflow/tfjs';
import type { GpuBackend, GpuProgram } from './gpuProgram.ts';
import { replaceKernel } from '../base/replaceKernel.ts';

/**
 * Functions of one value for which TensorFlow.js's WebGL kernels leave it to the GPU what becomes of NaN and of values
 * outside of their domain (it makes numbers of them), and of large angles. Here they give what they give on the CPU and
 * in PyTorch.
 */
export function registerUnaryRules(): void {
  for (const [kernelName, rule] of Object.entries(rules)) {
    replaceKernel(kernelName, 'webgl', given => call => {
      const { x } = call.inputs as unknown as { readonly x: tf.TensorInfo };
      if (x.dtype !== 'float32') return given(call);
      return (call.backend as unknown as GpuBackend).runWebGLProgram(program(x.shape, rule), [x], 'float32', [[Infinity]]);
    });
  }
}

/** The body of a function of one number, x, which is not NaN. */
const rules: Readonly<Record<'Log1p' | 'Atanh' | 'Sinh' | 'Cosh' | 'Sin' | 'Cos' | 'Tan', string>> = {
  // For small x, 1 + x has rounded most of it away.
  Log1p: `
    if (x <= -1.0) return x == -1.0 ? -INFINITE : NAN;
    if (abs(x) < 0.01) return x * (1.0 - x * (0.5 - x * (1.0 / 3.0 - x / 4.0)));
    return log(1.0 + x);`,
  Atanh: `
    if (abs(x) >= 1.0) return abs(x) == 1.0 ? x * INFINITE : NAN;
    return (log(1.0 + x) - log(1.0 - x)) / 2.0;`,
  Sinh: `
    float e = exp(x);
    return (e - 1.0 / e) / 2.0;`,
  Cosh: `
    float e = exp(x);
    return (e + 1.0 / e) / 2.0;`,
  Sin: `
    if (abs(x) == INFINITE) return NAN;
    return sin(inCircle(x));`,
  Cos: `
    if (abs(x) == INFINITE) return NAN;
    return cos(inCircle(x));`,
  Tan: `
    if (abs(x) == INFINITE) return NAN;
    return tan(inCircle(x));`,
};

/**
 * The angle of `x` between -π and π. GPUs lose digits of large angles. 2π comes in three parts, the first two of so few
 * bits that up to 65,536 turns of them are exact.
 */
const inCircle = `
    float inCircle(float x) {
      float turns = floor(x / 6.283185307179586 + 0.5);
      return ((x - turns * 6.28125) - turns * 0.0019378662109375) + turns * 0.000002559031351;
    }`;

function program(outputShape: number[], rule: string): GpuProgram {
  return {
    variableNames: ['X'],
    outputShape,
    packedInputs: false,
    packedOutput: false,
    // The shading language has no name for it.
    customUniforms: [{ name: 'INFINITE', type: 'float' }],
    userCode: `${inCircle}
    float valueOf(float x) {${rule}
    }
    void main() {
      float x = getXAtOutCoords();
      setOutput(isnan(x) ? NAN : valueOf(x));
    }`,
  };
}
