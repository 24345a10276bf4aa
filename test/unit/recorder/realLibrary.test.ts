import { beforeAll, describe, expect, it } from 'vitest';
import type { LabFunction } from '../../../src/core/run/labScope.ts';
import type { RunEvent } from '../../../src/core/run/run.ts';
import type { ProbeValue, ValueSummary } from '../../../src/core/run/value.ts';
import { compileLab } from '../../../src/instrument/compileLab.ts';
import { cpuLibraries } from '../../../src/recorder/imports/cpuLibraries.ts';
import type { LabLibraries } from '../../../src/recorder/imports/labModules.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import { runLab } from '../../../src/recorder/runLab.ts';

let libraries: LabLibraries;

beforeAll(async () => {
  libraries = await cpuLibraries();
});

async function run(
  text: string,
): Promise<{ events: RunEvent[]; summary: (name: string) => ValueSummary; value: (name: string) => ProbeValue }> {
  const compiled = await compileLab({
    name: 'real.lab.ts',
    text: `import * as tf from '@tensorflow/tfjs'; import { manualSeed, nn, noGrad, optim, print, rand, randn, sigmoid, tensor, zeros } from 'gatescope'; ${text}`,
  });
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  const { default: vm } = await import('node:vm');
  const functions = new vm.Script(`{${compiled.lab.code};$gatescopeLab}`).runInThisContext() as LabFunction[];
  const events: RunEvent[] = [];
  startSession();
  const outcome = await runLab({
    lab: compiled.lab,
    functions,
    libraries,
    backend: { name: 'cpu', reason: 'test' },
    emit: event => events.push(event),
    clock: () => performance.now(),
    frameOf: () => [],
  });
  if (outcome.status === 'failed') throw new Error(outcome.error.message);
  const value = (name: string): ProbeValue => {
    const site = compiled.lab.sites.findIndex(one => one.name === name);
    const found = events.flatMap(event => (event.kind === 'values' ? event.values : [])).findLast(one => one.site === site);
    if (!found) throw new Error(`'${name}' has reported nothing.`);
    return found;
  };
  return { events, value, summary: name => value(name).value };
}

