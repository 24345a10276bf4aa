import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ModuleSummary } from '../../../src/core/run/value.ts';
import type { XrayAnswer, XrayRequest } from '../../../src/core/run/xray.ts';
import { Bundler } from './harness/bundles.ts';
import { compile } from './harness/hostileLabs.ts';
import { LabPage, launch, makeRequest } from './harness/labPage.ts';
import { expectToFail, mutants } from './harness/mutants.ts';
import type { RunReport } from './harness/page.ts';
import { plainReadout } from './plainReadout.ts';

const bundler = new Bundler();
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const data = [
  [0.5, -1, 2, 0.25, -0.75],
  [1, 1, -1, -1, 0.125],
];
const lab = `import { manualSeed, nn, noGrad, tensor } from 'gatescope';
manualSeed(5);
const X = tensor(${JSON.stringify(data.map(row => row.map(value => [value])))});
const y = tensor([1, 0]);
const lstm = new nn.LSTM({ inputSize: 1, hiddenSize: 3, batchFirst: true });
const gru = new nn.GRU({ inputSize: 1, hiddenSize: 3, batchFirst: true });
const fc = new nn.Linear(3, 2);
noGrad(() => lstm.forward(X));
const right = noGrad(() => fc.forward(gru.forward(X)[1].at(-1)).argmax(1).eq(y)).mean().item();
`;

type Plain<T> = T extends Float32Array ? number[] : T extends object ? { [Key in keyof T]: Plain<T[Key]> } : T;

const look = async (page: LabPage, runId: string, request: XrayRequest): Promise<Plain<XrayAnswer>> =>
  (await page.call((harness, [id, asked]) => harness.look(id, asked), [runId, request] as const)) as Plain<XrayAnswer>;

/** The weights that a run has told of a module, by name; rows of numbers, or numbers. */
function weightsOf({ heard }: RunReport, text: string): Record<string, number[]> {
  const modules = heard
    .flatMap(({ event }) => (event.kind === 'values' ? event.values.map(({ value }) => value) : []))
    .filter((value): value is ModuleSummary => value.kind === 'module' && value.weights !== undefined);
  const { weights = [] } = modules.find(module => module.text.startsWith(text)) ?? {};
  return Object.fromEntries(weights.map(({ name, values }) => [name, [...values].map(Number)]));
}

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

/** The gates and states of one sequence, written out in plain numbers: by name, [hidden][time]; h of `silent` is 0. */
function stepsOf(
  cell: 'LSTM' | 'GRU',
  weights: Record<string, number[]>,
  xs: readonly number[],
  silent: number | null = null,
): Record<string, number[][]> {
  const hidden = 3;
  const shown: Record<string, number[][]> = {};
  let [h, c] = [new Array<number>(hidden).fill(0), new Array<number>(hidden).fill(0)];
  for (const [time, x] of xs.entries()) {
    const fromInput = (row: number): number => weights['weight_ih_l0']![row]! * x + weights['bias_ih_l0']![row]!;
    const fromHidden = (row: number): number =>
      h.reduce((sum, value, at) => sum + weights['weight_hh_l0']![row * hidden + at]! * value, weights['bias_hh_l0']![row]!);
    const steps = Array.from({ length: hidden }, (_, unit): Record<string, number> => {
      const gate = (block: number): number => sigmoid(fromInput(block * hidden + unit) + fromHidden(block * hidden + unit));
      if (cell === 'GRU') {
        const [reset, update] = [gate(0), gate(1)];
        const candidate = Math.tanh(fromInput(2 * hidden + unit) + reset * fromHidden(2 * hidden + unit));
        return { reset, update, candidate, h: unit === silent ? 0 : (1 - update) * candidate + update * h[unit]! };
      }
      const [input, forget, output] = [gate(0), gate(1), gate(3)];
      const written = Math.tanh(fromInput(2 * hidden + unit) + fromHidden(2 * hidden + unit));
      const kept = forget * c[unit]! + input * written;
      return { input, forget, cell: written, output, c: kept, h: output * Math.tanh(kept) };
    });
    for (const name of Object.keys(steps[0]!))
      for (const unit of steps.keys()) ((shown[name] ??= [])[unit] ??= [])[time] = steps[unit]![name]!;
    h = steps.map(step => step['h']!);
    c = steps.map(step => step['c'] ?? 0);
  }
  return shown;
}

