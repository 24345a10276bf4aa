import { describe, expect, it } from 'vitest';
import { destructuringPrograms } from './destructuringPrograms.ts';
import { insideRecursion } from './insideRecursion.ts';
import { programs } from './programs.ts';
import { runPlain, runProbed } from './runProgram.ts';

const all = Object.entries({ ...programs, ...destructuringPrograms });

describe('a lab with probes does what it does without', () => {
  it.each(all)('%s', async (_name, text) => {
    const plain = await runPlain(text);
    const probed = await runProbed(text);
    const unprobed = await runProbed(text, { probes: false });
    expect({ printed: probed.printed, thrown: probed.thrown }).toEqual(plain);
    const forCheck = await runProbed(text, { declarations: true });
    expect({ printed: forCheck.printed, thrown: forCheck.thrown }).toEqual(plain);
    expect({ printed: unprobed.printed, thrown: unprobed.thrown }).toEqual(plain);
    // A program that shows nothing would prove nothing.
    expect(plain.printed.length + (plain.thrown === null ? 0 : 1)).toBeGreaterThan(0);
  });
});

describe('and in a function that calls itself', () => {
  it.each(all.filter(([, text]) => !text.includes('export')))('%s', async (_name, text) => {
    const inside = insideRecursion(text);
    const { result, printed, thrown } = await runProbed(inside);
    expect({ printed, thrown }).toEqual(await runPlain(inside));
    // It is one indeed: its probes are assigned to.
    expect(result.lab.code).toMatch(/\.p=/u);
  });
});
