import { describe, expect, it } from 'vitest';
import { compileLab } from '../../../src/instrument/compileLab.ts';
import { runPlain, runProbed } from './runProgram.ts';

const programs = {
  'in every place': `const a: any = 2, o: any = { x: 3, y: { z: 2 } }, xs = [4, 5]; let n = 2; const i = 1;
n **= 3; o.x **= 2; o.y.z **= n; xs[i] **= 2; xs[0]! **= 1; class C { v = 3; up() { return (this.v **= 2); } }
const f = (k: number): number => k ** 2 ** 2; let m: number; m = a ** 3 * 2 + 1;
console.log(n, o, xs, new C().up(), f(2), m, (-2) ** 3, a ** -1, (a as number) ** 2, 2 /* ** */ ** /* b */ 3, [1, 2].map(v => v ** 2), \`\${a ** 2}\`, 2 ** 3 ** 0, n ** 2 === 64, 'x' + a ** 2);`,
  'of bigints and what is no number': `const log: any[] = []; const o: any = { valueOf() { log.push('o'); return 3; } }; let b = 2n; b **= 10n; console.log(b, 2n ** 3n, '3' as any ** 2, o ** 2, 2 ** o, null as any ** 2, log); try { console.log(2n as any ** 2); } catch (e: any) { console.log(e.message); } try { (Symbol() as any) ** 2; } catch (e: any) { console.log(e.name); }`,
  'on several lines': `const r = 2
  ** // the exponent follows
  3
let q = 5
q **=
  2
console.log(r, q)`,
  'of what may run twice': `let n = 0; const at = () => ({ v: (n++, 2) }); at().v **= 2; const xs = [1, 2]; let k = 0; xs[k++]! **= 3; const c = { get g() { n++; return 3; }, set g(v) { n += v; } }; c.g **= 2; console.log(n, k, xs);`,
};

describe('powers that the scope computes', () => {
  it.each(Object.entries(programs))('%s are what they are', async (_name, text) => {
    const plain = await runPlain(text);
    for (const probes of [true, false])
      for (const powers of [true, false]) {
        const { printed, thrown } = await runProbed(text, { probes, powers });
        expect({ printed, thrown }).toEqual(plain);
      }
  });

  it('have the digits of Python', async () => {
    const text = 'let x = 10; const e = -5; console.log(10 ** -5, x ** e, 0.9 ** 4, [0.9].map(v => v ** 4)); x **= e; console.log(x);';
    for (const probes of [true, false])
      expect((await runProbed(text, { probes, powers: true })).printed).toEqual(['0.00001 0.00001 0.6561 [ 0.6561 ]', '0.00001']);
  });

  it('are left to an engine that computes them rightly', async () => {
    const result = await compileLab({ name: 'my.lab.ts', text: 'const y = 3 ** 2;', powers: false });
    expect(result.ok && result.lab.code).toContain('3 ** 2');
    const mended = await compileLab({ name: 'my.lab.ts', text: 'const y = 3 ** 2;', powers: true });
    expect(mended.ok && mended.lab.code).not.toContain('3 ** 2');
  });
});
