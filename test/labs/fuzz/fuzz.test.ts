import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { amount } from '../../soak.ts';
import { difference } from '../differences.ts';
import { python } from '../pytorch.ts';
import { found, foundOnCpu } from './found.ts';
import { generate } from './generate.ts';
import { judge, type Allowed, type Verdict } from './judge.ts';
import { runInLibrary } from './runInLibrary.ts';
import { runTwins, type TwinRun } from './runTwins.ts';

/** Other programs than everybody's: `FUZZ_SEED=123456 FUZZ_COUNT=5000 npx vitest run --project labs test/labs/fuzz`. */
const first = Number(process.env['FUZZ_SEED'] ?? 1);
const count = Number(process.env['FUZZ_COUNT'] ?? amount(2_000, 10_000));
const allowed: Allowed = {
  near: difference('rounding').near ?? 0,
  bitwise: { functions: difference('functions').near ?? 0 },
  leftOut: difference('grad-fn-left-out').leftOut ?? [],
};
/** How many failed programs are shown whole. */
const MOST_SHOWN = 50;

describe.runIf(python)(`${String(count)} programs of one to ten operations`, () => {
  beforeAll(async () => {
    await tf.setBackend('cpu');
  });

  it('have the values, the gradients and the bytes of their twins in PyTorch', { timeout: 600_000 }, async () => {
    const programs = [...Array.from({ length: count }, (_, i) => generate(first + i)), ...found, ...foundOnCpu];
    const twins = await runTwins(programs.map(({ twin }) => twin));
    let [compared, sameBytes] = [0, 0];
    const suspects: number[] = [];
    for (const [i, { lab }] of programs.entries()) {
      const verdict = judged(lab, twins[i]);
      compared += verdict.compared;
      sameBytes += verdict.sameBytes;
      if (verdict.problem !== null) suspects.push(i);
    }
    // Of those that differ, float64 tells how much is PyTorch's own rounding.
    const exact = await runTwins(
      suspects.map(i => programs[i]?.twin ?? ''),
      'double',
    );
    const failed = suspects.flatMap((i, at) => {
      const { lab = '', twin = '' } = programs[i] ?? {};
      const { problem } = judged(lab, twins[i], exact[at]);
      return problem === null ? [] : [`Program ${String(first + i)}: ${problem}\n--- lab\n${lab}\n--- twin\n${twin}`];
    });
    expect(failed.slice(0, MOST_SHOWN).join('\n\n'), `${String(failed.length)} of ${String(count)} programs differ`).toBe('');
    expect(compared).toBeGreaterThan(3 * count);
    // The others differ in a last digit, or in the name of an operation that is left out.
    expect(sameBytes / compared).toBeGreaterThan(0.9);
  });
});

function judged(lab: string, twin: TwinRun | undefined, exact?: TwinRun): Verdict {
  const run = runInLibrary(lab);
  const verdict = judge(run, twin ?? { seen: [], error: 'PyTorch ran no such program' }, allowed, exact);
  run.dispose();
  return verdict;
}
