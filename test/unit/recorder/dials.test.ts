import vm from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LabDial, TurnedDial } from '../../../src/core/run/dials.ts';
import type { LabFunction } from '../../../src/core/run/labScope.ts';
import { compileLab } from '../../../src/instrument/compileLab.ts';
import { cpuLibraries } from '../../../src/recorder/imports/cpuLibraries.ts';
import type { LabLibraries } from '../../../src/recorder/imports/labModules.ts';
import { runLab } from '../../../src/recorder/runLab.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import { framesOf, scriptName } from '../instrument/runProgram.ts';

let libraries: LabLibraries;

beforeAll(async () => {
  libraries = await cpuLibraries();
});

interface Ran {
  readonly lines: readonly string[];
  readonly dials: readonly LabDial[];
  readonly error: string | null;
  readonly errorLine: number | null;
}

async function run(text: string, turned: readonly TurnedDial[] = []): Promise<Ran> {
  const compiled = await compileLab({
    name: 'test.lab.ts',
    text: `import { choose, dial, manualSeed, print, rand } from 'gatescope';\n${text}`,
  });
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  const lines: string[] = [];
  const dials: LabDial[] = [];
  startSession();
  const outcome = await runLab({
    lab: compiled.lab,
    functions: new vm.Script(`{${compiled.lab.code};$gatescopeLab}`, { filename: scriptName }).runInThisContext() as LabFunction[],
    libraries,
    turned,
    backend: { name: 'cpu', reason: '' },
    emit: event => {
      if (event.kind === 'dial') dials.push({ ...event.dial });
    },
    onLine: line => lines.push(line),
    clock: () => performance.now(),
    frameOf: framesOf,
  });
  const error = outcome.status === 'failed' ? outcome.error : null;
  return { lines, dials, error: error?.message ?? null, errorLine: error?.frames[0]?.line ?? null };
}

const length = "print(dial('seqLen', 10, { from: 5, to: 60 }));";

describe('a dial', () => {
  it('is the plain value of the text until it is turned, and says where it stands and on which line', async () => {
    const plain = await run(length);
    const met = { kind: 'number', name: 'seqLen', own: 10, value: 10, from: 5, to: 60, step: 1, line: 2 };
    expect(plain).toEqual({ lines: ['10'], dials: [met], error: null, errorLine: null });
    const turned = await run(length, [{ name: 'seqLen', own: 10, value: 30 }]);
    expect(turned).toEqual({ lines: ['30'], dials: [{ ...met, value: 30 }], error: null, errorLine: null });
  });

  it.each([
    ['another number by now', { name: 'seqLen', own: 11, value: 30 }],
    ['a value out of the range', { name: 'seqLen', own: 10, value: 61 }],
    ['a value between two steps', { name: 'seqLen', own: 10, value: 10.5 }],
    ['a text', { name: 'seqLen', own: 10, value: 'thirty' }],
    ['another name', { name: 'n', own: 10, value: 30 }],
  ])('stays as the text says where what was turned has %s', async (_what, turned) => {
    expect((await run(length, [turned])).lines).toEqual(['10']);
  });

  it('may be any number where its own are not all whole', async () => {
    const { dials, lines } = await run("print(dial('lr', 0.03, { from: 0.001, to: 0.1 }));", [{ name: 'lr', own: 0.03, value: 0.0123 }]);
    expect(lines).toEqual(['0.0123']);
    expect(dials[0]).toMatchObject({ step: null });
  });

  it('is one of a name, however often it is met', async () => {
    const { dials, lines } = await run(`for (let i = 0; i < 3; i++) { ${length} }`, [{ name: 'seqLen', own: 10, value: 12 }]);
    expect(lines).toEqual(['12', '12', '12']);
    expect(dials).toHaveLength(1);
  });
});

