import type * as tf from '@tensorflow/tfjs';
import { stepCode, texels } from './gpuLayout.ts';
import type { GpuLayout } from './gpuLayout.ts';
import { launch } from './gpuProgram.ts';

/** A shader may read sixteen textures, and needs two of them for what is there already and what is multiplied with. */
const MOST_AT_ONCE = 14;

/**
 * What is done to each texel as it is gathered: multiplied, part by part, by that of `factors` [n][batch][hidden] at
 * its place.
 */
interface Steering {
  readonly factors: tf.Tensor;
  /** Which of the texel's values each part takes, as a swizzle. */
  readonly steer: string;
}

/**
 * Texels [batch][hidden] of n steps as texels [n][batch][hidden]. TensorFlow.js's `stack` takes a texel apart into its
 * four values and is much slower.
 */
export function gather(layout: GpuLayout, steps: readonly tf.Tensor[], steering: Steering | null): tf.Tensor {
  let gathered: tf.Tensor | null = null;
  for (let done = 0; done < steps.length; done += MOST_AT_ONCE) {
    gathered = gatherMore(layout, gathered, done, steps.slice(done, done + MOST_AT_ONCE), steering);
  }
  return gathered as tf.Tensor;
}

function gatherMore(
  layout: GpuLayout,
  before: tf.Tensor | null,
  done: number,
  more: readonly tf.Tensor[],
  steering: Steering | null,
): tf.Tensor {
  const names = more.map((_, i) => `T${String(i)}`);
  const result = steering === null ? 'texel' : `getFactors(rc.x, rc.y) * texel.${steering.steer}`;
  return launch(
    {
      variableNames: [...names, ...(before === null ? [] : ['Before']), ...(steering === null ? [] : ['Factors'])],
      outputShape: texels(layout, done + more.length),
      packedInputs: true,
      packedOutput: true,
      userCode: `
    void main() {
      ivec2 rc = getOutputCoords();
      ${stepCode(layout)}
      ${before === null ? '' : `if (count < ${String(done)}) { setOutput(getBefore(rc.x, rc.y)); return; }`}
      vec4 texel;
      ${names.map((name, i) => `if (count == ${String(done + i)}) texel = get${name}(row, rc.y);`).join('\n      else ')}
      setOutput(${result});
    }`,
    },
    [...more, ...(before === null ? [] : [before]), ...(steering === null ? [] : [steering.factors])],
  );
}
