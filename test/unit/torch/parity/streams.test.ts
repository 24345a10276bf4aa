import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { Generator } from '../../../../src/torch/random/generator.ts';
import { goldenFile } from './golden.ts';

const file = goldenFile('streams.json') as { readonly cases: readonly { readonly seed: number; readonly sha256: readonly string[] }[] };
const digest = (values: Float32Array): string => createHash('sha256').update(new Uint8Array(values.buffer)).digest('hex');

it.each(file.cases)('200,003 normal numbers from seed $seed, and what follows, are equal bit for bit', ({ seed, sha256 }) => {
  const generator = new Generator(seed);
  const drawn = [generator.normal(200_003), generator.uniform(1000), generator.normal(9), generator.uniform(5000, -0.35355339, 0.35355339)];
  expect(drawn.map(digest)).toEqual(sha256);
});
