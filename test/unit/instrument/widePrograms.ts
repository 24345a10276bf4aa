import fc from 'fast-check';
import { expression, prelude, statement } from './programArbitrary.ts';

/**
 * Whole pieces of the language that take more than one statement. `@E` stands for an expression, `@S` for a statement, `@N` for a number that no
 * other piece of the program has.
 */
const pieces: readonly string[] = [
  // Classes
  `class A@N { #v: any = @E; static #made = 0; #hide(by: any) { return [by, this.#v]; } static has(o: any) { return #v in o; } get v() { return this.#v; } set v(w) { this.#v = lim(w); } constructor() { A@N.#made++; } bump() { this.#v ??= @E; this.#v = [this.#hide(@E)].length; return this.#v++ + A@N.#made; } static { log('block', this.#made); } }
{ const one@N = new A@N(); one@N.v = @E; log(one@N.v, one@N.bump(), one@N.bump(), A@N.has(one@N), A@N.has({})); }`,
  `class B@N { kind: any; constructor(...parts: any[]) { this.kind = new.target === B@N ? 'base' : new.target.name; this[\`k\${parts.length}\` as 'kind'] ??= lim(@E); } get [\`g\${1 + 1}\`]() { return @E; } static ['s' + 1] = @E; *[Symbol.iterator]() { yield this.kind; yield* list(@E); } }
class C@N extends B@N { own = [...super[Symbol.iterator]()].length; constructor(...more: any[]) { super(...more, @E); @S } override get g2() { return [(super.kind, this.own)]; } }
log([...new B@N(...list(@E))], [...new C@N()], (new C@N(1) as any).g2, (B@N as any).s1);`,
  `{ const Mixed@N = (Base: any) => class extends Base { x = super.x ?? @E; static of(...args: any[]) { return new this(...args); } }; log(Mixed@N(class { y = @E; }).of(1), Mixed@N(Object).name); }`,
  // Generators and async iteration
  `function* walk@N(n: number): any { try { const got = yield n; log('got', got); if (n > 0) yield* walk@N(n - 1); return @E; } catch (thrown: any) { log('in', thrown); yield @E; } finally { log('out', n); } }
{ const it = walk@N(2); log(it.next(), it.next(@E), it.next()); log(it.throw('t'), it.return(@E)); const [first = @E, ...others] = walk@N(1); log(first, others); }`,
  `{ const source@N = async function* (n: number): any { for (let i = 0; i < n; i++) { await null; yield lim(@E); } }; let seen = 0; outer@N: for await (const v of source@N(3)) { @S seen++; for await (const w of [v, Promise.resolve(@E)]) { if (seen > 1) continue outer@N; log('await', w); } } log(seen); }`,
  `{ const later@N = async ({ v = @E, ...rest }: any = {}, [w = v] = list(v)) => { const x = (await null, await w); return [x, Object.keys(rest ?? {}).length]; }; log(await later@N(), await later@N({ v: @E, z: 1 })); log(await Promise.allSettled([later@N({ v: null }), (async () => { @S throw @E; })()])); }`,
  // Control flow
  `rows@N: for (let i = 0, j = 4; i < j; i++, j--) { cols@N: for (const k of list(@E)) { switch (i) { case 0: { log('zero', k); continue cols@N; } case 1: if (k) { log('one'); break; } default: break rows@N; } @S log(i, j, k); } }`,
  `{ let n@N: any = 3; done@N: { do { n@N -= 1; if (n@N < 1) break done@N; try { if (n@N === 2) continue; log('try', n@N); } catch { log('never'); } finally { log('finally', n@N); } } while (n@N); log('not reached'); } log(n@N); }`,
  `{ const f@N = (v: any): any => { switch (typeof v) { case 'number': return lim(v); case 'string': { const s = v.length; return s; } default: for (const x of list(v)) if (x !== v) return f@N(x); return @E; } }; log(f@N(@E), f@N([[@E]]), f@N('s')); }`,
  // Closures, tags, chains
  `{ const made@N: any[] = []; for (let i = 0; i < 3; i++) { let own = i; made@N.push({ get v() { return own; }, set v(w) { own = lim(w); }, add: (by = @E) => (own = lim(own + (by as any))), i: () => i }); } made@N[0].v = @E; log(made@N.map(m => [m.v, m.add(), m.add?.(1), m.i?.(), m.none?.().x, m?.['v']])); }`,
  '{ const tag@N = ({ raw, length }: any, ...vs: any[]) => (...more: any[]) => [raw.join("|"), length, ...vs, ...more]; log(tag@N`a${@E}b\\n${(a, @E)}`(@E), (tag@N`x`)`y${@E}`); }',
  `{ const o@N: any = { a: { b: () => ({ c: @E }) }, get [\`p\${0}\`]() { return this?.a; }, ['m' + 1](this: any, q = this.a?.b?.()) { return q?.c ?? @E; }, async *g() { yield* [1, @E]; } }; log(o@N.a?.b?.().c, o@N.z?.[@E as any]?.(@E), o@N.m1?.(), o@N.p0?.b().c, delete o@N?.a?.b, o@N.a?.b); for await (const v of o@N.g()) log(v); o@N.n ??= @E; o@N.n &&= [@E]; o@N.z ||= o@N.n; log(Object.keys(o@N), o@N.z); }`,
  `{ const { x: x@N = @E, y: { z: z@N = (log('default'), @E) } = {} as any, ...rest@N }: any = { x: undefined, w: @E }; let p@N: any, q@N: any; [p@N = @E, [q@N = p@N] = [] as any] = [undefined, ...list(@E)] as any; ({ p: p@N, ['q']: q@N = @E, ...d.rest } = { p: @E, r: 1 } as any); log(x@N, z@N, rest@N, p@N, q@N, d.rest); }`,
  `{ const sum@N = (n: number, acc: any = 0): any => (n <= 0 ? acc : sum@N(n - 1, lim(acc + n))); function tree@N(n: number): any { if (n < 1) { return null; } const left = tree@N(n - 1), right = n > 1 ? tree@N(n - 2) : @E; let size = 1; size += left?.size ?? 0; return { left, right, size, v: (size++, --size) }; } const even@N = (n: number): boolean => n === 0 || !even@N(n - 1); log(sum@N(5), tree@N(3), even@N(4)); }`,
  `{ function F@N(this: any, v: any) { if (!new.target) return ['called', v]; this.v = v; } F@N.prototype.get = function () { return (this.v, @E); }; const made = new (F@N as any)(@E); log((F@N as any)(@E), made.v, made.get()); }`,
  `try { const [k@N, { v: v@N } = null as any] = list(@E); log(k@N, v@N); } catch ({ name, message = @E }: any) { log(name, message); } finally { @S }`,
];

let made = 0;

/** A piece with random expressions and statements in it; what it throws is printed, and the program goes on. */
const piece = fc
  .tuple(
    fc.constantFrom(...pieces),
    fc.array(expression, { minLength: 12, maxLength: 12 }),
    fc.array(statement, { minLength: 2, maxLength: 2 }),
  )
  .map(([text, expressions, statements]) => {
    const number = String(made++);
    let [e, s] = [0, 0];
    const filled = text
      .replaceAll('@N', number)
      .replaceAll('@E', () => expressions[e++ % expressions.length] ?? '0')
      .replaceAll('@S', () => statements[s++ % statements.length] ?? '');
    return `try {\n${filled}\n} catch (err: any) { log(err?.name, err?.message ?? err); }`;
  });

/** Programs of a few pieces, always the same for a seed. */
export function widePrograms(seed: number, count: number): string[] {
  made = 0;
  return fc
    .sample(fc.array(piece, { minLength: 2, maxLength: 3 }), { seed, numRuns: count })
    .map(texts => `${prelude}${texts.join('\n')}\nlog(a, b, c, d, e);`);
}
