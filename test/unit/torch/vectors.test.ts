import { readFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { vectorModuleFile, vectorModuleText } from '../../../scripts/vectors.mjs';
import type { Arithmetic } from '../../../src/torch/kernels/cpu/sequence/arithmetic.ts';
import { backwardSequence } from '../../../src/torch/kernels/cpu/sequence/backwardSequence.ts';
import { forwardSequence } from '../../../src/torch/kernels/cpu/sequence/forwardSequence.ts';
import { gruKernel } from '../../../src/torch/kernels/cpu/sequence/gruKernel.ts';
import { layoutOf } from '../../../src/torch/kernels/cpu/sequence/layout.ts';
import { lstmKernel } from '../../../src/torch/kernels/cpu/sequence/lstmKernel.ts';
import { PlainArithmetic } from '../../../src/torch/kernels/cpu/sequence/plainArithmetic.ts';
import { reluKernel, tanhKernel } from '../../../src/torch/kernels/cpu/sequence/rnnKernel.ts';
import { VectorArithmetic } from '../../../src/torch/kernels/cpu/sequence/vectorArithmetic.ts';
import { fusedSequence, useVectors } from '../../../src/torch/kernels/sequenceKernels.ts';
import { Generator } from '../../../src/torch/random/generator.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import { inputOf, plain, type Sizes } from './sequenceCases.ts';

const cells = [lstmKernel, gruKernel, tanhKernel, reluKernel];

type LayerSizes = Omit<Sizes, 'kind' | 'nonlinearity'>;

const one: LayerSizes = { ...plain, batchFirst: true, batch: 5, steps: 3, features: 2, hidden: 6 };

/** Both passes of one layer, as hexadecimal bytes, which tell −0 from 0. `strange` values stand in the input. */
function bothPasses(cell: (typeof cells)[number], sizes: LayerSizes, arithmetic: Arithmetic, strange: readonly number[] = []): string[] {
  const { batch, steps, features, hidden, isReverse, batchFirst, hasBias } = sizes;
  const random = new Generator(7);
  const draw = (count: number): Float32Array => random.normal(count);
  const rows = cell.gateBlocks.reduce((sum, { count, reads }) => (reads === 'hidden' ? sum : sum + count), 0) * hidden;
  const layout = layoutOf(batchFirst ? [batch, steps, features] : [steps, batch, features], hidden, batchFirst);
  const x = draw(batch * steps * features);
  for (const [i, value] of strange.entries()) x[(i * 7919) % x.length] = value;
  const [inputWeight, hiddenWeight] = [draw(rows * features), draw(rows * hidden)];
  const [inputBias, hiddenBias] = hasBias ? [draw(rows), draw(rows)] : [null, null];
  const isLstm = cell === lstmKernel;
  const shared = { cell, layout, isReverse, x, h0: draw(batch * hidden), c0: isLstm ? draw(batch * hidden) : null };
  const forward = forwardSequence({ ...shared, weights: { inputWeight, hiddenWeight, inputBias, hiddenBias } }, arithmetic);
  const gradients = { dOut: draw(batch * steps * hidden), dh: draw(batch * hidden), dc: isLstm ? draw(batch * hidden) : null };
  const call = { ...shared, inputWeight, hiddenWeight, wantsInput: true, saved: forward.saved, ...gradients };
  const backward = backwardSequence(call, arithmetic);
  const { out, h, c, saved } = forward;
  const { dx, dh0, dc0, dInputWeight, dHiddenWeight, dInputBias, dHiddenBias } = backward;
  return [out, h, c, saved, dx, dh0, dc0, dInputWeight, dHiddenWeight, dInputBias, dHiddenBias].map(bitsOf);
}

/** Of what is no number there are many, which nothing tells apart. */
function bitsOf(values: Float32Array | null): string {
  return Buffer.from(Float32Array.from(values ?? [], value => (Number.isNaN(value) ? Number.NaN : value)).buffer).toString('hex');
}

function vectors(mostPages?: number): VectorArithmetic {
  const found = VectorArithmetic.find(mostPages);
  if (!found) throw new Error('This Node has no WebAssembly with vectors.');
  return found;
}

describe('the WebAssembly module', () => {
  it('is what its source compiles to', async () => {
    expect(await readFile(vectorModuleFile, 'utf8')).toBe(await vectorModuleText());
  });
});

describe.each(cells)('$name in vectors', cell => {
  const [scalar, vector] = [new PlainArithmetic(), vectors()];

  it('has the bits of the same in JavaScript, at any size', () => {
    const sizes = fc.record({
      batch: fc.integer({ min: 1, max: 13 }),
      steps: fc.integer({ min: 1, max: 6 }),
      features: fc.integer({ min: 1, max: 9 }),
      hidden: fc.integer({ min: 1, max: 19 }),
      isReverse: fc.boolean(),
      batchFirst: fc.boolean(),
      hasBias: fc.boolean(),
    });
    fc.assert(
      fc.property(sizes, given => {
        expect(bothPasses(cell, given, vector)).toEqual(bothPasses(cell, given, scalar));
      }),
    );
  });

  it('has them where sums are cut into groups and chunks', () => {
    for (const hidden of [64, 100]) {
      const large = { ...one, batch: 70, steps: 5, features: 3, hidden };
      expect(bothPasses(cell, large, vector)).toEqual(bothPasses(cell, large, scalar));
    }
  });

  it('has them where gates are shut or wide open, and where numbers are none', () => {
    const strange = [1e3, -1e3, Infinity, -Infinity, Number.NaN, -0, 1e-42, 3.4e38];
    const sizes = { ...one, batch: 9, steps: 4 };
    expect(bothPasses(cell, sizes, vector, strange)).toEqual(bothPasses(cell, sizes, scalar, strange));
  });
});

describe('working memory', () => {
  it('is the same after it had to grow', () => {
    const vector = vectors();
    const before = bothPasses(lstmKernel, one, vector);
    bothPasses(lstmKernel, { ...one, batch: 64, steps: 40, hidden: 32 }, vector);
    expect(bothPasses(lstmKernel, one, vector)).toEqual(before);
  });

  it("is JavaScript's where there is no more of WebAssembly's, and then JavaScript computes", () => {
    const large = { ...one, batch: 64, steps: 40, hidden: 32 };
    const tight = vectors(4);
    expect(tight.arrays([1_000_000])[0].buffer).not.toBe(tight.arrays([1])[0].buffer);
    expect(bothPasses(gruKernel, large, tight)).toEqual(bothPasses(gruKernel, large, new PlainArithmetic()));
  });
});

describe('where WebAssembly cannot be had', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('there are no vectors, and no error', () => {
    vi.stubGlobal('WebAssembly', undefined);
    expect(VectorArithmetic.find()).toBeNull();
    const refuse = function (): never {
      throw new Error('violates the content policy');
    };
    vi.stubGlobal('WebAssembly', { Module: refuse, Instance: refuse, Memory: refuse });
    expect(VectorArithmetic.find()).toBeNull();
  });
});

describe('the kernels', () => {
  it('compute with vectors once they are asked to, and say so', async () => {
    await tf.setBackend('cpu');
    startSession();
    const input = inputOf({ ...plain, kind: 'LSTM', batch: 5, steps: 4, features: 2, hidden: 7 });
    const before = fusedSequence(input).out.dataSync();
    const product = vi.spyOn(VectorArithmetic.prototype, 'makeProduct');
    expect(useVectors()).toBe(true);
    expect(fusedSequence(input).out.dataSync()).toEqual(before);
    expect(product).toHaveBeenCalled();
  });
});
