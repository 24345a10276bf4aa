import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { gruCell } from '../../../src/torch/cells/gru.ts';
import { lstmCell } from '../../../src/torch/cells/lstm.ts';
import { rnnCell } from '../../../src/torch/cells/rnn.ts';
import { nn } from '../../../src/torch/index.ts';
import { describeModule } from '../../../src/torch/input/describe.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import { freshRun } from '../../../src/core/following/runState.ts';
import type { LabDial } from '../../../src/core/run/dials.ts';
import type { MetricPoint } from '../../../src/core/run/run.ts';
import { SweepLane, type SweepEnd, type SweepParts } from '../../../webview/lab/runner/sweepLane.ts';
import { cellBlocks, cellParameters, readCellSize } from '../../../webview/lab/sweep/cellSize.ts';
import { duelOf } from '../../../webview/lab/sweep/duel.ts';
import { beginSwept, claimOf, takeEnd } from '../../../webview/lab/sweep/swept.ts';
import { sweepPlan, type SweepPlan } from '../../../webview/lab/sweep/sweepPlan.ts';
import { trainingsOf, type SweepResult } from '../../../webview/lab/sweep/sweepResult.ts';
import { groupsOf, groupText, solvedText, sweepText } from '../../../webview/lab/sweep/sweepWords.ts';

const seed: LabDial = { kind: 'seed', name: 'seed', own: 42, value: 42, line: 1 };
const length: LabDial = { kind: 'number', name: 'n', own: 10, value: 10, from: 5, to: 60, step: 5, line: 2 };
const cell: LabDial = { kind: 'choice', name: 'cell', own: 'GRU', value: 'GRU', options: ['GRU', 'LSTM'], line: 3 };
const dials = [seed, length, cell];

describe('the plan of a sweep', () => {
  it('is the seed as it stands and the nine that follow, with what is turned besides', () => {
    const standing = [
      { name: 'seed', own: 42, value: 50 },
      { name: 'n', own: 10, value: 30 },
    ];
    const plan = sweepPlan(dials, 'seed', 3, standing);
    expect(plan?.values).toEqual([50, 51, 52, 53, 54, 55, 56, 57, 58, 59]);
    expect(plan?.runs[1]?.turned).toEqual([
      { name: 'n', own: 10, value: 30 },
      { name: 'seed', own: 42, value: 51 },
    ]);
    // What the text says needs no turning.
    expect(sweepPlan(dials, 'seed', 1, [])?.runs[0]?.turned).toEqual([]);
  });

  it('is a range at places where the dial may stand, each with its seeds', () => {
    const plan = sweepPlan(dials, 'n', 3, []);
    expect(plan?.values).toEqual([5, 15, 25, 35, 40, 50, 60]);
    expect(plan?.runs).toHaveLength(21);
    expect(plan?.runs.at(-1)).toEqual({
      value: 60,
      label: '60',
      turned: [
        { name: 'n', own: 10, value: 60 },
        { name: 'seed', own: 42, value: 44 },
      ],
    });
  });

  it('is each option of a choice: a duel', () => {
    const plan = sweepPlan(dials, 'cell', 10, []);
    expect(plan?.runs.map(({ value }) => value)).toEqual([...Array<string>(10).fill('GRU'), ...Array<string>(10).fill('LSTM')]);
    expect(plan?.seeds).toBe(10);
    expect(sweepPlan([cell], 'cell', 10, [])?.runs).toHaveLength(2);
  });

  it('begins a dial for the seed at its start again, and is never endless', () => {
    const own: LabDial = { kind: 'number', name: 'seed', own: 8, value: 8, from: 0, to: 9, step: 1, line: 1 };
    expect(sweepPlan([own], 'seed', 1, [])?.values).toEqual([8, 9, 0, 1, 2, 3, 4, 5, 6, 7]);
    const options = Array.from({ length: 64 }, (_, i) => `c${String(i)}`);
    const many: LabDial = { kind: 'choice', name: 'cell', own: 'c0', value: 'c0', options, line: 3 };
    expect(sweepPlan([seed, many], 'cell', 10, [])?.runs).toHaveLength(64);
    expect(sweepPlan(dials, 'nothing', 1, [])).toBeNull();
  });

  it('takes a choice that is called seed for what it is', () => {
    const own: LabDial = { kind: 'choice', name: 'seed', own: 'poppy', value: 'poppy', options: ['poppy', 'flax'], line: 1 };
    const plan = sweepPlan([own, length], 'seed', 3, []);
    expect(plan).toMatchObject({ isOverSeeds: false, values: ['poppy', 'flax'], seeds: 1 });
    expect(sweepPlan([own, length], 'n', 3, [])?.runs).toHaveLength(7);
    expect(sweepPlan(dials, 'seed', 1, [])?.isOverSeeds).toBe(true);
  });
});

