import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightLimits, valueLimits } from '../../../src/core/run/valueLimits.ts';
import { toWire, type ValueSummary, type WireNumber } from '../../../src/core/run/value.ts';
import { numberText } from '../../../src/core/words/numberText.ts';
import { amount } from '../../soak.ts';
import { loop, show, type Shown } from './shownRun.ts';

/** Other labs than everybody's: `FUZZ_SEED=123456 FUZZ_COUNT=500 npx vitest run --project unit test/unit/recorder/endFuzz.test.ts`. */
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261);
const numRuns = Number(process.env['FUZZ_COUNT'] ?? amount(15, 120));
/** Turns of the loop in which everything is put in anew: what stands there at the end has to be of the last. */
const TURNS = 3;

const tooLarge = 'it is too large for a message';
const quoted = (text: string): string => JSON.stringify(text);
// eslint-disable-next-line no-control-regex -- no control may reach a painted line
const controls = /[\u0000-\u001f\u007f-\u009f]/u;

/** Names that variables can have: other scripts, marks that combine or join, letters beyond U+FFFF, what prototypes have, and long ones. */
const variable = fc.oneof(
  fc.constantFrom(
    'größe',
    '层',
    'h\u0303',
    'a\u200db',
    '\u{1d465}',
    'ǅ',
    'ℵ',
    '_',
    '$',
    '$g',
    '$gl',
    'Infinity',
    'NaN',
    'async',
    'of',
    'get',
  ),
  fc.constantFrom('constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty', 'prototype', 'name', 'length', 'then', 'toJSON'),
  fc.constantFrom('x'.repeat(300), 'ж'.repeat(121), 'n'.repeat(60), '𝑥'.repeat(50), `a${'𝑥'.repeat(50)}`),
  fc.string({ unit: fc.constantFrom(...'abzÄßñλД日語ก'), minLength: 1, maxLength: 8 }),
);
/** Names that fields, layers and parameters can have: any text. */
const field = fc.oneof(
  variable,
  fc.constantFrom('', 'a.b', '\u202e', 'w'.repeat(121), '0', '-1', 'weight', 'forward', 'training', '<b>', '$(bug)'),
  fc.string({ unit: 'binary', maxLength: 130 }),
);
/** Of any rank up to seven, and of any number of values up to some hundred. */
const shape = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 7 }).filter(sizes => sizes.reduce((a, b) => a * b, 1) <= 600);
const count = fc.constantFrom(0, 1, 2, 16, 17, 63, 64, 65, 600);

/** A value as a lab writes it in the turn `turn`, and a look at what is told of it at the end. */
interface Held {
  readonly text: string;
  readonly expectRight: (told: ValueSummary, beside: string) => void;
}

const sizeOf = (sizes: readonly number[]): number => sizes.reduce((a, b) => a * b, 1);
/** The numbers that a tensor has in the last turn. */
const lastValues = (sizes: readonly number[]): number[] => Array.from({ length: sizeOf(sizes) }, (_, i) => i / 4 + TURNS);
const tensorText = (sizes: readonly number[]): string =>
  `tf.tensor(Float32Array.from({ length: ${String(sizeOf(sizes))} }, (none, at) => at / 4 + turn), ${JSON.stringify(sizes)}, 'float32')`;

function expectTensor(told: ValueSummary, sizes: readonly number[], most: number = valueLimits.head): void {
  const values = lastValues(sizes);
  const sum = values.reduce((a, b) => a + b, 0);
  expect(told).toMatchObject({
    kind: 'tensor',
    shape: sizes,
    head: values.slice(0, most),
    ...(values.length > 0 && { stats: { min: TURNS, max: values.at(-1), mean: expect.closeTo(sum / values.length, 6) as number } }),
  });
}

function expectWeights(
  told: ValueSummary,
  wanted: readonly { readonly shape: readonly number[]; readonly values: readonly WireNumber[] }[],
  parameters: number,
): void {
  if (told.kind !== 'module') throw new Error(`It is told as ${JSON.stringify(told)}.`);
  expect(told.parameters).toBe(parameters);
  // Without a number nothing is learned, and nothing is missing.
  if (parameters === 0)
    expect([told.weights ?? [], told.weightsAbsent].flat().every(each => each === undefined || typeof each === 'object')).toBe(true);
  else if (told.weights) expect(told.weights.map(({ shape, values }) => ({ shape, values }))).toEqual(wanted);
  else {
    expect(told.weightsAbsent).toMatch(/./u);
    // There is a reason, and it is one.
    const isLarge = wanted.length > weightLimits.tensors || parameters > weightLimits.numbers;
    if (told.weightsAbsent !== tooLarge) expect(told.weightsAbsent).toMatch(isLarge ? /more than/u : /name/u);
  }
}

