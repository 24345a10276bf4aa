import { describe, expect, it } from 'vitest';
import { amount } from '../../soak.ts';
import { insideRecursion } from './insideRecursion.ts';
import { runPlain, runProbed } from './runProgram.ts';
import { throwing, throwingProgram } from './throwing.ts';

/** Every so-many-th of some fifteen thousand; no divisor of how many belong together. */
const stride = amount(83, 17);
const perProgram = 80;

const some = throwing.filter((_statement, index) => index % stride === 0);
const parts = Array.from({ length: Math.ceil(some.length / perProgram) }, (_, part) =>
  some.slice(part * perProgram, (part + 1) * perProgram),
);

describe('what the engine says is letter for letter what it says without probes', () => {
  it.each(parts.map((statements, index) => [index, statements] as const))('part %i', async (_index, statements) => {
    const program = throwingProgram(statements);
    const plain = await runPlain(program);
    const probed = await runProbed(program);
    expect(probed.printed).toEqual(plain.printed);
    expect(probed.thrown).toEqual(plain.thrown);
    const inside = await runProbed(insideRecursion(program));
    expect(inside.printed).toEqual(plain.printed);
    // Most of them throw, and have probes.
    expect(plain.printed.filter(line => line !== 'nothing').length).toBeGreaterThan(statements.length / 2);
    expect(probed.result.lab.sites.length).toBeGreaterThan(statements.length);
  });
});

it('assignments that are quoted have their values nonetheless', async () => {
  const text = `let x: any, o: any = {};\ntry { (1 + (x = 5) as any)(); } catch {}\ntry { [(o.p = 6)].y.z(); } catch {}\nconst [a] = [(x = 7)];`;
  const { values, result } = await runProbed(text);
  const shown = [...values].map(([site, { value }]) => [result.lab.sites[site]?.name, value.kind === 'number' ? value.value : null]);
  expect(shown).toEqual(
    expect.arrayContaining([
      ['x', 5],
      ['o.p', 6],
      ['x', 7],
    ] as const),
  );
});