const curve = (accuracies: readonly (number | undefined)[], from = 1, optimizer = 0): MetricPoint[] =>
  accuracies.map((accuracy, i) => ({
    step: from + i,
    loss: 1 / (i + 1),
    ...(accuracy === undefined ? {} : { accuracy }),
    ...(optimizer === 0 ? {} : { optimizer }),
  }));

describe('what a run of a sweep has solved', () => {
  const solvedIn = (metrics: readonly MetricPoint[]) => trainingsOf({ ...freshRun, metrics }, null).map(({ solvedAt }) => solvedAt);

  it('counts from the step on from which it stays solved', () => {
    expect(solvedIn(curve([0.5, 0.96, 0.9, 0.95, 1]))).toEqual([4]);
    expect(solvedIn(curve([0.5, 1, 0.94]))).toEqual([null]);
    expect(solvedIn([])).toEqual([]);
  });

  it('is read off the loss where there are no classes', () => {
    expect(solvedIn(curve(Array<undefined>(12).fill(undefined)))).toEqual([10]);
    expect(solvedIn(curve(Array<undefined>(9).fill(undefined)))).toEqual([null]);
    expect(solvedIn([...curve(Array<undefined>(12).fill(undefined)), { step: 13, loss: 'NaN' }])).toEqual([null]);
  });

  it('is told of each training by itself, in its own steps, by the name that its loop gives it', () => {
    const metrics = [...curve([0.5, 0.6]), ...curve([0.5, 1, 1], 3, 1)];
    const lab = { sites: [{ file: 0, line: 1, nameLine: 1, nameColumn: 1, name: 'kind', role: 'loop' as const }] };
    const value = { site: 0, count: 2, value: { kind: 'text' as const, text: 'GRU', length: 3 }, texts: ['RNN', 'GRU'] };
    const found = trainingsOf({ ...freshRun, metrics, values: new Map([[0, value]]) }, lab);
    expect(found.map(({ name, solvedAt, of }) => [name, solvedAt, of])).toEqual([
      ['RNN', null, 2],
      ['GRU', 2, 2],
    ]);
  });
});

