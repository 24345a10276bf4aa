import { beforeEach, describe, expect, it } from 'vitest';
import { manualSeed, rand, randn } from '../../../../src/torch/index.ts';
import { startSession } from '../../../../src/torch/session/session.ts';
import { expectEqual, goldenFile } from './golden.ts';
import type { Golden } from './golden.ts';

interface File {
  readonly seed: number;
  readonly cases: readonly { readonly call: 'rand' | 'randn'; readonly size: number; readonly first: Golden; readonly next3: Golden }[];
  readonly mixed: readonly Golden[];
}

const file = goldenFile('rng.json') as File;
const calls = { rand, randn };

describe('the generator against PyTorch', () => {
  beforeEach(() => {
    startSession();
    manualSeed(file.seed);
  });

  it.each(file.cases)('$call($size) and what follows it are equal bit for bit', ({ call, size, first, next3 }) => {
    expectEqual(calls[call](size), first, 'first');
    expectEqual(calls[call](3), next3, 'next');
  });

  it('one stream of mixed calls is equal bit for bit', () => {
    const drawn = [rand(1), randn(10), rand(1), randn(7), randn(16), rand(3), randn(1)];
    expect(drawn).toHaveLength(file.mixed.length);
    for (const [i, wanted] of file.mixed.entries()) expectEqual(drawn[i] ?? rand(0), wanted, `draw ${String(i)}`);
  });
});
