import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { amount } from '../soak.ts';
import { printedByTwins } from './printedByTwins.ts';
import { python } from './pytorch.ts';
import { watchedRun } from './watchedRun.ts';

interface Manifest {
  readonly labs: readonly { readonly id: string; readonly file: string; readonly twin: string }[];
}

const folder = join(repository, 'labs/lstm-and-gru');
const { labs } = JSON.parse(await readFile(join(folder, 'lesson.json'), 'utf8')) as Manifest;

/** All fifty, but for those below, in a soak. */
const count = amount(4, 50);
/** The first with which a half had to be rounded once; the others as they come. */
const allSeeds = [14, 35, 124, 127, ...Array.from({ length: 46 }, (_, i) => i)];
const seeds = allSeeds.slice(0, count);

/**
 * Seeds with which a training ends elsewhere than the twin's: PyTorch adds up in float32, this library in float64, and a model that has not settled
 * after its 120 epochs makes a last digit into some hundredths of its accuracy. Of the labs that are not named here no seed is known to differ.
 */
const APART: Readonly<Record<string, readonly number[]>> = {
  'marked-value': [
    ...[124, 127, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 13, 15, 16, 17, 19, 21, 23, 24],
    ...[25, 27, 29, 30, 31, 32, 33, 34, 36, 37, 38, 39, 40, 41, 45],
  ],
  // Without a limit the loss becomes NaN, which ends a lab's run and not PyTorch's, or the explosion magnifies the rounding: 16, 18, 41.
  exploding: [16, 18, 19, 27, 31, 41, 44],
};

/** The seed of a lab, and of its twin. */
const SEED = /(manual_?[Ss]eed)\(\d+\)/u;

const counted = labs.map(lab => {
  const fit = (of: readonly number[]): number[] => of.filter(seed => !APART[lab.id]?.includes(seed));
  return { ...lab, fit: fit(seeds), equal: fit(allSeeds).length, tried: fit(seeds).length };
});

it('says where it is written down with how many seeds a lab prints what its twin prints', async () => {
  const page = await readFile(join(repository, 'docs/decisions/0018-digits-of-pytorch.md'), 'utf8');
  const apart = counted.filter(({ equal }) => equal < allSeeds.length);
  expect(apart.map(({ id }) => id)).toEqual(Object.keys(APART));
  for (const { id, equal } of apart) expect(page).toContain(`\`${id}\` with ${String(equal)} of ${String(allSeeds.length)}`);
});

describe.runIf(python).each(counted)(`$id with $tried of ${String(count)} seeds ($equal of 50 are equal)`, ({ file, twin, fit }) => {
  it('prints the bytes of its twin', { timeout: 3_600_000 }, async () => {
    const [own, other] = (await Promise.all([file, twin].map(name => readFile(join(folder, name), 'utf8')))) as [string, string];
    expect(SEED.test(own)).toBe(SEED.test(other));
    // What draws no random numbers is the same with each.
    const tried = SEED.test(own) ? fit : fit.slice(0, 1);
    const withSeed = (text: string, seed: number): string => text.replace(SEED, `$1(${String(seed)})`);
    const wanted = await printedByTwins(tried.map(seed => withSeed(other, seed)));
    const differing: string[] = [];
    for (const [i, seed] of tried.entries()) {
      const { printed } = await watchedRun(file, withSeed(own, seed));
      const text = printed.map(line => `${line}\n`).join('');
      if (text !== wanted[i]) differing.push(`seed ${String(seed)}:\n${text}and not\n${String(wanted[i])}`);
    }
    expect(differing.join('\n')).toBe('');
  });
});