describe('a duel', () => {
  const size: LabDial = { kind: 'number', name: 'hiddenSize', own: 8, value: 8, from: 1, to: 64, step: 1, line: 4 };
  const cells: LabDial = { ...cell, options: ['rnn', 'GRU', 'LSTM'] };
  const ran = (...texts: readonly string[]) => ({
    values: new Map(
      texts.map((text, at) => [at, { site: at, count: 1, value: { kind: 'module' as const, text, parameters: 1 } }] as const),
    ),
  });

  it('takes for each cell the size whose count of parameters is nearest to that of the one that has run', () => {
    const duel = duelOf([cells, size], 'cell', ran('Linear(8, 2)', 'GRU(1, 8, batchFirst=true)'));
    expect([...(duel?.sides ?? [])].map(([option, { hidden, parameters }]) => [option, hidden, parameters])).toEqual([
      // 3 × 8 × (1 + 8 + 2) = 264; 15 × 18 = 270 and 14 × 17 = 238; 4 × 7 × 10 = 280 and 4 × 6 × 9 = 216.
      ['rnn', 15, 270],
      ['GRU', 8, 264],
      ['LSTM', 7, 280],
    ]);
    expect(sweepPlan([seed, cells, size], 'cell', 1, [], duel)?.over).toBe('cell, with as many parameters');
    expect(duel?.sides.get('LSTM')?.label).toBe('LSTM (hiddenSize 7, 280 parameters)');
    const plan = sweepPlan([seed, cells, size], 'cell', 3, [{ name: 'hiddenSize', own: 8, value: 9 }], duel);
    expect(plan?.runs).toHaveLength(9);
    expect(plan?.runs[7]).toEqual({
      value: 'LSTM',
      label: 'LSTM (hiddenSize 7, 280 parameters)',
      turned: [
        { name: 'hiddenSize', own: 8, value: 7 },
        { name: 'cell', own: 'GRU', value: 'LSTM' },
        { name: 'seed', own: 42, value: 43 },
      ],
    });
  });

  it('keeps to the places at which the dial can stand', () => {
    const coarse = { ...size, own: 8, from: 4, to: 20, step: 4 } as LabDial;
    const duel = duelOf([cells, coarse], 'cell', ran('GRU(1, 8)'));
    expect([...(duel?.sides.values() ?? [])].map(({ hidden }) => hidden)).toEqual([16, 8, 8]);
  });

  it.each([
    ['no dial is the hidden size', [cells], 'GRU(1, 8)'],
    ['the module that ran has another size than the dial', [cells, size], 'GRU(1, 9)'],
    ['no module of the cell has run', [cells, size], 'LSTM(1, 8)'],
    ['an option is no cell', [{ ...cells, options: ['GRU', 'MGU'] }, size], 'GRU(1, 8)'],
    ['what is swept is no choice', [{ ...size, name: 'cell' }, size], 'GRU(1, 8)'],
  ])('is none where %s', (_why, some, text) => {
    expect(duelOf(some, 'cell', ran(text))).toBeNull();
  });

  it('counts as PyTorch does, in layers, in two directions and without bias', async () => {
    await tf.setBackend('cpu');
    startSession();
    const shapes = { inputSize: 3, hiddenSize: 5 };
    for (const make of [nn.RNN, nn.GRU, nn.LSTM])
      for (const options of [
        {},
        { numLayers: 3 },
        { bidirectional: true },
        { numLayers: 2, bidirectional: true, bias: false, dropout: 0.5 },
      ]) {
        const module = new make({ ...shapes, ...options });
        const { text = '', parameters } = describeModule(module) ?? {};
        const read = readCellSize(text);
        expect([text, read && cellParameters(read)]).toEqual([text, parameters]);
      }
    expect(Object.keys(cellBlocks).map(name => [name, cellBlocks[name]])).toEqual(
      [rnnCell, gruCell, lstmCell].map(({ name, blocks }) => [name, blocks.length]),
    );
  });
});

describe('what a note says of a sweep', () => {
  const standing = [{ name: 'n', own: 10, value: 30 }];
  const done = (plan: SweepPlan | null, ended: number) => {
    if (!plan) throw new Error('There is no plan.');
    const swept = beginSwept({ key: 'k', fileName: 'f' }, plan, { runId: 'r', lab: null });
    for (let index = 0; index < ended; index++) {
      swept.states[index] = { ...freshRun, metrics: curve([0.5, 1]), outcome: { status: 'finished', ms: 1 } };
      takeEnd(swept, index);
    }
    return claimOf(swept);
  };

  it('names what was turned besides, and what a duel was over', () => {
    expect(done(sweepPlan(dials, 'seed', 1, standing), 10)).toMatchObject({ over: 'seed, with n 30', runs: 10, seeds: 10 });
    expect(done(sweepPlan(dials, 'cell', 3, standing), 6)).toMatchObject({ over: 'cell, with n 30', runs: 6, seeds: 3 });
    expect(sweepPlan(dials, 'cell', 3, [])?.over).toBe('cell');
  });

  it('counts the seeds that every value was tried with, where it was cancelled', () => {
    const plan = sweepPlan(dials, 'cell', 3, []);
    expect(done(plan, 5)).toMatchObject({ runs: 5, seeds: 2 });
    expect(done(plan, 3)).toBeNull();
    expect(done(sweepPlan(dials, 'seed', 1, []), 4)).toMatchObject({ over: 'seed', runs: 4, seeds: 4 });
  });
});