const number = fc
  .oneof(fc.double(), fc.integer(), fc.constantFrom(-0, 0, Number.NaN, Infinity, -Infinity, 1e21, 5e-324))
  .map((value): Held => {
    const written = Object.is(value, -0) ? '-0' : String(value);
    return {
      text: `turn < ${String(TURNS)} ? 41 : ${written}`,
      expectRight: (told, beside) => {
        expect(told).toMatchObject({ kind: 'number', value: toWire(value) });
        expect(beside.startsWith(numberText(value))).toBe(true);
      },
    };
  });
const text = fc.string({ unit: 'binary', maxLength: 300 }).map((value): Held => ({
  text: `turn < ${String(TURNS)} ? 'old' : ${quoted(value)}`,
  expectRight: told => {
    expect(told).toMatchObject({ kind: 'text', length: value.length });
    if (value.length < valueLimits.text) expect(told).toMatchObject({ text: value });
  },
}));
const tensor = shape.map((sizes): Held => ({
  text: tensorText(sizes),
  expectRight: (told, beside) => {
    expectTensor(told, sizes);
    expect(beside.startsWith(`[${sizes.join(', ')}]`) || sizes.length === 0 || sizeOf(sizes) === 1).toBe(true);
  },
}));
const tensors = fc
  .tuple(
    count,
    shape.filter(sizes => sizeOf(sizes) <= 8),
  )
  .map(([length, sizes]): Held => ({
    text: `Array.from({ length: ${String(length)} }, () => ${tensorText(sizes)})`,
    expectRight: told => {
      expect(told).toMatchObject({ kind: 'list', length });
      if (told.kind !== 'list') return;
      expect(told.items).toHaveLength(Math.min(length, valueLimits.items));
      for (const item of told.items) expectTensor(item, sizes, 4);
    },
  }));
const object = fc.tuple(field, number).map(([key, { text: value }]): Held => ({
  text: `({ [${quoted(key)}]: ${value} })`,
  expectRight: told => {
    expect(told.kind).toBe('other');
  },
}));
/** Fields of a module that mean something to it, or to JavaScript, are no places for a parameter. */
const ownFields = new Set(['training', '__proto__', 'constructor', 'forward', 'toJSON', 'then']);
const places = fc.tuple(field, count).filter(([key, each]) => each !== 1 || !ownFields.has(key));
const placeText = (key: string, each: number): string => (each === 1 ? quoted(key) : `${quoted(key)} + i`);
const parameters = fc
  .tuple(
    places,
    shape.filter(sizes => sizeOf(sizes) <= 8),
  )
  .map(([[key, each], sizes]): Held => ({
    text: `((m: any) => { for (let i = 0; i < ${String(each)}; i++) m[${placeText(key, each)}] = new nn.Parameter(${tensorText(sizes)}); return m; })(new nn.Module())`,
    expectRight: told => {
      expectWeights(told, Array(each).fill({ shape: sizes, values: lastValues(sizes) }), each * sizeOf(sizes));
    },
  }));
const layers = places.map(([key, each]): Held => ({
  text: `((m: any) => { for (let i = 0; i < ${String(each)}; i++) m[${placeText(key, each)}] = new nn.Linear(1, 2, { bias: false }); return m; })(new nn.Module())`,
  expectRight: told => {
    if (told.kind !== 'module') throw new Error(`It is told as ${JSON.stringify(told)}.`);
    expect(told.parameters).toBe(each * 2);
    if (told.weights) expect(told.weights).toHaveLength(each);
    else expect(told.weightsAbsent === undefined).toBe(each === 0);
  },
}));
const held = fc.oneof(number, text, tensor, tensors, object, parameters, layers);

