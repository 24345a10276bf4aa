import type * as tf from '@tensorflow/tfjs';
import type { GpuCell } from './gpuCell.ts';
import { placeCode, rowCode, texels, walkedCode } from './gpuLayout.ts';
import type { GpuLayout } from './gpuLayout.ts';
import { launch } from './gpuProgram.ts';

/* Programs between plain tensors and those whose texels hold four values of a cell. */

const CHANNELS = ['r', 'g', 'b', 'a'] as const;

/** A hidden weight [gates × hidden, hidden] as texels [to][from], a gate a channel. */
export function weaveWeight(cell: GpuCell, { hidden }: GpuLayout, weight: tf.Tensor): tf.Tensor {
  const channels = cell.hiddenGates.map(gate => (gate === null ? '0.0' : `getW(${String(gate * hidden)} + rc.x / 2, rc.y / 2)`));
  return launch(
    {
      variableNames: ['W'],
      outputShape: [2 * hidden, 2 * hidden],
      packedInputs: false,
      packedOutput: true,
      userCode: `
    void main() {
      ivec2 rc = getOutputCoords();
      setOutput(vec4(${channels.join(', ')}));
    }`,
    },
    [weight],
  );
}

/** The input's part of all sums, [time × batch, gates × hidden], with the biases as texels [time][batch][hidden]. */
export function weaveSums(cell: GpuCell, layout: GpuLayout, sums: tf.Tensor, biases: readonly tf.Tensor[]): tf.Tensor {
  const { steps, hidden } = layout;
  const channels = CHANNELS.map((_, i) => {
    const [input = null, state = null] = [cell.inputGates[i], cell.hiddenGates[i]];
    const terms = [
      ...(input === null ? [] : [`getX(row, ${String(input * hidden)} + j)`]),
      ...(input === null || biases.length === 0 ? [] : [`getInputBias(${String(input * hidden)} + j)`]),
      ...(state === null || biases.length === 0 ? [] : [`getHiddenBias(${String(state * hidden)} + j)`]),
    ];
    return terms.length === 0 ? '0.0' : terms.join(' + ');
  });
  return launch(
    {
      variableNames: biases.length === 0 ? ['X'] : ['X', 'InputBias', 'HiddenBias'],
      outputShape: [steps, ...texels(layout)],
      packedInputs: false,
      packedOutput: true,
      userCode: `
    void main() {
      ivec3 rc = getOutputCoords();
      int j = rc.z / 2;
      int row = ${rowCode(layout, 'rc.x', '(rc.y / 2)')};
      setOutput(vec4(${channels.join(',\n        ')}));
    }`,
    },
    [sums, ...biases],
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

/** A sequence tensor as the first channel of texels [time][batch][hidden]. */
export function weaveSequence(layout: GpuLayout, sequence: tf.Tensor): tf.Tensor {
  const place = layout.batchFirst ? 'rc.y / 2, rc.x' : 'rc.x, rc.y / 2';
  return launch(
    {
      variableNames: ['X'],
      outputShape: [layout.steps, ...texels(layout)],
      packedInputs: false,
      packedOutput: true,
      userCode: `
    void main() {
      ivec3 rc = getOutputCoords();
      setOutput(vec4(getX(${place}, rc.z / 2), 0.0, 0.0, 0.0));
    }`,
    },
    [sequence],
  );
}

/** One channel of texels [batch][hidden] as a tensor [batch, hidden]. */
export function pickState({ batch, hidden }: GpuLayout, state: tf.Tensor, channel: 0 | 1 | 2): tf.Tensor {
  return launch(
    {
      variableNames: ['S'],
      outputShape: [batch, hidden],
      packedInputs: true,
      packedOutput: false,
      userCode: `
    void main() {
      ivec2 rc = getOutputCoords();
      setOutput(getS(2 * rc.x, 2 * rc.y).${CHANNELS[channel]});
    }`,
    },
    [state],
  );
}

/** h of all states [walked + 1][batch][hidden], before or after each step, as [time × batch, hidden] in the sequence's order. */
export function pickSequence(layout: GpuLayout, states: tf.Tensor, when: 'before' | 'after'): tf.Tensor {
  return launch(
    {
      variableNames: ['S'],
      outputShape: [layout.steps * layout.batch, layout.hidden],
      packedInputs: true,
      packedOutput: false,
      userCode: `
    void main() {
      ivec2 rc = getOutputCoords();
      ${placeCode(layout, 'rc.x')}
      setOutput(getS(${walkedCode(layout, 'time')}${when === 'after' ? ' + 1' : ''}, 2 * entry, 2 * rc.y).r);
    }`,
    },
    [states],
  );
}

/** Gradients of sums, texels [time][batch][hidden], as [time × batch, gates × hidden] for a weight whose gates make these channels. */
export function unweaveSums(layout: GpuLayout, gates: readonly (number | null)[], d: tf.Tensor): tf.Tensor {
  const { steps, batch, hidden } = layout;
  const channels = gates.flatMap((gate, i) => (gate === null ? [] : [{ gate, name: CHANNELS[i] ?? 'r' }]));
  const cases = channels.map(({ gate, name }) => `if (gate == ${String(gate)}) setOutput(d.${name});`);
  return launch(
    {
      variableNames: ['D'],
      outputShape: [steps * batch, channels.length * hidden],
      packedInputs: true,
      packedOutput: false,
      userCode: `
    void main() {
      ivec2 rc = getOutputCoords();
      ${placeCode(layout, 'rc.x')}
      int gate = rc.y / ${String(hidden)};
      vec4 d = getD(time, 2 * entry, 2 * (rc.y - gate * ${String(hidden)}));
      ${cases.join('\n      ')}
    }`,
    },
    [d],
  );
}