test.each(['cpu', 'webgl'] as const)('what a model did inside, and with a hand on its memory, on %s', async backend => {
  const page = await LabPage.open(browser, { bundles: await bundler.bundle() });
  const request = makeRequest(await compile(lab), backend);
  const run = await page.run(request.lab, backend, request);
  expect(run.outcome.status).toBe('finished');
  const answer = await look(page, request.runId, { kind: 'layers' });
  if (answer.kind !== 'layers') throw new Error(answer.kind);
  expect(answer.layers.map(({ text, line, pass }) => [text, line, pass?.sequences, pass?.steps])).toEqual([
    ['LSTM(1, 3, batchFirst=true)', 5, 2, 5],
    ['GRU(1, 3, batchFirst=true)', 6, 2, 5],
  ]);
  expect(answer.layers[1]?.pass?.answers?.right).toEqual([1, 0]);
  expect(answer.layers[1]?.pass?.answers?.given).toHaveLength(2);
  for (const [layer, cell] of (['LSTM', 'GRU'] as const).entries()) {
    for (const sequence of data.keys()) {
      const seen = await look(page, request.runId, { kind: 'sequence', layer, place: 0, sequence, from: 0, to: 5, hold: null });
      if (seen.kind !== 'sequence') throw new Error(JSON.stringify(seen));
      expect(seen.input).toEqual(data[sequence]);
      const wanted = Object.values(stepsOf(cell, weightsOf(run, cell), data[sequence]!));
      expect(seen.values).toHaveLength(wanted.length);
      for (const [value, units] of wanted.entries()) {
        for (const [at, number] of units.flat().entries()) {
          const apart = Math.abs(seen.values[value]![at]! - number);
          expect(apart, `${cell}, value ${String(value)}`).toBeLessThanOrEqual(1e-6 + 1e-4 * Math.abs(number));
        }
      }
    }
  }
  await holdsUnits(page, backend);
  await readsLabels(page, backend);
  await page.close();
});

/** A model whose answers are right by its own measure, that prints, and that another part of the lab has a look at. */
const model = `import { manualSeed, nn, noGrad, print, tensor, type Tensor } from 'gatescope';
manualSeed(5);
const X = tensor(${JSON.stringify(data.map(row => row.map(value => [value])))});
class Model extends nn.Module {
  gru = new nn.GRU({ inputSize: 1, hiddenSize: 3, batchFirst: true });
  fc = new nn.Linear(3, 1);
  forward(x: Tensor, times = 1): Tensor {
    const [, h] = this.gru.forward(x);
    print('forward');
    return this.fc.forward(h.at(-1)).squeeze(1).mul(times);
  }
}
const model = new Model();
const y = noGrad(() => model.forward(X, 2)).detach();
const error = noGrad(() => new nn.MSELoss().forward(model.forward(X, 2), y)).item();
print(model.forward.name, model.forward.length, String(model.forward).split('\\n')[0]);
`;

