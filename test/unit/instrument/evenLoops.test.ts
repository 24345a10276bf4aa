import { describe, expect, it } from 'vitest';
import { runProbed } from './runProgram.ts';

/** Loops whose variable is followed, or must not be. `@` stands for a step that adds 1. */
const loops: Readonly<Record<string, string>> = {
  'an empty loop': 'for (let i = 0; i < 5_000; i@) {}',
  'a loop that never turns': 'for (let i = 9; i < 5; i@) {}',
  'nested loops': 'let s = 0; for (let i = 0; i < 40; i@) for (let k = i; k < 60; k@) s += i * k; console.log(s);',
  'continue and break': 'for (let i = 0; i < 999; i@) { if (i % 3 === 0) continue; if (i > 700) break; }',
  'labelled continue': 'outer: for (let i = 0; i < 30; i@) for (let k = 0; k < 30; k@) if (k > i) continue outer;',
  'fractions, which are rounded': 'for (let x = 0.1; x < 900; x@) {}',
  'numbers too large to be exact': 'for (let i = 2 ** 53 - 30; i < 2 ** 53; i@) {}',
  'a sum too large to be exact': 'for (let i = 2 ** 52; i < 2 ** 52 + 40; i@) {}',
  'minus zero': 'for (let i = -0; i < 1; i@) {}',
  infinity: 'let n = 0; for (let i = -Infinity; n < 9; i@) n += 1;',
  'not a number': 'let n = 0; for (let i = NaN; n < 9; i@) n += 1;',
  'text that becomes a number': "let n = 0; for (let i: any = '5', add = 0; n < 9; i@) { n += 1; if (add) i = 0; }",
  'a bigint': 'for (let i: any = 3n; i < 40n; i@) {}',
  'a body that sets the variable': 'for (let i = 0; i < 900; i@) { if (i % 7 === 3) i += 2; }',
  'a condition that sets it': 'for (let i = 0; i++ < 900; i@) {}',
  'a closure that sets it': 'for (let i = 0, skip = () => { i += 3; }; i < 900; i@) if (i % 5 === 0) skip();',
  'a body that shadows it': 'for (let i = 0; i < 900; i@) { let i = 7; i += 1; }',
  'a variable from outside': 'let i = 0; const f = () => { i += 1; }; for (i = 2; i < 900; i@) f();',
  'a loop that runs again': 'for (const n of [3, 400, 0, 2]) for (let i = n; i < 2 * n; i@) {}',
  'a loop that is left by an error': `for (const n of [300, 20, 500]) try { for (let i = 0; i < 1_000; i@) if (i === n) throw new Error('out'); } catch {}`,
  'an error nobody catches': `for (let i = 0; i < 1_000; i@) if (i === 777) throw new Error('out');`,
  'a function that returns from its loop': `const find = (n: number) => { for (let i = 0; i < 1_000; i@) if (i * i > n) return i; return -1; };
console.log(find(40), find(90_000), find(3), find(1e9));`,
  recursion: `const walk = (depth: number): number => { let n = 0; for (let i = 0; i < 4; i@) n += depth > 0 ? walk(depth - 1) : i; return n; };
console.log(walk(4));`,
  'recursion by a getter': `let depth = 0;
const o = { get next(): number { if (depth > 3) return 1; depth += 1; const n = f(); depth -= 1; return n; } };
function f(): number { let n = 0; for (let i = 0; i < 3; i@) n += o.next; return n; }
console.log(f());`,
  'recursion by addition': `let depth = 0;
const o: any = { valueOf() { if (depth > 3) return 1; depth += 1; const n = f(); depth -= 1; return n; } };
function f(): number { let n = 0; for (let i = 0; i < 3; i@) n += o; return n; }
console.log(f());`,
  'recursion by an iterator': `let depth = 0;
function* more(): any { if (depth > 3) return; depth += 1; yield f(); depth -= 1; }
function f(): number { let n = 0; for (let i = 0; i < 3; i@) { const [x = 1] = more(); n += x; } return n; }
console.log(f());`,
  'recursion by Math': `let depth = 0;
const Math = { next: (): number => { if (depth > 3) return 1; depth += 1; const n = f(); depth -= 1; return n; } };
function f(): number { let n = 0; for (let i = 0; i < 3; i@) n += Math.next(); return n; }
console.log(f());`,
  'two generators in turns': `function* count(n: number) { for (let i = 0; i < n; i@) yield i; }
const a = count(20), b = count(9); for (let k = 0; k < 12; k@) console.log(a.next().value, b.next().value);`,
  'two async functions in turns': `const log: number[] = []; const f = async (n: number) => { for (let i = n; i < n + 9; i@) { log.push(i); await null; } };
await Promise.all([f(0), f(100)]); console.log(log.join());`,
  'waiting at the top level': 'for (let i = 0; i < 60; i@) await null;',
};

/** The states of all probes at the end of a run. */
async function valuesOf(text: string): Promise<unknown> {
  const { values, printed, thrown } = await runProbed(text);
  return { values: [...values].sort(([a], [b]) => a - b), printed, thrown };
}

describe('a loop variable is reported as if each turn noted it', () => {
  it.each(Object.entries(loops))('%s', async (_name, text) => {
    // In this form no loop follows its variable: every turn notes it.
    const noted = await valuesOf(text.replaceAll('@', '++, 0'));
    const followed = await valuesOf(text.replaceAll('@', '++'));
    expect(followed).toEqual(noted);
  });

  it.each([
    ['i += 2', 'i = i + 2'],
    ['i -= 3', 'i = i - 3'],
    ['i += 0.1', 'i = i + 0.1'],
    ['--i', 'i = i - 1'],
  ])('a step of %s', async (step, noted) => {
    const program = (by: string): string => `let n = 0; for (let i = 50; n < 3_000; ${by}) n += 1;`;
    expect(await valuesOf(program(step))).toEqual(await valuesOf(program(noted)));
  });

  it('where it can be followed, no turn has to', async () => {
    const { result } = await runProbed(
      'const f = (xs: number[]) => { for (let i = 0; i < xs.length; i++) xs[i] = Math.sqrt(xs[i]!); };\nf([4]);',
    );
    expect(result.lab.code).toMatch(/\.s\(1,\$g\d+\)/u);
    expect(result.lab.code).not.toMatch(/\.v\(i\)/u);
  });
});