describe('the words of a sweep', () => {
  const result = (value: string | number, accuracies: readonly number[]): SweepResult => ({
    value,
    label: String(value),
    seed: 1,
    isWhole: true,
    trainings: trainingsOf({ ...freshRun, metrics: curve(accuracies) }, null),
  });
  const results = [result('GRU', [0.5, 1]), result('GRU', [0.5, 0.6, 0.7, 1]), result('LSTM', [0.1, 0.2])];

  it('say of each value how many of its seeds are solved, when in the middle, and the spread', () => {
    expect(groupsOf(results, 'cell', false).map(groupText)).toEqual([
      'cell GRU: solved 2 of 2; median step 3, from 2 to 4.',
      'cell LSTM: solved 0 of 1.',
    ]);
    expect(sweepText(results, 'seed', true)).toBe('Solved 2 of 3; median step 3, from 2 to 4.');
  });

  it('say what solved means, and which runs say nothing', () => {
    expect(solvedText(results)).toContain('at least 95 % of what it trains on was answered right, to the end');
    const broken = [...results, { value: 'RNN', label: 'RNN', seed: 1, isWhole: false, trainings: [] }];
    expect(sweepText(broken, 'cell', false)).toContain('1 run did not come to the end.');
    expect(sweepText([{ value: 1, label: '1', seed: null, isWhole: true, trainings: [] }], 'n', false)).toContain(
      'A lab that trains nothing',
    );
  });
});

describe('the lanes of a sweep', () => {
  function begin(runs: number, lanes: number) {
    const ends: ((outcome: { status: 'finished'; ms: number }) => void)[] = [];
    const disposed: number[] = [];
    const events: string[] = [];
    const overs: SweepEnd[] = [];
    const start: SweepParts['start'] = (turned, _onEvent, onEnded) => {
      const at = Number(turned[0]?.value);
      ends[at] = onEnded;
      return { dispose: () => disposed.push(at) };
    };
    const request = {
      runId: 'r',
      runs: Array.from({ length: runs }, (_, value) => [{ name: 'n', own: -1, value }]),
      listener: {
        event: (index: number, event: { kind: string }) => events.push(`${String(index)} ${event.kind}`),
        over: (how: SweepEnd) => overs.push(how),
      },
    };
    const lane = new SweepLane({ request, lanes, start });
    lane.begin();
    return { lane, ends, disposed, events, overs, end: (at: number) => ends[at]?.({ status: 'finished', ms: 1 }) };
  }

  it('run side by side, as many as there are, and each next one when one has ended', () => {
    const { ends, end, events, overs, disposed } = begin(3, 2);
    expect(ends).toHaveLength(2);
    end(1);
    expect(ends).toHaveLength(3);
    end(0);
    expect(overs).toEqual([]);
    end(2);
    expect(events).toEqual(['1 ended', '0 ended', '2 ended']);
    expect(disposed).toEqual([1, 0, 2]);
    expect(overs).toEqual(['done']);
  });

  it('end at once where it is cancelled, keep what has ended, and hear nothing after', () => {
    const { lane, end, events, overs, disposed } = begin(4, 2);
    end(0);
    lane.cancel();
    expect(disposed).toEqual([0, 1, 2]);
    end(1);
    lane.cancel('replaced');
    expect(events).toEqual(['0 ended']);
    expect(overs).toEqual(['cancelled']);
  });

  it('of no runs is over', () => {
    expect(begin(0, 2).overs).toEqual(['done']);
  });
});
