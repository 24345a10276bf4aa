import { activationCode } from './gpuCell.ts';
import type { GpuCell } from './gpuCell.ts';
import { texels, walkedCode } from './gpuLayout.ts';
import type { GpuLayout } from './gpuLayout.ts';
import type { GpuProgram } from './gpuProgram.ts';

/** The state after the step at `time`. Inputs: the sums' input part X [time], the weight U, the earlier state S. */
export function advanceProgram(cell: GpuCell, layout: GpuLayout): GpuProgram {
  return {
    variableNames: ['X', 'U', 'S'],
    outputShape: texels(layout),
    packedInputs: true,
    packedOutput: true,
    customUniforms: [{ name: 'time', type: 'int' }],
    userCode: `${activationCode}
    void main() {
      ivec2 rc = getOutputCoords();
      vec4 sum = getX(time, rc.x, rc.y);
      for (int k = 0; k < ${String(2 * layout.hidden)}; k += 2) sum += getU(rc.y, k) * getS(rc.x, k).r;
      vec4 state = getS(rc.x, rc.y);
      ${cell.activate}
      ${cell.advance}
      setOutput(next);
    }`,
  };
}

/** The gates of all steps at once, [time]. Inputs: X [time], U, all states S [walked + 1]. */
export function gatesProgram(cell: GpuCell, layout: GpuLayout): GpuProgram {
  return {
    variableNames: ['X', 'U', 'S'],
    outputShape: [layout.steps, ...texels(layout)],
    packedInputs: true,
    packedOutput: true,
    userCode: `${activationCode}
    void main() {
      ivec3 rc = getOutputCoords();
      int walked = ${walkedCode(layout, 'rc.x')};
      vec4 sum = getX(rc.x, rc.y, rc.z);
      for (int k = 0; k < ${String(2 * layout.hidden)}; k += 2) sum += getU(rc.z, k) * getS(walked, rc.y, k).r;
      ${cell.activate}
      setOutput(gates);
    }`,
  };
}

/** GLSL: `float dh` of the earlier state from the gradient D of the sums and the walk W of the step after it. */
function reachedCode(cell: GpuCell, { hidden }: GpuLayout): string {
  return `float dh = ${cell.carriesH ? 'getW(rc.x, rc.y).b' : '0.0'};
      for (int k = 0; k < ${String(2 * hidden)}; k += 2) dh += dot(getD(rc.x, k), getU(k, rc.y));`;
}

/**
 * One step back: the gradient of the step's state, as `GpuCell.walk` has it. Inputs: gates G [time], states S [walked + 1], the later step's W; where it
 * is not the last step, its D and U; where there is one, the gradient O [time] of the output. The W of the last step is (dh, unused, dc, unused).
 */
export function walkProgram(cell: GpuCell, layout: GpuLayout, isLast: boolean, hasOut: boolean): GpuProgram {
  return {
    variableNames: ['G', 'S', 'W', ...(isLast ? [] : ['D', 'U']), ...(hasOut ? ['O'] : [])],
    outputShape: texels(layout),
    packedInputs: true,
    packedOutput: true,
    customUniforms: [{ name: 'time', type: 'int' }],
    userCode: `
    void main() {
      ivec2 rc = getOutputCoords();
      ${isLast ? 'float dh = getW(rc.x, rc.y).r;' : reachedCode(cell, layout)}
      ${hasOut ? 'dh += getO(time, rc.x, rc.y).r;' : ''}
      float carried = getW(rc.x, rc.y).b;
      vec4 gates = getG(time, rc.x, rc.y);
      vec4 now = getS(${walkedCode(layout, 'time')} + 1, rc.x, rc.y);
      ${cell.walk}
      setOutput(walk);
    }`,
  };
}

/** The gradient of a step's sums. Inputs: G [time], S [walked + 1], the step's own W. */
export function differentiateProgram(cell: GpuCell, layout: GpuLayout): GpuProgram {
  return {
    variableNames: ['G', 'S', 'W'],
    outputShape: texels(layout),
    packedInputs: true,
    packedOutput: true,
    customUniforms: [{ name: 'time', type: 'int' }],
    userCode: `
    void main() {
      ivec2 rc = getOutputCoords();
      int walked = ${walkedCode(layout, 'time')};
      vec4 gates = getG(time, rc.x, rc.y);
      vec4 before = getS(walked, rc.x, rc.y);
      vec4 now = getS(walked + 1, rc.x, rc.y);
      vec4 walk = getW(rc.x, rc.y);
      ${cell.differentiate}
      setOutput(d);
    }`,
  };
}

/** The gradient of the first state: (dh, unused, dc, unused). Inputs: the first step's W and D, and U. */
export function reachProgram(cell: GpuCell, layout: GpuLayout): GpuProgram {
  return {
    variableNames: ['W', 'D', 'U'],
    outputShape: texels(layout),
    packedInputs: true,
    packedOutput: true,
    userCode: `
    void main() {
      ivec2 rc = getOutputCoords();
      ${reachedCode(cell, layout)}
      setOutput(vec4(dh, 0.0, getW(rc.x, rc.y).b, 0.0));
    }`,
  };
}
