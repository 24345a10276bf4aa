import fc from 'fast-check';
import { expect, it } from 'vitest';
import { amount } from '../../soak.ts';
import { insideRecursion } from './insideRecursion.ts';
import { programArbitrary } from './programArbitrary.ts';
import { runPlain, runProbed } from './runProgram.ts';
import { widePrograms } from './widePrograms.ts';

/** The same programs every time: a failure can be looked at. */
const seed = 643;
const count = amount(30, 120);

it(`${String(count)} generated programs do with probes what they do without`, async () => {
  let threw = 0;
  let probed = 0;
  const programs = fc.sample(programArbitrary, { seed, numRuns: count });
  for (const text of programs) {
    const plain = await runPlain(text);
    const run = await runProbed(text);
    expect({ text, printed: run.printed, thrown: run.thrown }).toEqual({ text, ...plain });
    if (plain.thrown !== null) threw++;
    probed += run.values.size;
  }
  // They are programs worth the name: different ones, some that throw, all full of probes.
  expect(new Set(programs).size).toBeGreaterThan(count * 0.95);
  expect(threw).toBeGreaterThan(5);
  expect(threw).toBeLessThan(count * 0.7);
  expect(probed / count).toBeGreaterThan(8);
}, 120_000);

/** Printed errors name their places, which TypeScript's output moves. */
const withoutPlaces = (lines: readonly string[]): string[] =>
  lines.filter(line => !/^\s+at /u.test(line)).map(line => line.replaceAll(/\s+at [^\n]*/gu, ''));

const wideCount = amount(12, 50);

it(`so do ${String(wideCount)} of classes, generators, async loops, closures and patterns, in functions that call themselves, too`, async () => {
  let lines = 0;
  let probed = 0;
  for (const program of widePrograms(seed, wideCount)) {
    for (const text of [program, insideRecursion(program)]) {
      const plain = await runPlain(text);
      const run = await runProbed(text);
      expect({ text, printed: withoutPlaces(run.printed), thrown: run.thrown }).toEqual({
        text,
        printed: withoutPlaces(plain.printed),
        thrown: plain.thrown,
      });
      lines += plain.printed.length;
      probed += run.values.size;
    }
  }
  expect(lines / wideCount).toBeGreaterThan(20);
  expect(probed / wideCount).toBeGreaterThan(40);
}, 120_000);