describe('values of the real library', () => {
  it('are gates of a module with the meaning they have there, also in parts and copies', async () => {
    const { summary } = await run(
      'const gru = new nn.GRU({ inputSize: 1, hiddenSize: 4 }); gru.forward(rand(3, 2, 1)); const { update, reset: kept } = gru.gates; const part = update.at(0); const copy = update.detach(); const own = sigmoid(zeros(2));',
    );
    for (const name of ['update', 'part', 'copy']) expect(summary(name)).toMatchObject({ isGate: true, gateMeaning: 'keeps' });
    expect(summary('kept')).toMatchObject({ isGate: true, gateMeaning: 'resets' });
    expect(summary('own')).toMatchObject({ isGate: true });
    expect(summary('own')).not.toHaveProperty('gateMeaning');
  });

  it('are modules, with the gates of their last forward pass once the run has ended', async () => {
    const { events, summary } = await run(
      'const gru = new nn.GRU({ inputSize: 1, hiddenSize: 4 }); class Model extends nn.Module { cell = new nn.LSTM({ inputSize: 1, hiddenSize: 4 }) } const model = new Model(); for (let turn = 0; turn < 2; turn++) { gru.forward(rand(3, 2, 1)); model.cell.forward(rand(5, 2, 1)); }',
    );
    expect(summary('gru')).toMatchObject({
      kind: 'module',
      gates: [
        { name: 'reset', meaning: 'resets', steps: 3 },
        { name: 'update', meaning: 'keeps' },
      ],
      weights: {},
    });
    expect(summary('cell')).toMatchObject({ gates: [{ name: 'input', steps: 5 }, { name: 'forget' }, { name: 'output' }] });
    // Told once, where the layer itself is.
    expect(summary('model')).not.toHaveProperty('gates');
    const firsts = events.flatMap(event => (event.kind === 'values' ? event.values : [])).filter(({ value }) => value.kind === 'module');
    expect(firsts[0]?.value).not.toHaveProperty('gates');
  });

  it('are tensors with their numbers', async () => {
    const { summary } = await run(
      'const x = tensor([[1, -2], [NaN, Infinity]]); const e = zeros(0, 3); const n = tf.tensor1d([5, 6], "int32"); const s = tf.tensor(["a"]);',
    );
    expect(summary('x')).toEqual({
      kind: 'tensor',
      shape: [2, 2],
      axes: null,
      dtype: 'float32',
      isGate: false,
      isDisposed: false,
      stats: { min: -2, max: 1, mean: -0.5 },
      nanCount: 1,
      infinityCount: 1,
      head: [1, -2, 'NaN', 'Infinity'],
    });
    expect(summary('e')).toMatchObject({ shape: [0, 3], head: [], nanCount: 0 });
    expect(summary('n')).toMatchObject({ dtype: 'int32', head: [5, 6] });
    expect(summary('s')).toMatchObject({ dtype: 'string', head: [] });
  });

  it('are what they were when they were seen, though they change or go', async () => {
    const { summary } = await run(
      'const gone = tf.tensor1d([1, 2]); gone.dispose(); const dead = gone; manualSeed(1); const w = tensor([3], { requiresGrad: true }); const seen = w; const o = new optim.SGD([w], { lr: 1 }); const loss = w.mul(2).sum(); loss.backward(); o.step(); const after = w;',
    );
    expect(summary('gone')).toMatchObject({ isDisposed: false, head: [1, 2] });
    expect(summary('dead')).toMatchObject({ isDisposed: true, head: [], shape: [2] });
    expect(summary('seen')).toMatchObject({ head: [3] });
    expect(summary('after')).toMatchObject({ head: [1] });
  });

  it('are read in full at the end where they are large', async () => {
    const { events, summary } = await run('const big = zeros(200, 100).add(0.5); const other = 1;');
    expect(
      events.flatMap(event => (event.kind === 'values' ? event.values : [])).find(({ value }) => value.kind === 'tensor')?.value,
    ).toMatchObject({ head: [] });
    expect(summary('big')).toMatchObject({ shape: [200, 100], stats: { min: 0.5, max: 0.5, mean: 0.5 } });
  });

  it('are gates by where they come from, with axes where they are known', async () => {
    const { summary } = await run(
      'const gate = sigmoid(1.0); const plain = 0.5; const gates = sigmoid(tensor([1, 2])); manualSeed(42); const lstm = new nn.LSTM({ inputSize: 8, hiddenSize: 16, batchFirst: true }); const [out, [h, c]] = lstm.forward(rand(4, 6, 8));',
    );
    expect(summary('gate')).toMatchObject({ kind: 'number', isGate: true });
    expect(summary('plain')).toMatchObject({ isGate: false });
    expect(summary('gates')).toMatchObject({ kind: 'tensor', isGate: true });
    expect(summary('lstm')).toMatchObject({ kind: 'module', parameters: 1664 });
    expect(summary('out')).toMatchObject({ shape: [4, 6, 16], axes: ['batch', 'time', 'hidden'] });
    expect(summary('h')).toMatchObject({ shape: [1, 4, 16] });
    expect(summary('c')).toMatchObject({ shape: [1, 4, 16] });
  });

  it('are sent again when what they were given to tells their axes', async () => {
    const { summary } = await run(
      'manualSeed(42); const x = rand(4, 6, 8); const gru = new nn.GRU({ inputSize: 8, hiddenSize: 2, batchFirst: true }); gru.forward(x);',
    );
    expect(summary('x')).toMatchObject({ shape: [4, 6, 8], axes: ['batch', 'time', 'features'] });
  });

  it('make a curve of losses and steps', async () => {
    const { events, value } = await run(
      'manualSeed(0); const model = new nn.Linear(3, 2); const o = new optim.SGD(model.parameters(), { lr: 0.1 }); const f = new nn.CrossEntropyLoss(); const x = randn(8, 3), y = tensor([0, 1, 0, 1, 0, 1, 0, 1], { dtype: "int32" }); for (let i = 0; i < 5; i++) { o.zeroGrad(); const loss = f.forward(model.forward(x), y); loss.backward(); o.step(); }',
    );
    const points = events.flatMap(event => (event.kind === 'metrics' ? event.points : []));
    expect(points.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5]);
    const { count, series } = value('loss');
    expect(count).toBe(5);
    expect(series?.values).toEqual(points.map(({ loss }) => loss));
    for (const { accuracy } of points) expect(accuracy).toBeGreaterThanOrEqual(0);
  });

  it('stay as they are: reading them makes no tensors', async () => {
    const { summary } = await run(
      'const a = rand(10); const before = tf.memory().numTensors; let b = a; for (let i = 0; i < 100; i++) b = a; const after = tf.memory().numTensors;',
    );
    const [before, after] = [summary('before'), summary('after')];
    expect(after).toEqual(before);
  });
});

