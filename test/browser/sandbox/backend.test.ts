import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BackendSetting } from '../../../src/core/run/run.ts';
import type { ModuleGate } from '../../../src/core/run/value.ts';
import { Bundler, type Replacements } from './harness/bundles.ts';
import { compile, hostileLab } from './harness/hostileLabs.ts';
import { LabPage, launch, noWebgl } from './harness/labPage.ts';
import { expectToFail, mutants } from './harness/mutants.ts';

const lessonFolder = join(import.meta.dirname, '../../../labs/lstm-and-gru');
const bundler = new Bundler();
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

const started = (page: LabPage, text: string, backend: BackendSetting): Promise<unknown> =>
  compile(text)
    .then(lab => page.run(lab, backend))
    .then(({ heard }) => heard.map(({ event }) => event).find(event => event.kind === 'started')?.backend);

const one = `import { print } from 'gatescope';\nprint(1);\n`;

describe('which backend is used', () => {
  test('software WebGL: the CPU, and why; measured once a page', async () => {
    const page = await LabPage.open(browser, { bundles: await bundler.bundle() });
    const choice = { name: 'cpu', reason: 'Using CPU: WebGL here is drawn by software (SwiftShader).' };
    expect(await started(page, one, 'auto')).toEqual(choice);
    expect(await started(page, one, 'auto')).toEqual(choice);
    expect(await page.call(harness => harness.backends, null)).toEqual([choice]);
    expect(await started(page, one, 'cpu')).toEqual({ name: 'cpu', reason: 'Using CPU: your setting says so.' });
    await page.close();
  });

  test('no WebGL at all: the CPU, and why', async () => {
    const bare = await launch(noWebgl);
    const page = await LabPage.open(bare, { bundles: await bundler.bundle() });
    expect(await started(page, one, 'auto')).toEqual({ name: 'cpu', reason: 'Using CPU: this machine has no WebGL.' });
    expect(await started(page, one, 'webgl')).toEqual({ name: 'cpu', reason: 'Using CPU: this machine has no WebGL.' });
    await bare.close();
  });

  test('a GPU that is one percent off is found out', async () => {
    const skewed: Replacements = {
      'webview/sandbox/workers/backend/prepareBackend.ts': text =>
        text.replace(
          'const choice = await chooseBackend',
          `const product = tf.getKernel('Tanh', 'webgl');
           tf.unregisterKernel('Tanh', 'webgl');
           tf.registerKernel({ ...product, kernelFunc: call => {
             const right = product.kernelFunc(call);
             return tf.getKernel('Multiply', 'webgl').kernelFunc({ inputs: { a: right, b: tf.fill(right.shape, 1.01) }, backend: call.backend });
           } });
           const choice = await chooseBackend`,
        ),
    };
    const page = await LabPage.open(browser, { bundles: await bundler.bundle(skewed) });
    expect(await started(page, one, 'webgl')).toEqual({
      name: 'cpu',
      reason: expect.stringMatching(/^Using CPU: this GPU gave wrong numbers \(LSTM step off by [12]\.\d %\)\.$/) as string,
    });
    await page.close();
  });
});

describe('the lesson’s labs in the hardened worker', () => {
  const labs = ['lab-1-scalar-lstm', 'lab-2-scalar-gru', 'lab-3-shapes', 'lab-4-memory-task'];

  test.each(labs)('%s prints its expected output on the CPU', async name => {
    await expectOutput(name, 'cpu');
  });

  test.each(labs.slice(0, 3))('%s prints its expected output on WebGL', async name => {
    await expectOutput(name, 'webgl');
  });

  async function expectOutput(name: string, backend: BackendSetting): Promise<void> {
    const page = await LabPage.open(browser, { bundles: await bundler.bundle() });
    const text = readFileSync(join(lessonFolder, `${name}.lab.ts`), 'utf8');
    const report = await page.run(await compile(text, `${name}.lab.ts`), backend);
    await page.close();
    expect(report.outcome).toMatchObject({ status: 'finished' });
    expect(`${report.lines.join('\n')}\n`).toBe(readFileSync(join(lessonFolder, `${name}.expected.txt`), 'utf8'));
    expect(report.heard[0]?.event).toMatchObject({ kind: 'started', backend: { name: backend } });
  }
});

