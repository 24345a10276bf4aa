import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { python } from '../pytorch.ts';
import { generate } from './generate.ts';
import { judge, type Verdict } from './judge.ts';
import { runInLibrary } from './runInLibrary.ts';
import { runTwins } from './runTwins.ts';

/** Other programs than everybody's: `FUZZ_SEED=123456 FUZZ_COUNT=5000 npx vitest run --project labs test/labs/fuzz`. */
const first = Number(process.env['FUZZ_SEED'] ?? 1);
const count = Number(process.env['FUZZ_COUNT'] ?? 2000);
/** How many failed programs are shown whole. */
const MOST_SHOWN = 50;

describe.runIf(python)(`${String(count)} programs of one to ten operations`, () => {
  beforeAll(async () => {
    await tf.setBackend('cpu');
  });

  it('have the values, the gradients and the bytes of their twins in PyTorch', { timeout: 600_000 }, async () => {
    const programs = Array.from({ length: count }, (_, i) => generate(first + i));
    const twins = await runTwins(programs.map(({ twin }) => twin));
    const failed: string[] = [];
    let [compared, sameBytes] = [0, 0];
    for (const [i, { lab, twin }] of programs.entries()) {
      const run = runInLibrary(lab);
      const verdict: Verdict = judge(run, twins[i] ?? { seen: [], error: 'PyTorch ran no such program' });
      run.dispose();
      compared += verdict.compared;
      sameBytes += verdict.sameBytes;
      if (verdict.problem !== null) failed.push(`Program ${String(first + i)}: ${verdict.problem}\n--- lab\n${lab}\n--- twin\n${twin}`);
    }
    expect(failed.slice(0, MOST_SHOWN).join('\n\n'), `${String(failed.length)} of ${String(count)} programs differ`).toBe('');
    expect(compared).toBeGreaterThan(3 * count);
    // The others differ in a last digit, or in the name of an operation that is left out.
    expect(sameBytes / compared).toBeGreaterThan(0.9);
  });
});