describe('what only looks like a tensor', () => {
  it.each(['size', 'shape', 'dtype', 'dataId', 'isDisposed', 'dataSync', 'throwIfDisposed'])(
    'runs no code of the lab for its %s',
    async part => {
      const { summary } = await run(`
      let touched = 0;
      const real = tensor([1, 2]);
      const fake: any = Object.create(tf.Tensor.prototype, { ...Object.getOwnPropertyDescriptors(real), ${part}: { get() { touched++; throw new Error('boom'); } } });
      const again = [fake];
      const found = touched;`);
      expect(summary('found')).toMatchObject({ value: 0 });
      expect(summary('fake')).toEqual({ kind: 'absent', text: 'an object that claims to be a tensor, but is none' });
    },
  );
});

describe('parts of the library and of TensorFlow.js', () => {
  it('are told by what they are inside of objects, and never by the names a bundle gives to classes', async () => {
    const { summary } = await run(
      `const lstm = new nn.LSTM({ inputSize: 1, hiddenSize: 2 }); lstm.forward(zeros(3, 1, 1)); const { gates } = lstm;
       const parts = { x: zeros(2, 3), one: tensor(1), lstm, deep: { loss: new nn.MSELoss() } }; class Own { t = zeros(2); } const own = new Own();
       const lied = { x: Object.assign(zeros(2), { shape: [7] }) }; const buffer = tf.buffer([2]);
       const outside = { dense: tf.layers.dense({ units: 1 }), adam: tf.train.adam(0.1), net: tf.sequential() };`,
    );
    const { text } = summary('gates') as { text: string };
    expect(text).toMatch(/^\{ input: tensor \[1, 3, 2\], forget: tensor/u);
    expect(summary('parts')).toMatchObject({ text: '{ x: tensor [2, 3], one: tensor [], lstm: LSTM(1, 2), deep: { loss: MSELoss() } }' });
    expect(summary('own')).toMatchObject({ text: 'Own { t: tensor [2] }' });
    expect(summary('lied')).toMatchObject({ text: '{ x: a changed tensor }' });
    expect(summary('buffer')).toMatchObject({ text: 'tf.TensorBuffer' });
    expect(summary('outside')).toMatchObject({ text: '{ dense: tf.Dense, adam: tf.Adam, net: tf.Sequential }' });
  });

  it('are printed and thrown under the same names', async () => {
    const { events } = await run('print(tf.buffer([2]), { net: tf.sequential() });');
    expect(events.flatMap(event => (event.kind === 'output' ? event.lines : []))).toEqual(['tf.TensorBuffer { net: tf.Sequential }']);
    await expect(run('throw zeros(2, 3);')).rejects.toThrow(/^tensor \[2, 3\]$/u);
    await expect(run('throw new nn.Linear(1, 2);')).rejects.toThrow(/^Linear\(1, 2\)$/u);
  });
});