/** Silences each unit in turn: what is answered then is computed anew in plain numbers. */
async function holdsUnits(page: LabPage, backend: 'cpu' | 'webgl'): Promise<void> {
  const request = makeRequest(await compile(model), backend);
  const run = await page.run(request.lab, backend, request);
  expect(run.outcome.status).toBe('finished');
  // The learner's `forward` reads as they wrote it.
  expect(run.lines).toEqual(['forward', 'forward', 'forward 1 forward(x: Tensor, times = 1): Tensor {']);
  const weights = weightsOf(run, 'GRU');
  const linear = weightsOf(run, 'Linear');
  const answer = (xs: readonly number[], silent: number | null): number => {
    const h = stepsOf('GRU', weights, xs, silent)['h']!;
    return 2 * h.reduce((sum, unit, at) => sum + linear['weight']![at]! * unit.at(-1)!, linear['bias']![0]!);
  };
  for (const unit of [0, 1, 2]) {
    const hold = { layer: 0, place: 0, hands: [{ value: 3, unit, from: 0, to: 5, number: 0 }] };
    const seen = await look(page, request.runId, { kind: 'answers', hold });
    if (seen.kind !== 'answers') throw new Error(JSON.stringify(seen));
    for (const [at, xs] of data.entries()) {
      expect(Math.abs(seen.before[at]! - answer(xs, null))).toBeLessThanOrEqual(1e-6 + 1e-4 * Math.abs(answer(xs, null)));
      expect(Math.abs(seen.after[at]! - answer(xs, unit))).toBeLessThanOrEqual(1e-6 + 1e-4 * Math.abs(answer(xs, unit)));
    }
  }
  // What each step moves the answer by, from differences of plain numbers.
  const flash = await look(page, request.runId, { kind: 'flash', layer: 0, place: 0, bias: 0, isBefore: false });
  if (flash.kind !== 'flash') throw new Error(JSON.stringify(flash));
  expect(flash).toMatchObject({ steps: [0, 1, 2, 3, 4], subject: 'number', hasDial: true, hasBefore: false, sequences: 2 });
  for (const step of flash.steps) {
    const moved = (xs: readonly number[], by: number): number =>
      answer(
        xs.map((x, at) => (at === step ? x + by : x)),
        null,
      );
    const slopes = data.map(xs => Math.abs(moved(xs, 1e-4) - moved(xs, -1e-4)) / 2e-4);
    const slope = (slopes[0]! + slopes[1]!) / 2;
    expect(Math.abs(flash.values[0]!.norms[step]! - slope), `step ${String(step)}`).toBeLessThanOrEqual(1e-6 + 1e-4 * slope);
  }
  // What the last step of each unit computes, and how the answer moves with its state and its gate.
  const steps = stepsOf('GRU', weights, data[0]!);
  const near = (one: number, other: number, what: string): void =>
    expect(Math.abs(one - other), what).toBeLessThanOrEqual(1e-6 + 1e-4 * Math.abs(other));
  for (const unit of [0, 1, 2]) {
    const at = { layer: 0, place: 0, sequence: 0, step: 4, unit, hold: null };
    const cell = await look(page, request.runId, { kind: 'cell', ...at });
    if (cell.kind !== 'cell') throw new Error(JSON.stringify(cell));
    for (const [index, { number, reason }] of cell.values.entries()) {
      near(number, Object.values(steps)[index]![unit]![4]!, `value ${String(index)}`);
      const sum = reason!.terms.reduce((all, { product }) => all + product, 0);
      near(reason!.squash === 'sigmoid' ? 1 / (1 + Math.exp(-sum)) : reason!.squash === 'tanh' ? Math.tanh(sum) : sum, number, 'made');
    }
    const out = 2 * linear['weight']![unit]!;
    const [before, candidate] = [steps['h']![unit]![3]!, steps['candidate']![unit]![4]!];
    for (const [value, slope] of [
      [3, out],
      [1, out * (before - candidate)],
    ] as const) {
      const moves = await look(page, request.runId, { kind: 'moves', ...at, value });
      if (moves.kind !== 'moves') throw new Error(JSON.stringify(moves));
      near(moves.slope, slope, `slope of ${String(value)}`);
      near(moves.answer, answer(data[0]!, null), 'answer');
    }
    const effect = await look(page, request.runId, { kind: 'effect', ...at, step: 3, value: 3 });
    expect(effect).toMatchObject({ kind: 'effect', now: [], others: { count: 0 } });
    expect(effect.kind === 'effect' && effect.next.length).toBe(10);
  }
  // It has printed each time, and nobody was told: its worker is still believed.
  expect(await look(page, request.runId, { kind: 'layers' })).toMatchObject({ kind: 'layers' });
}

const many = Array.from({ length: 30 }, (_, row) => [0, 1, 2, 3].map(step => Math.fround(3 * Math.sin(1.3 + 7.7 * row * (step + 2)))));
const wanted = many.map(row => Math.fround(2 * row[1]! - row[0]!));

/** What can be read from h and c at each step: computed anew in plain numbers. */
async function readsLabels(page: LabPage, backend: 'cpu' | 'webgl'): Promise<void> {
  const text = `import { manualSeed, nn, noGrad, tensor } from 'gatescope';
manualSeed(6);
const X = tensor(${JSON.stringify(many.map(row => row.map(value => [value])))});
const lstm = new nn.LSTM({ inputSize: 1, hiddenSize: 3, batchFirst: true });
const fc = new nn.Linear(3, 1);
const error = noGrad(() => new nn.MSELoss().forward(fc.forward(lstm.forward(X)[0].select(1, -1)).squeeze(1), tensor(${JSON.stringify(wanted)})));
`;
  const request = makeRequest(await compile(text), backend);
  const run = await page.run(request.lab, backend, request);
  expect(run.outcome.status).toBe('finished');
  const known = await look(page, request.runId, { kind: 'knows', layer: 0, place: 0, from: 0 });
  if (known.kind !== 'known') throw new Error(JSON.stringify(known));
  expect(known).toMatchObject({ steps: [0, 1, 2, 3], from: 0, isShare: false, baseline: 0, sequences: 30 });
  const walked = many.map(row => stepsOf('LSTM', weightsOf(run, 'LSTM'), row));
  for (const { name, scores } of known.states) {
    for (const [step, score] of scores.entries()) {
      const number = plainReadout(
        walked.map(values => values[name]!.map(unit => unit[step]!)),
        wanted,
      );
      expect(Math.abs(score - number), `${name} at step ${String(step)}: ${String(score)}`).toBeLessThanOrEqual(
        1e-6 + 1e-4 * Math.abs(number),
      );
    }
  }
  expect(known.states.map(({ name, scores }) => [name, scores.length])).toEqual([
    ['h', 4],
    ['c', 4],
  ]);
}

