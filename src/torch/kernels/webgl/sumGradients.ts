import type * as tf from '@tensorflow/tfjs';
import type { GpuCell } from './gpuCell.ts';
import { placeCode, rowCode, walkedCode } from './gpuLayout.ts';
import type { GpuLayout } from './gpuLayout.ts';
import { launch } from './gpuProgram.ts';

/* From the gradient D of all sums, texels [time][batch][hidden], to those of what the sums are made of. */

/** Parts that a sum over all steps is made in: for the sake of digits, and so that a GPU has something to share out. */
const MOST_PARTS = 8;

/**
 * The gradients of all weights as texels [part][to][from], in the order of `weaveWeights`, still to be added up over
 * the parts.
 *
 * @param states [walked + 1][batch][hidden]. @param x [time][batch][features].
 */
export function weaveGradients(layout: GpuLayout, d: tf.Tensor, states: tf.Tensor, x: tf.Tensor, hasBias: boolean): tf.Tensor {
  const { steps, batch, hidden, features } = layout;
  const stepsEach = Math.ceil(steps / MOST_PARTS);
  const sumOf = (term: string): string => `for (int b = 0; b < ${String(2 * batch)}; b += 2) sum += getD(row + b, column)${term};`;
  return launch(
    {
      variableNames: ['D', 'S', 'X'],
      outputShape: [Math.ceil(steps / stepsEach) * 2 * hidden, 2 * (hidden + features + (hasBias ? 1 : 0))],
      packedInputs: true,
      packedOutput: true,
      userCode: `
    void main() {
      ivec2 rc = getOutputCoords();
      int part = rc.x / ${String(2 * hidden)};
      int column = rc.x - part * ${String(2 * hidden)};
      vec4 sum = vec4(0.0);
      for (int i = 0; i < ${String(stepsEach)}; i++) {
        int time = part * ${String(stepsEach)} + i;
        if (time >= ${String(steps)}) break;
        int row = ${rowCode(layout, 'time', '0')};
        int earlier = ${rowCode(layout, walkedCode(layout, 'time'), '0')};
        if (rc.y < ${String(2 * hidden)}) ${sumOf(' * getS(earlier + b, rc.y).r')}
        else if (rc.y < ${String(2 * (hidden + features))}) ${sumOf(` * getX(row + b, rc.y - ${String(2 * hidden)}).r`)}
        else ${sumOf('')}
      }
      setOutput(sum);
    }`,
    },
    [d, states, x],
  );
}

/**
 * The gradient of one weight or bias, of those `weaveGradients` made.
 *
 * @param gates Which gate each channel is, for this weight. @param shape [gates × hidden, columns] or [gates × hidden].
 *   @param from Its first column there.
 */
export function pickGradient(
  { hidden }: GpuLayout,
  gates: GpuCell['inputGates'],
  woven: tf.Tensor,
  shape: number[],
  from: number,
): tf.Tensor {
  const parts = woven.shape[0] / (2 * hidden);
  const cases = gates.flatMap((gate, i) => (gate === null ? [] : [`if (gate == ${String(gate)}) setOutput(sum.${'rgba'[i] ?? 'r'});`]));
  return launch(
    {
      variableNames: ['P'],
      outputShape: shape,
      packedInputs: true,
      packedOutput: false,
      userCode: `
    void main() {
      ${shape.length === 1 ? 'ivec2 rc = ivec2(getOutputCoords(), 0);' : 'ivec2 rc = getOutputCoords();'}
      int gate = rc.x / ${String(hidden)};
      vec4 sum = vec4(0.0);
      for (int part = 0; part < ${String(parts)}; part++) {
        sum += getP(2 * (part * ${String(hidden)} + rc.x - gate * ${String(hidden)}), 2 * (${String(from)} + rc.y));
      }
      ${cases.join('\n      ')}
    }`,
    },
    [woven],
  );
}

/** The gradient of x, laid out as x is. @param weights As `weaveWeights` made them. */
export function inputGradient(layout: GpuLayout, d: tf.Tensor, weights: tf.Tensor): tf.Tensor {
  const { steps, batch, hidden, features, batchFirst } = layout;
  return launch(
    {
      variableNames: ['D', 'U'],
      outputShape: batchFirst ? [batch, steps, features] : [steps, batch, features],
      packedInputs: true,
      packedOutput: false,
      userCode: `
    void main() {
      ivec3 rc = getOutputCoords();
      ${placeCode(layout)}
      int row = ${rowCode(layout, 'time', '2 * entry')};
      float sum = 0.0;
      for (int k = 0; k < ${String(2 * hidden)}; k += 2) sum += dot(getD(row, k), getU(k, 2 * (${String(hidden)} + rc.z)));
      setOutput(sum);
    }`,
    },
    [d, weights],
  );
}
