import { activationCode } from './gpuCell.ts';
import type { GpuCell } from './gpuCell.ts';
import { rowCode, stepCode, texels, walkedCode } from './gpuLayout.ts';
import type { GpuLayout } from './gpuLayout.ts';
import type { GpuProgram } from './gpuProgram.ts';

/**
 * GLSL: `vec4 sum`, from the woven weights U, the sequence X and the earlier states S, which are in these of their
 * rows.
 */
function sumCode(layout: GpuLayout, hasBias: boolean, row: string, state: string): string {
  const { features, hidden } = layout;
  return `vec4 sum = ${hasBias ? `getU(rc.y, ${String(2 * (hidden + features))})` : 'vec4(0.0)'};
      for (int k = 0; k < ${String(2 * features)}; k += 2) sum += getU(rc.y, ${String(2 * hidden)} + k) * getX(${row}, k).r;
      for (int k = 0; k < ${String(2 * hidden)}; k += 2) sum += getU(rc.y, k) * getS(${state}, k).r;`;
}

/** The state after the step at `time`. Inputs: the sequence X [time], the weights U, the earlier state S. */
export function advanceProgram(cell: GpuCell, layout: GpuLayout, hasBias: boolean): GpuProgram {
  return {
    variableNames: ['X', 'U', 'S'],
    outputShape: texels(layout),
    packedInputs: true,
    packedOutput: true,
    customUniforms: [{ name: 'time', type: 'int' }],
    userCode: `${activationCode}
    void main() {
      ivec2 rc = getOutputCoords();
      int now = ${rowCode(layout, 'time', 'rc.x')};
      ${sumCode(layout, hasBias, 'now', 'rc.x')}
      vec4 state = getS(rc.x, rc.y);
      ${cell.activate}
      ${cell.advance}
      setOutput(next);
    }`,
  };
}

/** The gates of all steps at once, [time]. Inputs: X [time], U, all states S [walked + 1]. */
export function gatesProgram(cell: GpuCell, layout: GpuLayout, hasBias: boolean): GpuProgram {
  return {
    variableNames: ['X', 'U', 'S'],
    outputShape: texels(layout, layout.steps),
    packedInputs: true,
    packedOutput: true,
    userCode: `${activationCode}
    void main() {
      ivec2 rc = getOutputCoords();
      ${stepCode(layout)}
      int earlier = ${rowCode(layout, walkedCode(layout, 'count'), 'row')};
      ${sumCode(layout, hasBias, 'rc.x', 'earlier')}
      ${cell.activate}
      setOutput(gates);
    }`,
  };
}

/** How much each sum of all steps, [time], moves with the walk. Inputs: gates G [time], S [walked + 1]. */
export function slopesProgram(cell: GpuCell, layout: GpuLayout): GpuProgram {
  return {
    variableNames: ['G', 'S'],
    outputShape: texels(layout, layout.steps),
    packedInputs: true,
    packedOutput: true,
    userCode: `
    void main() {
      ivec2 rc = getOutputCoords();
      ${stepCode(layout)}
      int earlier = ${rowCode(layout, walkedCode(layout, 'count'), 'row')};
      vec4 gates = getG(rc.x, rc.y);
      vec4 before = getS(earlier, rc.y);
      vec4 now = getS(earlier + ${String(2 * layout.batch)}, rc.y);
      ${cell.slopes}
      setOutput(slopes);
    }`,
  };
}

/** GLSL: `float dh` of the earlier state, from the slopes L and the walk W of the step after it, which is at `time`. */
function reachedCode({ carriesH, steer }: GpuCell, layout: GpuLayout, time: string): string {
  return `int later = ${rowCode(layout, `(${time})`, 'rc.x')};
      float dh = ${carriesH ? 'getW(rc.x, rc.y).b' : '0.0'};
      for (int k = 0; k < ${String(2 * layout.hidden)}; k += 2) dh += dot(getL(later, k) * getW(rc.x, k).${steer}, getU(k, rc.y));`;
}

/**
 * One step back: the gradient of the step's state, as `GpuCell.walk` has it. Inputs: gates G [time], states S [walked +
 * 1], the later step's W; where this is not the last step, the slopes L [time] and U; where there is one, the gradient
 * O [time] of the output. The W of the last step is (dh, unused, dc, unused).
 */
export function walkProgram(cell: GpuCell, layout: GpuLayout, isLast: boolean, hasOut: boolean): GpuProgram {
  return {
    variableNames: ['G', 'S', 'W', ...(isLast ? [] : ['L', 'U']), ...(hasOut ? ['O'] : [])],
    outputShape: texels(layout),
    packedInputs: true,
    packedOutput: true,
    customUniforms: [{ name: 'time', type: 'int' }],
    userCode: `
    void main() {
      ivec2 rc = getOutputCoords();
      ${isLast ? 'float dh = getW(rc.x, rc.y).r;' : reachedCode(cell, layout, layout.isReverse ? 'time - 1' : 'time + 1')}
      int row = ${rowCode(layout, 'time', 'rc.x')};
      ${hasOut ? 'dh += getO(row, rc.y).r;' : ''}
      float carried = getW(rc.x, rc.y).b;
      vec4 gates = getG(row, rc.y);
      vec4 now = getS(${rowCode(layout, `(${walkedCode(layout, 'time')} + 1)`, 'rc.x')}, rc.y);
      ${cell.walk}
      setOutput(walk);
    }`,
  };
}

/**
 * The gradient of the first state: (dh, unused, dc, unused). Inputs: the W of the first step, at `time`, the slopes L
 * [time], and U.
 */
export function reachProgram(cell: GpuCell, layout: GpuLayout, time: number): GpuProgram {
  return {
    variableNames: ['W', 'L', 'U'],
    outputShape: texels(layout),
    packedInputs: true,
    packedOutput: true,
    userCode: `
    void main() {
      ivec2 rc = getOutputCoords();
      ${reachedCode(cell, layout, String(time))}
      setOutput(vec4(dh, 0.0, getW(rc.x, rc.y).b, 0.0));
    }`,
  };
}
