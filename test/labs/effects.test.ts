import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { checkXray } from '../../src/core/checked/checkXray.ts';
import type { XrayRefusal } from '../../src/core/run/xray.ts';
import type { ReasonUse, XrayCellStep, XrayEffect, XrayMoves } from '../../src/core/run/xrayReason.ts';
import { ModelAgain, readLayers, readMoves, SequenceReader, watchForwards } from '../../src/torch/inside.ts';
import { currentSession, startSession } from '../../src/torch/session/session.ts';
import { modulesOf } from '../../src/torch/nn/recurrent/moduleOf.ts';
import { manualSeed, nn, randn } from '../../src/torch/index.ts';
import { recordsOf } from '../../src/torch/xray/readLayers.ts';
import { minimalGatedUnit } from '../fixtures/cells/minimalGatedUnit.ts';
import { python, runPython } from './pytorch.ts';
import { watchedRun } from './watchedRun.ts';

const [steps, hidden, read, sequence] = [4, 2, 2, 1];

interface Options {
  readonly cell: 'RNN' | 'GRU' | 'LSTM';
  readonly numLayers: number;
  readonly bidirectional: boolean;
  readonly classes: number;
}

/** The answer is read before the last step, which moves nothing then. */
const labOf = ({
  cell,
  numLayers,
  bidirectional,
  classes,
}: Options): string => `import { manualSeed, nn, randn, type Tensor } from 'gatescope';
manualSeed(5);
class Model extends nn.Module {
  cell = new nn.${cell}({ inputSize: 2, hiddenSize: ${String(hidden)}, numLayers: ${String(numLayers)}, bidirectional: ${String(bidirectional)}, batchFirst: true });
  fc = new nn.Linear(${String(hidden * (bidirectional ? 2 : 1))}, ${String(classes)});
  forward(x: Tensor): Tensor {
    const [out] = this.cell.forward(x);
    return this.fc.forward(out.select(1, ${String(read)}));
  }
}
const said = new Model().forward(randn(2, ${String(steps)}, 2));
`;

/** What PyTorch says of a place, by name: numbers and slopes [step][unit], products by where they go. */
interface Wanted {
  readonly answer: number;
  readonly numbers: Readonly<Record<string, readonly (readonly number[])[]>>;
  readonly slopes: Wanted['numbers'];
  /** Of a GRU's candidate alone: what it is with the reset gate at the state, before the weights. */
  readonly resetFirst: Wanted['numbers'];
  /** By step and `from>to`: one list of units a product. */
  readonly now: Readonly<Record<string, Readonly<Record<string, readonly (readonly number[])[]>>>>;
  /** By step and `from>to`: [unit of `to`, unit of `from`]. */
  readonly next: Wanted['now'];
}

interface Asked {
  readonly name: string;
  readonly names: readonly string[];
  readonly step: number;
  readonly unit: number;
  readonly effect: XrayEffect;
  readonly moves: XrayMoves;
  readonly cell: XrayCellStep;
}