function expectRight(shown: Shown, name: string, { expectRight: look }: Held): void {
  const told = shown.valueOf(name);
  expect(told, name).toMatchObject({ count: TURNS });
  const beside = shown.beside(name);
  expect(beside).not.toMatch(controls);
  // Nothing that is cut is cut through a character.
  expect(shown.namesBeside.filter(each => /\p{Surrogate}/u.test(each))).toEqual([]);
  // What is absent says why.
  if (told?.value.kind === 'absent') expect(told.value.text).toMatch(/./u);
  else if (told) look(told.value, beside);
}

describe('what stands beside the lines at the end', () => {
  it('is the last of what each name held, whatever it is called and whatever that is, or is absent', { timeout: 1_200_000 }, async () => {
    const program = fc.uniqueArray(fc.tuple(variable, held), { minLength: 1, maxLength: 6, selector: ([name]) => name.normalize('NFC') });
    await fc.assert(
      fc.asyncProperty(program, async statements => {
        const names = statements.map(([name]) => name);
        const lines = [
          ...names.map(name => `let ${name}: any;`),
          `for (let turn = 1; turn <= ${String(TURNS)}; turn++) {`,
          ...statements.map(([name, { text }]) => `  ${name} = ${text};`),
          '}',
        ];
        const shown = await show(lines.join('\n'));
        expect(shown.outcome).toMatchObject({ status: 'finished' });
        // What is too large for a message is left out by itself, and says so.
        const isTooLarge = JSON.stringify([...shown.state.values.values()]).includes(tooLarge);
        expect(shown.refused > 0).toBe(isTooLarge);
        for (const [name, value] of statements) expectRight(shown, name, value);
      }),
      { numRuns, seed },
    );
  });

  it('spoils nothing else where nobody can tell what it is, and nothing of it is refused on the way', async () => {
    const name = fc.oneof(
      fc.constantFrom('größe', '', '__proto__', 'a.b', 'constructor', '\u202e', 'w'.repeat(121)),
      fc.string({ unit: 'binary', maxLength: 130 }),
    );
    const shape = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 18 }).filter(sizes => sizes.reduce((a, b) => a * b, 1) <= 200);
    const value = fc.letrec<Record<'any', string>>(tie => ({
      any: fc.oneof(
        { maxDepth: 4, depthSize: 'small' },
        fc.double().map(number => (Object.is(number, -0) ? '-0' : String(number))),
        fc.string({ unit: 'binary', maxLength: 300 }).map(quoted),
        fc.constantFrom(
          'null',
          'undefined',
          '1n',
          "Symbol('s')",
          '() => 1',
          'new Map([[1, 2]])',
          'new Date(0)',
          '/x/',
          'new Float32Array(3)',
        ),
        shape.map(sizes => `tf.zeros(${JSON.stringify(sizes)})`),
        fc
          .tuple(shape, fc.integer({ min: -2, max: 4 }))
          .map(([sizes, size]) => `((t: any) => (t.shape[0] = ${String(size)}, t))(tf.ones(${JSON.stringify(sizes)}))`),
        fc
          .tuple(name, shape)
          .map(
            ([key, sizes]) =>
              `new (class extends nn.Module { [${quoted(key)}] = new nn.Parameter(zeros(...${JSON.stringify(sizes)})); })()`,
          ),
        fc
          .tuple(name, fc.nat(80))
          .map(
            ([key, count]) =>
              `((m: any) => { for (let i = 0; i < ${String(count)}; i++) m[${quoted(key)} + i] = new nn.Linear(1, 2); return m; })(new nn.Module())`,
          ),
        fc.array(tie('any'), { maxLength: 20 }).map(items => `[${items.join(', ')}]`),
        fc.tuple(name, tie('any')).map(([key, item]) => `{ [${quoted(key)}]: ${item} }`),
      ),
    })).any;
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 6 }), async values => {
        const lines = values.map((each, index) => `const held${String(index)}: any = ${each};`);
        const shown = await show(`${lines.join('\n')}\n${loop}`);
        expect(shown.outcome).toMatchObject({ status: 'finished' });
        expect(shown.beside('last')).toMatch(/^600 /u);
        expect(shown.beside('sum')).toMatch(/^90300 /u);
        expect(shown.refused).toBe(0);
        for (const [index, each] of values.entries()) {
          const text = shown.beside(`held${String(index)}`);
          expect(text).not.toBe('nothing');
          expect(text).not.toMatch(controls);
          if (each === '-0') expect(text).toBe('-0');
        }
      }),
      { numRuns, seed },
    );
  });
});
