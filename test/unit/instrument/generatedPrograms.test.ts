import fc from 'fast-check';
import { expect, it } from 'vitest';
import { programArbitrary } from './programArbitrary.ts';
import { runPlain, runProbed } from './runProgram.ts';

/** The same programs every time: a failure can be looked at. */
const seed = 643;
const count = 120;

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