it('chooses one of a list, the first by itself', async () => {
  const text = "print(choose('cell', ['GRU', 'LSTM']), choose('bias', [true, false]));";
  expect((await run(text)).lines).toEqual(['GRU true']);
  const { lines, dials } = await run(text, [
    { name: 'cell', own: 'GRU', value: 'LSTM' },
    { name: 'bias', own: true, value: false },
  ]);
  expect(lines).toEqual(['LSTM false']);
  expect(dials[0]).toEqual({ kind: 'choice', name: 'cell', own: 'GRU', value: 'LSTM', options: ['GRU', 'LSTM'], line: 2 });
  expect((await run(text, [{ name: 'cell', own: 'GRU', value: 'RNN' }])).lines).toEqual(['GRU true']);
});

describe('the first seed', () => {
  const text = 'manualSeed(42);\nprint(rand(1).item());\nmanualSeed(42);\nprint(rand(1).item());';

  it('is a dial without being asked, and those after it are as the text says', async () => {
    const plain = await run(text);
    expect(plain.dials).toEqual([{ kind: 'seed', name: 'seed', own: 42, value: 42, line: 2 }]);
    expect(plain.lines[0]).toBe(plain.lines[1]);
    const other = await run(text.replace('42', '7'));
    const turned = await run(text, [{ name: 'seed', own: 42, value: 7 }]);
    expect(turned.lines).toEqual(other.lines);
    expect(turned.lines[0]).not.toBe(turned.lines[1]);
  });

  it('is none where the lab has a dial of that name by itself', async () => {
    const { dials, lines } = await run("manualSeed(dial('seed', 42, { from: 0, to: 99 }));\nprint(rand(1).item());", [
      { name: 'seed', own: 42, value: 7 },
    ]);
    expect(dials).toHaveLength(1);
    expect(lines).toEqual((await run('manualSeed(7);\nprint(rand(1).item());')).lines);
  });
});

it.each([
  ["dial('', 1, { from: 0, to: 2 });", 'dial needs a name of at most 60 characters first'],
  ["dial('n', NaN, { from: 0, to: 2 });", "dial 'n' needs a finite number for its value, but got NaN"],
  ["dial('n', 1, { from: 0, to: Infinity });", "dial 'n' needs a finite number for to, but got Infinity"],
  ["dial('n', 1, { from: 2, to: 2 });", "dial 'n' has no room to be turned: from (2) must be below to (2)."],
  ["dial('n', 3, { from: 0, to: 2 });", "dial 'n' is 3, which is not between 0 and 2."],
  ["dial('n', 1, { from: 0, to: 2, step: 0 });", "dial 'n' needs a step above 0 and at most 2, but got 0."],
  ["dial('n', 1, { from: 0, to: 2, Step: 1 } as never);", 'dial: write step instead of Step'],
  ["dial('n', 1, 0 as never);", 'dial takes its options by name'],
  ["choose('c', []);", "choose 'c' needs 1 to 64 options, but got 0"],
  ["choose('c', 'GRU' as never);", "choose 'c' needs its options in brackets, but got the text 'GRU'"],
  ["choose('c', ['a', 'a']);", "choose 'c' has the text 'a' twice: once is enough."],
  ["choose('c', [{} as never]);", "choose 'c' takes texts of at most 60 characters, finite numbers, true and false, but got an object."],
  ["dial('n', 1, { from: 0, to: 2 }); dial('n', 1, { from: 0, to: 3 });", "There is another dial or choice with the name 'n'"],
  ["manualSeed(1); dial('seed', 1, { from: 0, to: 3 });", "The first manualSeed is the dial 'seed' already"],
  ["for (let i = 0; i < 40; i++) dial('n' + i, 1, { from: 0, to: 3 });", "A lab has room for 32 dials and choices: 'n32' is one too many."],
])('refuses at its line: %s', async (text, message) => {
  const { error, errorLine } = await run(`\n${text}`);
  expect(error).toContain(message);
  expect(error).toMatch(/^[^.]*(?:\.\d[^.]*)*\.$/u);
  expect(errorLine).toBe(3);
});