const unanswered = [
  ['noForward', `const [out] = gru.forward(X);\nconst right = out.select(1, 4).argmax(1).eq(y);`],
  [
    'otherAnswers',
    `class Encoder extends nn.Module {
  forward(x: Tensor): Tensor {
    return gru.forward(x)[1].at(-1);
  }
}
const right = new Encoder().forward(X).mul(-1).argmax(1).eq(y);`,
  ],
  [
    'threw',
    `let times = 0;
class Model extends nn.Module {
  forward(x: Tensor): Tensor {
    if (times++ > 0) throw new Error('Only once.');
    return gru.forward(x)[1].at(-1);
  }
}
const right = new Model().forward(X).argmax(1).eq(y);`,
  ],
  [
    'otherAnswers',
    `class Model extends nn.Module {
  forward(x: Tensor): { h: Tensor } {
    return { h: gru.forward(x)[1].at(-1) };
  }
}
const right = new Model().forward(X).h.argmax(1).eq(y);`,
  ],
] as const;

test('a model that cannot be run again says so, and shows what is held', async () => {
  const page = await LabPage.open(browser, { bundles: await bundler.bundle() });
  for (const [reason, text] of unanswered) await showsWhatIsHeld(page, reason, text);
  await page.close();
});

async function showsWhatIsHeld(page: LabPage, reason: string, text: string): Promise<void> {
  const begin = `import { nn, tensor, type Tensor } from 'gatescope';
const X = tensor(${JSON.stringify(data.map(row => row.map(value => [value])))});
const y = tensor([1, 0]);
const gru = new nn.GRU({ inputSize: 1, hiddenSize: 3, batchFirst: true });
`;
  const request = makeRequest(await compile(`${begin}${text}\n`));
  const { outcome } = await page.run(request.lab, 'cpu', request);
  expect(outcome.status).toBe('finished');
  const hold = { layer: 0, place: 0, hands: [{ value: 1, unit: 2, from: 1, to: 3, number: 0.5 }] };
  expect(await look(page, request.runId, { kind: 'answers', hold })).toEqual({ kind: 'refused', reason });
  const seen = await look(page, request.runId, { kind: 'sequence', layer: 0, place: 0, sequence: 0, from: 0, to: 5, hold });
  if (seen.kind !== 'sequence') throw new Error(JSON.stringify(seen));
  expect(seen.values[1]!.slice(11, 13)).toEqual([0.5, 0.5]);
}

test('its worker stays until the next run, which it does not disturb', async () => {
  const page = await LabPage.open(browser, { bundles: await bundler.bundle() });
  const request = makeRequest(await compile(lab));
  await page.run(request.lab, 'cpu', request);
  expect(await look(page, request.runId, { kind: 'layers' })).toMatchObject({ kind: 'layers' });
  expect(await look(page, 'of another run', { kind: 'layers' })).toEqual({ kind: 'refused', reason: 'gone' });
  const next = makeRequest(await compile(lab));
  const { outcome } = await page.run(next.lab, 'cpu', next);
  expect(outcome.status).toBe('finished');
  expect(await look(page, request.runId, { kind: 'layers' })).toEqual({ kind: 'refused', reason: 'gone' });
  expect(await look(page, next.runId, { kind: 'layers' })).toMatchObject({ kind: 'layers' });
  // A lab with nothing to look into leaves nothing.
  const plain = makeRequest(await compile("import { print } from 'gatescope';\nprint(1);\n"));
  await page.run(plain.lab, 'cpu', plain);
  expect(await look(page, plain.runId, { kind: 'layers' })).toEqual({ kind: 'refused', reason: 'nothing' });
  await page.close();
});

/** Goes on when its lab has ended, and could be seen by what it does to the gates. */
const restless = `${lab}
setInterval(() => gru.forward(tensor([[[1]]])), 1_000);
`;

test('a lab does nothing more when it has ended, and its worker answers what it was', async () => {
  const page = await LabPage.open(browser, { bundles: await bundler.bundle() });
  await isAsItEnded(page);
  await page.close();
});

test('that is what the silence of its timers is for', async () => {
  const page = await LabPage.open(browser, { bundles: await bundler.bundle(mutants.noSilence) });
  await expectToFail(isAsItEnded(page));
  await page.close();
});

async function isAsItEnded(page: LabPage): Promise<void> {
  const request = makeRequest(await compile(restless));
  await page.run(request.lab, 'cpu', request);
  // Two seconds: its timer has come by then.
  await page.call(harness => harness.beats(200), null);
  const answer = await look(page, request.runId, { kind: 'layers' });
  expect(answer.kind === 'layers' && answer.layers[1]?.pass?.steps).toBe(5);
}