describe('the gates inside a module', () => {
  const lab = `import { manualSeed, nn, randn } from 'gatescope';
manualSeed(3);
const gru = new nn.GRU({ inputSize: 2, hiddenSize: 4, batchFirst: true });
gru.forward(randn(5, 6, 2));
`;

  test('come out of the sandbox when the run has ended, the same from both backends', async () => {
    const page = await LabPage.open(browser, { bundles: await bundler.bundle() });
    const told = async (backend: BackendSetting): Promise<readonly ModuleGate[]> => {
      const { heard, outcome } = await page.run(await compile(lab), backend);
      expect(outcome).toMatchObject({ status: 'finished' });
      const values = heard.flatMap(({ event }) => (event.kind === 'values' ? event.values : [])).map(({ value }) => value);
      return values.findLast(value => value.kind === 'module')?.gates ?? [];
    };
    const [cpu, webgl] = [await told('cpu'), await told('webgl')];
    expect(cpu.map(({ name, steps }) => [name, steps])).toEqual([
      ['reset', 6],
      ['update', 6],
    ]);
    expect(webgl.map(({ name }) => name)).toEqual(['reset', 'update']);
    cpu.forEach((gate, index) => {
      gate.overTime.forEach((value, step) => {
        expect(webgl[index]?.overTime[step]).toBeCloseTo(value, 4);
      });
    });
    await page.close();
  });
});

/** A lab whose GPU is taken away between two products, and that reads the second one. */
const loses = (rest: string): string => `import { print } from 'gatescope';
import * as tf from '@tensorflow/tfjs';
const a = tf.ones([64, 64]);
print(tf.matMul(a, a).sum().dataSync()[0]);
tf.backend().gpgpu.gl.getExtension('WEBGL_lose_context').loseContext();
${rest}
`;

/** Labs do not come by the backend: here they do, since nothing else can take a GPU away. */
const withBackend: Replacements = { 'src/torch/labTensorflow.ts': text => text.replace('  backend: engine,\n', '') };

async function expectLossTold(rest: string, replacements: Replacements): Promise<void> {
  const bundles = await bundler.bundle({ ...withBackend, ...replacements });
  const page = await LabPage.open(browser, { bundles, timeLimitMs: 10_000 });
  const report = await page.run(await compile(loses(rest)), 'webgl');
  await page.close();
  expect(report.lines).toEqual(['262144']);
  expect(report.outcome).toMatchObject({ status: 'failed', error: { name: 'GpuLostError', fault: 'gpuLost' } });
}

describe('a GPU that is lost while a lab runs', () => {
  test('fails the run at the next reading, synchronous or not', async () => {
    await expectLossTold('print(tf.matMul(a, a).sum().dataSync()[0]);', {});
    await expectLossTold('print((await tf.matMul(a, a).sum().data())[0]);', {});
    await expectLossTold('await new Promise(() => 0);', {});
  });

  test('leaves the page on the CPU, whatever the setting and whatever stood ready', async () => {
    const page = await LabPage.open(browser, { bundles: await bundler.bundle(withBackend), timeLimitMs: 10_000 });
    const lab = await compile(loses('print(tf.matMul(a, a).sum().dataSync()[0]);'));
    expect((await page.run(lab, 'webgl')).outcome).toMatchObject({ status: 'failed' });
    const choice = { name: 'cpu', reason: 'Using CPU: the GPU was lost in an earlier run.' };
    expect(await started(page, one, 'webgl')).toEqual(choice);
    expect(await started(page, one, 'webgl')).toEqual(choice);
    await page.close();
  });

  test('mutant: without the guard, numbers are made up or never come', async () => {
    await expectToFail(expectLossTold('print(tf.matMul(a, a).sum().dataSync()[0]);', mutants.noGpuGuard));
  });
});

async function expectAdvice(name: string, message: string, replacements: Replacements): Promise<void> {
  const page = await LabPage.open(browser, { bundles: await bundler.bundle(replacements) });
  const report = await page.run(await hostileLab(name));
  await page.close();
  expect(report.outcome).toMatchObject({ status: 'failed', error: { name: 'TensorBudgetError', fault: 'tensorBudget', message } });
}

describe('tensors that are never let go of', () => {
  test.each([
    ['tensors', '1,500 tensors are alive. Wrap line 4 in tf.tidy.'],
    ['stubbornTensors', '1,500 tensors are alive. Wrap line 5 in tf.tidy.'],
    ['bigTensors', 'Tensors hold more than 8 MB. Wrap line 4 in tf.tidy.'],
  ])('%s: the run ends with advice', async (name, message) => {
    await expectAdvice(name, message, mutants.smallTensorBudget);
  });

  test('mutant: where nothing limits them, it does not', async () => {
    await expectToFail(expectAdvice('tensors', '1,500 tensors are alive. Wrap line 4 in tf.tidy.', mutants.noTensorBudget));
  });
});
