import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../../scripts/vscode/chromium.mjs';
import { lessonFile } from '../../unit/torch/runLabText.ts';
import { goldenFile, largestDifference } from '../../unit/torch/parity/golden.ts';
import type { NumericCase } from '../../unit/torch/parity/numericCases.ts';
import type { PageRun, TorchPage } from './torchPage.ts';

let browser: Browser;
let page: Page;

async function run(text: string, backend: 'webgl' | 'cpu'): Promise<PageRun> {
  const { outputText } = ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS } });
  return page.evaluate(([script, chosen]) => (globalThis as unknown as { torchPage: TorchPage }).torchPage.run(script, chosen), [
    outputText,
    backend,
  ] as const);
}

beforeAll(async () => {
  const entryPoints = [fileURLToPath(new URL('torchPage.ts', import.meta.url))];
  const { outputFiles } = await build({ entryPoints, bundle: true, format: 'iife', target: 'es2022', write: false, logLevel: 'error' });
  browser = await launchChromium();
  page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
});

afterAll(() => browser.close());

describe('the library on WebGL', () => {
  it.each(['lab-1-scalar-lstm', 'lab-2-scalar-gru', 'lab-3-shapes'])('%s prints what the lesson expects, byte for byte', async lab => {
    const { backend, output } = await run(lessonFile(`${lab}.lab.ts`), 'webgl');
    expect(backend).toBe('webgl');
    expect(output).toBe(lessonFile(`${lab}.expected.txt`));
  });

  it('the memory task learns the same: accuracy equal, loss to 1e-3, and no tensor more from the second epoch on', async () => {
    const text = lessonFile('lab-4-memory-task.lab.ts').replace('optimizer.step();', 'optimizer.step();\n  countTensors();');
    const { output, counts, left } = await run(text, 'webgl');
    const numbers = (log: string): number[] => [...log.matchAll(/[=\s](\d+\.\d+)/gu)].map(([, number]) => Number(number));
    const [actual, expected] = [numbers(output), numbers(lessonFile('lab-4-memory-task.expected.txt'))];
    expect(actual).toHaveLength(expected.length);
    for (const [i, wanted] of expected.entries()) expect(Math.abs((actual[i] ?? Number.NaN) - wanted)).toBeLessThanOrEqual(1e-3);
    expect(new Set(counts.slice(1)).size).toBe(1);
    expect(left).toBe(0);
  });

  it("gives losses near 0 PyTorch's digits", async () => {
    const text = `import { nn, print, tensor } from 'gatescope';
const ce = new nn.CrossEntropyLoss(), bce = new nn.BCEWithLogitsLoss();
for (const score of [9.5, 12.25, 17.5]) print(ce.forward(tensor([[score, 0]]), tensor([0])), bce.forward(tensor([score]), tensor([1], { dtype: 'float32' })));`;
    const [gpu, cpu] = [await run(text, 'webgl'), await run(text, 'cpu')];
    expect(gpu.backend).toBe('webgl');
    expect(gpu.output).toContain('7.4861e-05');
    expect(gpu.output).toBe(cpu.output);
  });

  it('takes NaN for the largest and for the smallest value, and says where it stands', async () => {
    const text = `import { print, tensor } from 'gatescope';
const row = Array.from({ length: 70 }, (_, i) => (i === 3 ? NaN : i === 66 ? Infinity : -i));
const x = tensor([[1, NaN, 3], [NaN, 2, NaN], [1, 2, 0], [Infinity, 1, NaN]], { dtype: 'float32' }), long = tensor([row, row.map(v => (v !== v ? 1 : v))]);
print(x.argmax(1).tolist(), x.argmax(0).tolist(), x.argmax().item(), long.argmax(1).tolist(), x.max(0)[Symbol.iterator] !== undefined);
for (const [values, places] of [x.max(1), x.min(1), long.max(1), long.min(1)]) print(values.tolist(), places.tolist());
print(x.max().item(), x.min().item(), long.max().item(), tensor([2, 5, 5], { dtype: 'float32' }).argmax().item());`;
    const [gpu, cpu] = [await run(text, 'webgl'), await run(text, 'cpu')];
    expect(gpu.backend).toBe('webgl');
    expect(gpu.output).toBe(cpu.output);
    expect(cpu.output).toContain('[1, 0, 1, 2]');
  });

  it("multiplies along an axis of odd size as the CPU does, in TensorFlow.js's dense layers, too", async () => {
    const text = `
      import * as tf from '@tensorflow/tfjs';
      import { manualSeed, print, randn } from 'gatescope';
      manualSeed(1);
      const x = randn(3, 4).matmul(randn(4, 3)).sigmoid();
      const y = randn(3, 4).matmul(randn(4, 2)).sigmoid();
      print(x.matmul(y));
      for (const activation of ['linear', 'relu', 'relu6', 'elu', 'sigmoid'] as const) print(tf.fused.matMul({ a: x, b: y, bias: randn(2), activation }));`;
    const [onGpu, onCpu] = [await run(text, 'webgl'), await run(text, 'cpu')];
    const numbers = (log: string): number[] => [...log.matchAll(/-?\d+\.\d+/gu)].map(([number]) => Number(number));
    // A last digit may be rounded the other way.
    expect(largestDifference(numbers(onGpu.output), numbers(onCpu.output))).toBeLessThanOrEqual(2e-4);
    expect(numbers(onGpu.output)).toHaveLength(36);
    expect(onGpu.left).toBe(0);
  });

  // Each shape is a program of its own, and a program takes long to compile: of many alike, some.
  const { cases: all } = goldenFile('numerics.json') as { readonly cases: readonly NumericCase[] };

  const names = all.map(({ name }) => name);
  const cases = all.filter(({ name }, i) => (i - names.indexOf(name)) % (names.filter(each => each === name).length > 40 ? 9 : 1) === 0);

  it.each([...new Set(cases.map(({ name }) => name))])('%s has the values, dtypes and gradients of PyTorch', async name => {
    const problems = page.evaluate(
      some => (globalThis as unknown as { torchPage: TorchPage }).torchPage.problems(some),
      cases.filter(each => each.name === name),
    );
    expect(await problems).toEqual([]);
  });
});
