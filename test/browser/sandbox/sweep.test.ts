import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileLab } from '../../../src/instrument/compileLab.ts';
import { Bundler } from './harness/bundles.ts';
import { LabPage, launch, makeRequest } from './harness/labPage.ts';

const bundler = new Bundler();
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const text = `import { choose, dial, manualSeed, print, rand } from 'gatescope';
manualSeed(42);
const n = dial('n', 3, { from: 1, to: 9 });
print(n, choose('cell', ['GRU', 'LSTM']), rand(1).item().toFixed(6));
`;

test('a lab runs with what was turned, and a sweep gives each run its own, until it is cancelled', async () => {
  const page = await LabPage.open(browser, { bundles: await bundler.bundle({}) });
  const compiled = await compileLab({ name: 'a.lab.ts', text });
  if (!compiled.ok) throw new Error('It did not compile.');
  const request = makeRequest(compiled.lab);
  const plain = await page.call((harness, params) => harness.runToEnd(params), request);
  // PyTorch: torch.manual_seed(42); torch.rand(1).
  expect(plain.lines).toEqual(['3 GRU 0.882269']);
  const turned = [
    { name: 'n', own: 3, value: 7 },
    { name: 'cell', own: 'GRU', value: 'LSTM' },
  ];
  const other = { ...makeRequest(compiled.lab), turned };
  const run = await page.call((harness, params) => harness.runToEnd(params), other);
  expect(run.lines).toEqual(['7 LSTM 0.882269']);
  expect(run.heard.flatMap(({ event }) => (event.kind === 'dial' ? [[event.dial.name, event.dial.value, event.dial.line]] : []))).toEqual([
    ['seed', 42, 2],
    ['n', 7, 3],
    ['cell', 'LSTM', 4],
  ]);

  // Only the last run's lab is at hand.
  expect(await page.call((harness, id) => harness.sweep(id, [[]]), request.runId)).toBeNull();
  const swept = await page.call(
    (harness, id) => harness.sweep(id, [[], [{ name: 'seed', own: 42, value: 7 }], [{ name: 'n', own: 3, value: 10 }]]),
    other.runId,
  );
  // Ten is beyond what the dial can be turned to. PyTorch: torch.manual_seed(7); torch.rand(1).
  expect(swept).toEqual({ how: 'done', lines: [['3 GRU 0.882269'], ['3 GRU 0.534923'], ['3 GRU 0.882269']] });

  const cancelled = await page.call((harness, id) => harness.sweep(id, [[], [], [], [], [], [], [], []], 1), other.runId);
  expect(cancelled?.how).toBe('cancelled');
  expect(cancelled?.lines.flat().length).toBeLessThan(8);
  await page.close();
});
