import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { watchedRun } from './watchedRun.ts';

const lab = (name: string): Promise<string> => readFile(join(repository, 'labs/lstm-and-gru', name), 'utf8');

it('tells where Lab 4 still says the same of all, and what the most frequent answer alone would get right', async () => {
  const { state, printed } = await watchedRun('lab-4.lab.ts', await lab('lab-4-memory-task.lab.ts'));
  const { metrics } = state;
  expect(metrics).toHaveLength(80);
  const same = metrics.filter(({ answers }) => answers?.isSame).map(({ step }) => step);
  for (const epoch of [1, 10, 15, 20]) expect(same).toContain(epoch);
  expect(Math.max(...same)).toBeLessThan(31);
  // Who says one class of all is right as often as that class is.
  for (const { accuracy, answers } of metrics.filter(({ answers }) => answers?.isSame)) {
    expect([answers?.majority, 1 - (answers?.majority ?? 0)]).toContainEqual(expect.closeTo(accuracy ?? NaN, 10));
  }
  expect(metrics[0]?.model).toBe('GRU(1, 8)');
  expect(printed).toContain('memory epoch=20 loss=0.6691 acc=0.569');
  expect(metrics[19]?.answers).toEqual({ rows: 160, classes: 2, majority: 91 / 160, isSame: true });
});

it('measures in Lab 5 what the lab itself prints of data that were held out, each model by itself', async () => {
  const text = (await lab('lab-5-marked-value.lab.ts')).replace('epoch <= 120', 'epoch <= 12');
  const { state, printed } = await watchedRun('lab-5.lab.ts', text);
  const said = printed.flatMap(line => /held_out=([\d.]+)/u.exec(line)?.[1] ?? []);
  expect(said).toHaveLength(3);
  expect(state.measured.map(({ step, rows, data, accuracy }) => [step, rows, data, accuracy.toFixed(3)])).toEqual(
    said.map((accuracy, index) => [12 * (index + 1), 256, 'heldOut', accuracy]),
  );
  expect(state.measured.map(({ optimizer }) => optimizer)).toEqual([0, 1, 2]);
  expect(state.metrics.flatMap(({ step, model }) => (model === undefined ? [] : [[step, model]]))).toEqual([
    [1, 'RNN(2, 8)'],
    [13, 'GRU(2, 8)'],
    [25, 'LSTM(2, 8)'],
  ]);
});

it('tells of each model what was measured of it, before its training too', async () => {
  const text = (await lab('lab-5-marked-value.lab.ts'))
    .replace('epoch <= 120', 'epoch <= 3')
    .replace('  for (let epoch = 1;', "  print('before', accuracy(model, XHeld, yHeld).toFixed(6));\n  for (let epoch = 1;");
  const { state, printed } = await watchedRun('lab-5.lab.ts', text);
  const before = printed.flatMap(line => /^before ([\d.]+)/u.exec(line)?.[1] ?? []);
  expect(before).toHaveLength(3);
  const told = state.measured.map(({ step, optimizer, accuracy }) => [step, optimizer, accuracy.toFixed(6)]);
  for (const [model, accuracy] of before.entries()) expect(told).toContainEqual([3 * model, model, accuracy]);
  expect(told).toHaveLength(6);
});
