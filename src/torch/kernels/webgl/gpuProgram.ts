import * as tf from '@tensorflow/tfjs';

/**
 * A fragment shader as TensorFlow.js's WebGL backend takes it; it adds the samplers (`getX(…)`), `getOutputCoords` and
 * `setOutput`.
 */
export interface GpuProgram {
  readonly variableNames: string[];
  readonly outputShape: number[];
  readonly userCode: string;
  /** Do the inputs hold 2 × 2 neighbours in each texel? */
  readonly packedInputs: boolean;
  readonly packedOutput: boolean;
  readonly customUniforms?: { readonly name: string; readonly type: 'int' | 'float' }[];
}

/** The part of TensorFlow.js's WebGL backend that kernels use. */
export interface GpuBackend {
  runWebGLProgram(
    program: GpuProgram,
    inputs: readonly tf.TensorInfo[],
    dtype: 'float32',
    uniforms?: number[][],
    preventEagerUnpacking?: boolean,
  ): tf.TensorInfo;
}

/** Runs a program once. */
export function launch(program: GpuProgram, inputs: readonly tf.Tensor[], uniforms?: number[][]): tf.Tensor {
  const backend = tf.backend() as unknown as GpuBackend;
  return tf.engine().makeTensorFromTensorInfo(backend.runWebGLProgram(program, inputs, 'float32', uniforms, true));
}
