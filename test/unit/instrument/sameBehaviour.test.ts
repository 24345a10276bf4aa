import { describe, expect, it } from 'vitest';
import { destructuringPrograms } from './destructuringPrograms.ts';
import { programs } from './programs.ts';
import { runPlain, runProbed } from './runProgram.ts';

describe('a lab with probes does what it does without', () => {
  it.each(Object.entries({ ...programs, ...destructuringPrograms }))('%s', async (_name, text) => {
    const plain = await runPlain(text);
    const probed = await runProbed(text);
    const unprobed = await runProbed(text, { probes: false });
    expect({ printed: probed.printed, thrown: probed.thrown }).toEqual(plain);
    expect({ printed: unprobed.printed, thrown: unprobed.thrown }).toEqual(plain);
    // A program that shows nothing would prove nothing.
    expect(plain.printed.length + (plain.thrown === null ? 0 : 1)).toBeGreaterThan(0);
  });
});