let folder: string;
beforeAll(async () => {
  watchForwards(() => undefined);
  folder = await mkdtemp(join(tmpdir(), 'gatescope-effects-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function sure<T extends object>(answer: T | XrayRefusal): T {
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
}

function askAll(place: number): Asked[] {
  const reader = new SequenceReader(new ModelAgain());
  const names = readLayers().layers[0]!.values.map(({ name }) => name);
  const at = { layer: 0, place, sequence, hold: null };
  return names.flatMap((name, value) =>
    Array.from({ length: steps * hidden }, (_, index) => {
      const [step, unit] = [Math.floor(index / hidden), index % hidden];
      return {
        ...{ name, names, step, unit },
        effect: sure(reader.effectOf({ kind: 'effect', ...at, step, unit, value })),
        moves: sure(readMoves({ kind: 'moves', ...at, step, unit, value })),
        cell: sure(reader.cellOf({ kind: 'cell', ...at, step, unit })),
      };
    }),
  );
}

function dataOf(options: Options): object {
  const logged = currentSession().layers.layers[0]!;
  const { fc } = currentSession().layers.callOf(logged.module)!.module as { fc: { weight: tf.Tensor; bias: tf.Tensor } };
  const inputs = recordsOf(logged).map(([, record]) => record.lastInput!);
  const weights = inputs.map(({ weights: { inputWeight, hiddenWeight, inputBias, hiddenBias } }) => ({
    w: inputWeight.arraySync(),
    u: hiddenWeight.arraySync(),
    b: inputBias!.arraySync(),
    d: hiddenBias!.arraySync(),
  }));
  const head = { fc_weight: fc.weight.arraySync(), fc_bias: fc.bias.arraySync() };
  return { ...options, hidden, read, sequence, x: inputs[0]!.x.arraySync(), weights, ...head };
}

function expectNear(one: number, other: number, what: string): void {
  expect(Math.abs(one - other), `${what}: ${String(one)} and not ${String(other)}`).toBeLessThanOrEqual(1e-6 + 1e-4 * Math.abs(other));
}

function expectUses({ name, names, step, unit, effect }: Asked, { now, next }: Wanted, what: string): void {
  const to = (use: ReasonUse): string => `${name}>${names[use.value]!}`;
  const wantedNow = Object.entries(now[step]!).flatMap(([way, products]) =>
    way.startsWith(`${name}>`) ? products.map(each => ({ way, product: each[unit]! })) : [],
  );
  expect(effect.now.map(to), what).toEqual(wantedNow.map(({ way }) => way));
  for (const [at, use] of effect.now.entries()) expectNear(use.product, wantedNow[at]!.product, `${what}, now`);
  const ways = Object.entries(next[step]!).filter(([way]) => way.startsWith(`${name}>`));
  // A state reads itself in its own unit alone.
  const wanted = ways.flatMap(([way, table]) =>
    table.flatMap((row, of) => (['h>h', 'c>c'].includes(way) && names.length > 1 && of !== unit ? [] : [{ way, of, product: row[unit]! }])),
  );
  expect(effect.next).toHaveLength(wanted.length);
  for (const use of effect.next) {
    const { product } = wanted.find(({ way, of }) => way === to(use) && of === use.unit)!;
    expectNear(use.product, product, `${what}, ${to(use)} of unit ${String(use.unit)}`);
    expectNear(
      use.factors.reduce((all, factor) => all * factor.number, 1),
      use.product,
      what,
    );
  }
  const sizes = effect.next.map(({ product }) => Math.abs(product));
  expect(sizes).toEqual([...sizes].sort((one, other) => other - one));
}

it.runIf(python)('tells what a number changes as PyTorch has it: every cell, layers and directions', async () => {
  const [cases, asked]: [object[], Asked[][]] = [[], []];
  for (const cell of ['RNN', 'GRU', 'LSTM'] as const) {
    for (const [numLayers, bidirectional] of [
      [1, false],
      [2, true],
    ] as const) {
      const options = { cell, numLayers, bidirectional, classes: bidirectional ? 3 : 1 };
      await watchedRun('effects.lab.ts', labOf(options));
      const data = dataOf(options);
      for (const place of readLayers().layers[0]!.places.keys()) {
        cases.push({ ...data, place });
        asked.push(askAll(place));
      }
    }
  }
  expect(asked).toHaveLength(15);
  await writeFile(join(folder, 'cases.json'), JSON.stringify(cases));
  const told = JSON.parse(await runPython(join(repository, 'test/labs/effects.py'), join(folder, 'cases.json'))) as Wanted[];
  const squash = {
    sigmoid: (x: number) => 1 / (1 + Math.exp(-x)),
    tanh: Math.tanh,
    relu: (x: number) => Math.max(0, x),
    none: (x: number) => x,
  };
  for (const [index, each] of asked.entries()) {
    const wanted = told[index]!;
    for (const one of each) {
      const { name, names, step, unit, effect, moves, cell } = one;
      const what = `case ${String(index)}: ${name}, unit ${String(unit)}, step ${String(step)}`;
      expectNear(effect.number, wanted.numbers[name]![step]![unit]!, what);
      expectNear(moves.slope, wanted.slopes[name]![step]![unit]!, `${what}, slope`);
      expectNear(moves.answer, wanted.answer, `${what}, answer`);
      expectUses(one, wanted, what);
      for (const [at, { number, reason, gateFirst }] of cell.values.entries()) {
        const resetFirst = wanted.resetFirst[names[at]!]?.[step]![unit];
        if (resetFirst === undefined) expect(gateFirst, what).toBeNull();
        else expectNear(gateFirst!, resetFirst, `${what}, reset first`);
        expectNear(number, wanted.numbers[names[at]!]![step]![unit]!, what);
        expectNear(squash[reason!.squash](reason!.terms.reduce((sum, { product }) => sum + product, 0)), number, `${what}, made`);
        expect(reason!.terms.length).toBeLessThanOrEqual(2);
      }
      // What crosses the sandbox is what arrives.
      for (const answer of [effect, moves, cell]) expect(checkXray(structuredClone(answer))).toEqual(answer);
    }
  }
});

it('names of each module beside the code which of the X-ray it is', async () => {
  const text = `import { nn, randn } from 'gatescope';
const kept = [new nn.GRU({ inputSize: 2, hiddenSize: 3 }), new nn.LSTM({ inputSize: 2, hiddenSize: 3 })];
const [gru, lstm] = kept;
gru.forward(randn(4, 1, 2));
lstm.forward(randn(4, 1, 2));
const plain = new nn.RNN({ inputSize: 2, hiddenSize: 3 });
plain.forward(randn(4, 1, 2));
`;
  const { compiled, state } = await watchedRun('modules.lab.ts', text);
  const layers = Object.fromEntries(
    [...state.values].flatMap(([site, { value }]) => (value.kind === 'module' ? [[compiled.sites[site]!.name, value.layer]] : [])),
  );
  expect(layers).toEqual({ gru: 0, lstm: 1, plain: undefined });
  expect(readLayers().layers.map(each => each.text.slice(0, 4))).toEqual(['GRU(', 'LSTM', 'RNN(']);
});

it('tells the same slope as a hand that moves the number a little, and the slope with a hand elsewhere', async () => {
  await watchedRun(
    'effects.lab.ts',
    labOf({ cell: 'LSTM', numLayers: 1, bidirectional: false, classes: 1 }).replace('randn(2,', 'randn(1,'),
  );
  const other = { value: 1, unit: 1, from: 2, to: 4, number: 0.25 };
  for (const hands of [[], [other]]) {
    const hold = hands.length === 0 ? null : { layer: 0, place: 0, hands };
    const at = { layer: 0, place: 0, sequence: 0, step: 1, unit: 0, hold };
    for (const value of [0, 4, 5]) {
      const { slope } = sure(readMoves({ kind: 'moves', ...at, value }));
      const reader = new SequenceReader(new ModelAgain());
      const { number } = sure(reader.effectOf({ kind: 'effect', ...at, value }));
      const said = [number + 0.01, number - 0.01].map(held => {
        const moved = { value, unit: 0, from: 1, to: 2, number: held };
        return sure(readMoves({ kind: 'moves', ...at, step: 3, value: 5, hold: { layer: 0, place: 0, hands: [...hands, moved] } })).answer;
      });
      expect(Math.abs((said[0]! - said[1]!) / 0.02 - slope)).toBeLessThan(2e-4);
      expect(Math.abs(slope)).toBeGreaterThan(1e-4);
    }
  }
});

it('refuses what it cannot tell', () => {
  startSession();
  manualSeed(1);
  const [MinimalGatedUnit] = modulesOf(minimalGatedUnit);
  new MinimalGatedUnit({ inputSize: 2, hiddenSize: 3, batchFirst: true }).forward(randn(1, 4, 2));
  new nn.GRU({ inputSize: 2, hiddenSize: 3, batchFirst: true }).forward(randn(1, 4, 2));
  const reader = new SequenceReader(new ModelAgain());
  const at = { layer: 0, place: 0, sequence: 0, step: 0, value: 0, unit: 0, hold: null };
  expect(reader.effectOf({ kind: 'effect', ...at })).toBe('noReason');
  // Its numbers are told all the same.
  const step = sure(reader.cellOf({ kind: 'cell', ...at }));
  expect(step.values.every(({ number, reason }) => Number.isFinite(number) && reason === null)).toBe(true);
  for (const wrong of [{ layer: 9 }, { place: 9 }, { sequence: 1 }, { step: 4 }, { unit: 3 }]) {
    expect(reader.cellOf({ kind: 'cell', ...at, layer: 1, ...wrong })).toBe('gone');
    expect(reader.effectOf({ kind: 'effect', ...at, layer: 1, ...wrong })).toBe('gone');
    expect(readMoves({ kind: 'moves', ...at, layer: 1, ...wrong })).toBe('gone');
  }
  expect(readMoves({ kind: 'moves', ...at, layer: 1, value: 99 })).toBe('gone');
  // Called outside of a model, it answers with its last state.
  expect(readMoves({ kind: 'moves', ...at, layer: 1, value: 3, step: 3 })).toMatchObject({ slope: 1, subject: 'state' });
});
