import type * as tf from '@tensorflow/tfjs';
import { launch } from './gpuProgram.ts';
import type { GpuProgram } from './gpuProgram.ts';

/** What one of Adam's steps needs beside the tensors. */
export interface AdamRates {
  readonly betas: readonly [number, number];
  readonly weightDecay: number;
  /** Learning rate ÷ (1 − β₁ᵗ). */
  readonly stepSize: number;
  /** √(1 − β₂ᵗ). */
  readonly correction: number;
  readonly eps: number;
}

/** The tensors after one of Adam's steps: three launches for a parameter, where plain operations would take a dozen. */
export function adamStep(
  parameter: tf.Tensor,
  grad: tf.Tensor,
  mean: tf.Tensor,
  square: tf.Tensor,
  { betas, weightDecay, stepSize, correction, eps }: AdamRates,
): { mean: tf.Tensor; square: tf.Tensor; parameter: tf.Tensor } {
  const { shape } = parameter;
  // 1 − β comes from outside: in float32 it would lose most of its digits.
  const rates = (beta: number): number[][] => [[beta], [1 - beta], [weightDecay]];
  const nextMean = launch(averageProgram(shape, 'g'), [mean, grad, parameter], rates(betas[0]));
  const nextSquare = launch(averageProgram(shape, 'g * g'), [square, grad, parameter], rates(betas[1]));
  const next = launch(movingProgram(shape), [parameter, nextMean, nextSquare], [[stepSize], [correction], [eps]]);
  return { mean: nextMean, square: nextSquare, parameter: next };
}

function averageProgram(outputShape: number[], of: string): GpuProgram {
  return program(
    outputShape,
    ['A', 'G', 'P'],
    ['keep', 'take', 'decay'],
    ['float g = getGAtOutCoords() + decay * getPAtOutCoords();', `setOutput(keep * getAAtOutCoords() + take * (${of}));`],
  );
}

function movingProgram(outputShape: number[]): GpuProgram {
  return program(
    outputShape,
    ['P', 'M', 'V'],
    ['stepSize', 'correction', 'eps'],
    ['setOutput(getPAtOutCoords() - stepSize * getMAtOutCoords() / (sqrt(getVAtOutCoords()) / correction + eps));'],
  );
}

function program(outputShape: number[], variableNames: string[], uniforms: readonly string[], lines: readonly string[]): GpuProgram {
  return {
    variableNames,
    outputShape,
    packedInputs: false,
    packedOutput: false,
    customUniforms: uniforms.map(name => ({ name, type: 'float' })),
    userCode: `
    void main() {
      ${lines.join('\n      ')}
    }`,
  };
}
