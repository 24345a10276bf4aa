import type * as tf from '@tensorflow/tfjs';
import type { GpuCell } from './gpuCell.ts';
import { placeCode, rowCode, stepCode, texels, walkedCode } from './gpuLayout.ts';
import type { GpuLayout } from './gpuLayout.ts';
import { launch } from './gpuProgram.ts';

/* Programs between plain tensors and those whose texels hold four values of a cell. */

const CHANNELS = ['r', 'g', 'b', 'a'] as const;

/**
 * All that sums are made with as texels [to][from], a gate a channel: `from` is each hidden unit, then each feature,
 * then, where there are biases, 1.
 *
 * @param weights Input weight [gates × hidden, features], hidden weight [gates × hidden, hidden], and both biases or
 *   none.
 */
export function weaveWeights(
  { inputGates, hiddenGates }: GpuCell,
  { hidden, features }: GpuLayout,
  weights: readonly tf.Tensor[],
): tf.Tensor {
  const hasBias = weights.length > 2;
  const gateOf = (gates: GpuCell['inputGates'], name: string, column: string): string[] =>
    CHANNELS.map((_, i) => (gates[i] == null ? '0.0' : `get${name}(${String(gates[i] * hidden)} + to${column})`));
  const biases = gateOf(inputGates, 'InputBias', '').map((bias, i) => `${bias} + ${gateOf(hiddenGates, 'HiddenBias', '')[i] ?? ''}`);
  return launch(
    {
      variableNames: ['Input', 'Hidden', ...(hasBias ? ['InputBias', 'HiddenBias'] : [])],
      outputShape: [2 * hidden, 2 * (hidden + features + (hasBias ? 1 : 0))],
      packedInputs: false,
      packedOutput: true,
      userCode: `
    void main() {
      ivec2 rc = getOutputCoords();
      int to = rc.x / 2;
      int from = rc.y / 2;
      if (from < ${String(hidden)}) setOutput(vec4(${gateOf(hiddenGates, 'Hidden', ', from').join(', ')}));
      else if (from < ${String(hidden + features)}) setOutput(vec4(${gateOf(inputGates, 'Input', `, from - ${String(hidden)}`).join(', ')}));
      ${hasBias ? `else setOutput(vec4(${biases.join(', ')}));` : ''}
    }`,
    },
    weights,
  );
}

/** Up to four tensors [batch, hidden] as the channels of texels [batch][hidden]; null leaves a channel 0. */
export function weaveStates(layout: GpuLayout, states: readonly (tf.Tensor | null)[]): tf.Tensor {
  const given = states.filter(state => state !== null);
  const channels = CHANNELS.map((_, i) => (states[i] == null ? '0.0' : `get${CHANNELS[i]?.toUpperCase() ?? ''}(rc.x / 2, rc.y / 2)`));
  return launch(
    {
      variableNames: CHANNELS.filter((_, i) => states[i] != null).map(name => name.toUpperCase()),
      outputShape: texels(layout),
      packedInputs: false,
      packedOutput: true,
      userCode: `
    void main() {
      ivec2 rc = getOutputCoords();
      setOutput(vec4(${channels.join(', ')}));
    }`,
    },
    given,
  );
}

/** A tensor laid out as the sequence is, of any width, as the first channel of texels [time][batch][width]. */
export function weaveSequence(layout: GpuLayout, sequence: tf.Tensor): tf.Tensor {
  const place = layout.batchFirst ? 'row / 2, count' : 'count, row / 2';
  return launch(
    {
      variableNames: ['X'],
      outputShape: texels(layout, layout.steps, sequence.shape[2]),
      packedInputs: false,
      packedOutput: true,
      userCode: `
    void main() {
      ivec2 rc = getOutputCoords();
      ${stepCode(layout)}
      setOutput(vec4(getX(${place}, rc.y / 2), 0.0, 0.0, 0.0));
    }`,
    },
    [sequence],
  );
}

/**
 * One channel of texels [batch][hidden] as a tensor [batch, hidden]; packed, as the operations that come next take it.
 */
export function pickState({ batch, hidden }: GpuLayout, state: tf.Tensor, channel: 0 | 1 | 2): tf.Tensor {
  return launch(
    {
      variableNames: ['S'],
      outputShape: [batch, hidden],
      packedInputs: true,
      packedOutput: true,
      userCode: `
    float valueAt(int row, int column) {
      if (row >= ${String(batch)} || column >= ${String(hidden)}) return 0.0;
      return getS(2 * row, 2 * column).${CHANNELS[channel]};
    }
    void main() {
      ivec2 rc = getOutputCoords();
      setOutput(vec4(valueAt(rc.x, rc.y), valueAt(rc.x, rc.y + 1), valueAt(rc.x + 1, rc.y), valueAt(rc.x + 1, rc.y + 1)));
    }`,
    },
    [state],
  );
}

/** h after each step, of all states [walked + 1][batch][hidden], laid out as the sequence is. */
export function pickSequence(layout: GpuLayout, states: tf.Tensor): tf.Tensor {
  const { batchFirst, batch, steps, hidden } = layout;
  return launch(
    {
      variableNames: ['S'],
      outputShape: batchFirst ? [batch, steps, hidden] : [steps, batch, hidden],
      packedInputs: true,
      packedOutput: false,
      userCode: `
    void main() {
      ivec3 rc = getOutputCoords();
      ${placeCode(layout)}
      setOutput(getS(${rowCode(layout, `(${walkedCode(layout, 'time')} + 1)`, '2 * entry')}, 2 * rc.z).r);
    }`,
    },
    [states],
  );
}
