/** Programs whose behaviour probes must not change, by what they try. */
export const programs: Readonly<Record<string, string>> = {
  'order of evaluation': `
const log: string[] = [];
const f = (name: string, value: any) => { log.push(name); return value; };
const o = f('o', { a: 1 });
f('obj', o)[f('key', 'a')] = f('value', 5);
o.a += f('add', 2);
const x = f('1', 1) + f('2', 2) * f('3', 3), y = f('y', x);
const { [f('k', 'a')]: z = f('default', 9) } = f('source', o);
console.log(log.join(), o, x, y, z);`,
  'closures over loop variables': `
const fs: (() => number)[] = [], gs: (() => number)[] = [];
for (let i = 0; i < 3; i++) fs.push(() => i);
for (var j = 0; j < 3; j++) gs.push(() => j);
for (const k of [7, 8]) fs.push(() => k);
for (let i = 0, step = () => i++; i < 4; i++) { step(); fs.push(() => i); }
console.log(fs.map(f => f()), gs.map(g => g()));`,
  'a body that shadows the loop variable and its bound': `
const n = 3;
for (let i = 0; i < n; i++) { let i = 'inner', n = 1; console.log(i, n); }
for (const x of [1, 2]) { const x = 'own'; console.log(x); }
for (const k in { a: 1 }) { let k = 2; k++; console.log(k); }`,
  'closures that change the loop variable': `
const out = [];
for (let i = 0; i < 6; i++) { const skip = () => { i += 1; }; skip(); out.push(i); }
console.log(out);`,
  'this in methods, arrows and functions': `
class A { v = 1; m() { return this.v; } n() { const f = () => this.v + 1; return f(); } static s = this.name; f = () => this.v; g = function (this: any) { return this; } }
const a = new A(), m = a.m;
console.log(a.m(), a.n(), A.s, a.f.call(null as any), typeof this);
try { m(); } catch (e: any) { console.log(e.constructor.name, e.message); }
const free = function (this: any) { return this; };
console.log(free(), (0, a.m)?.name, new A().g() instanceof A);`,
  'getters and setters called once': `
let gets = 0, sets: any[] = [];
const o = { get x() { gets++; return gets; }, set x(v) { sets.push(v); } };
o.x = 5; o.x += 1; o.x++; ++o.x; o.x ||= 3; o.x &&= 4; o.x ??= 5;
const { x } = o;
({ x: o.x } = { x: 10 });
[o.x] = [11];
console.log(gets, sets, x);`,
  exceptions: `
function f(n: number) { try { if (n > 1) throw new TypeError('big ' + n); return 'ok'; } catch (e: any) { return e.message; } finally { console.log('finally', n); } }
console.log(f(1), f(2));
const g = () => { for (const i of [1, 2, 3]) { try { if (i === 2) return i; } finally { console.log('out', i); } } };
console.log(g());
try { null!.x; } catch ({ message }: any) { console.log(message); }
try { throw { code: 1, deep: [2] }; } catch ({ code, deep: [d] }: any) { console.log(code, d); }
try { throw 1, 2; } catch (e) { console.log(e); }
try { undefined(); } catch { console.log('no binding'); }
throw new RangeError('the end');`,
  'a thrown string': `console.log(1); throw 'text';`,
  'a thrown null': `console.log(1); throw null;`,
  generators: `
function* count(from: number, { to = from + 3 } = {}): Generator<number, string, number> { for (let i = from; i < to; i++) { const got = yield i; if (got) i += got; } return 'done'; }
const g = count(1, { to: 8 });
console.log(g.next(), g.next(2), g.next(), [...g], g.next());
function* outer() { const r: string = yield* count(5); console.log('inner said', r); try { yield 1; } finally { console.log('closed'); } }
for (const x of outer()) { if (x === 1) break; }
const o = { *[Symbol.iterator]() { yield* [1, 2]; } };
console.log([...o], Math.max(...o), new Set(o).size);`,
  'async functions': `
const log: any[] = [];
const wait = (v: any) => new Promise(r => Promise.resolve().then(() => { log.push(v); r(v); }));
async function f() { const a = await wait(1); let b = (await wait(2) as number) + 1; b += await wait(3) as number; return [a, b]; }
const p = f(); log.push('sync');
console.log(await p, log);
const [x, y] = await Promise.all([wait('x'), wait('y')]);
const g = async (n: number) => n > 0 ? n + (await g(n - 1) as number) : 0;
console.log(x, y, await g(4));
try { await (async () => { throw new Error('inside'); })(); } catch (e: any) { console.log(e.message); }
for await (const v of [wait('a'), 'b']) console.log(v);
async function* ag() { for (let i = 0; i < 3; i++) yield await wait(i); }
for await (const v of ag()) { if (v === 1) continue; console.log(v); }`,
  'order of microtasks': `
const log: string[] = [];
const tick = async (name: string) => { for (let i = 0; i < 3; i++) { log.push(name + i); await null; } return name; };
const a = tick('a'), b = tick('b').then(v => { log.push('then ' + v); return v; });
await Promise.resolve(); log.push('main'); const r = await b; await a; console.log(log, r);`,
  'return await in try': `
const fail = async () => { throw new Error('x'); };
async function caught() { try { return await fail(); } catch { return 'caught'; } }
async function missed() { try { return fail(); } catch { return 'caught'; } }
console.log(await caught(), await missed().catch((e: Error) => 'missed ' + e.message));`,
  'labelled break and continue': `
outer: for (let i = 0; i < 4; i++) { inner: for (let j = 0; ; j++) { if (j === 2) continue outer; if (i === 2) break outer; if (i === j) continue inner; console.log(i, j); } }
block: { console.log('in'); if (true) break block; console.log('never'); }
a: b: while (true) { do { break a } while (true) }
lone: for (const x of [1, 2]) for (const y of [1, 2]) if (y === 2) continue lone; else console.log(x, y);`,
  'statements without semicolons': `
let a = 1
let b = 2
;[a, b] = [b, a]
;(function () { console.log(a, b) })()
const f = () => 3
const c = f()
a
++b
console.log(a, b, c)
const t = \`x\`
;\`y\`.length
if (a) b = 5
else b = 6
do a++; while (a < 5) console.log(a, b, t)
for (const x of [1]) console.log(x)
var v = function () { return 1 }
v = v
console.log(v.name)
return_()
function return_() {
  return
  1
}
let last = a
    + b
console.log(last)`,
  'unusual spacing': `
const f=function(){return[1,2]},g=()=>({a:1}),h=()=>[...f()]
let x;if(1)x=1;else x=2;for(x of[5,6])x+=1;do x++;while(x<9)
const t=typeof(x),v=void(x=3),n=new(class{y=1}),k='y'in n
switch(x){case(3):x=4;case 4:{x=5}default:x++}
if(x)[x]=[x+1];else(x=0)
let q=x?[x]:(x),w=x+ +x- -x+x++ +x,{y}=n;(function(){console.log(y,q,w)})()
console.log(f(),g(),h(),x,t,v,k,(()=>{throw'x'}).name)
try{(()=>{throw[1]})()}catch([e]){console.log(e)}`,
  'names of functions': `
const arrow = () => 1, fn = function () {}, cls = class {}, named = function inner() {}, paren = (() => 1);
let later; later = () => 2; let l2; l2 ??= () => 3; let l3: any; l3 ||= class {};
const { d = () => 1, e: { f = function () {} } = {} as any } = {} as any;
const [g = () => 2] = [];
let h; ({ h = () => 5 } = {} as any); [later = class {}] = [later];
const o = { m() {}, p: () => 1, ['c' + 1]: () => 2, get q() { return 1; } };
o.p = () => 9;
class A { x = () => 1; #y = function () {}; y() { return this.#y.name; } static z = class {}; 'quoted key' = () => 1; 5 = () => 5; static m() {} }
const a = new A();
function p(cb = () => 4) { return cb.name; }
const as = (() => 1) as any, sat = (function () {}) satisfies Function;
for (const later2 = () => 1; ; ) { console.log(later2.name); break; }
console.log([arrow, fn, cls, named, paren, later, l2, l3, d, f, g, h, o.m, o.p, (o as any).c1, a.x, A.z, (a as any)['quoted key'], (a as any)[5], A.m, as, sat].map(v => v.name), a.y(), p(), (() => 1).name === '');`,
  'names and the object prototype': `class P { __proto__ = () => 1; constructor_ = () => 2; } const p: any = new P(); console.log(Object.hasOwn(p, '__proto__'), p.constructor_.name, p.toString === undefined);`,
  'optional chaining and nullish values': `
const o: any = { a: { b: () => 3, c: null } };
const x = o?.a?.b?.(), y = o.q?.r.s.t, z = o.a.c ?? 'none', w = o?.['a']['b']();
let u: any; u ??= 5; u ||= 6; u &&= 7;
delete o?.a?.c;
console.log(x, y, z, w, u, o, o.q?.[(() => { throw 1 })()], (o?.a).b());`,
  'new.target and super': `
class A { constructor(public_?: any) { console.log(new.target.name); } hi() { return 'A'; } static make() { return new this(); } get v() { return 1; } }
class B extends A { x = super.hi(); y = () => super.hi() + 'y'; constructor() { const n = 1; super(n); this.x += '!'; } hi() { const h = super.hi(); return h + 'B'; } static make() { const m = super.make(); return m; } get v() { return super.v + 1; } set w(v: number) { super.w = v; } }
const b = B.make() as B;
console.log(b.hi(), b.x, b.y(), b.v);
b.w = 5; console.log((b as any).w);
function F(this: any) { return new.target === undefined; }
console.log(F.call({}), typeof new (F as any)());
const o = { __proto__: { hi() { return 'proto'; } }, hi() { return super.hi(); } };
console.log(o.hi());
class C extends A { constructor() { super(); return { other: true } as any; } }
console.log(new C());
class D extends A { constructor() { const f = () => super(); f(); } }
new D(); try { new (class extends A { constructor() { const o: any = this; super(); } })(); } catch (e: any) { console.log(e.name, e.message); }`,
  'temporal dead zone': `
try { early; const early = 1; } catch (e: any) { console.log(e.name, e.message); }
try { const a = b, b = 1; } catch (e: any) { console.log(e.message); }
try { let c = c + 1; } catch (e: any) { console.log(e.message); }
try { const k = 1; (k as any) = 2; } catch (e: any) { console.log(e.message); }
try { const f = () => g; f(); const g = 1; } catch (e: any) { console.log(e.message); }
try { for (const x of [x]) console.log(x); } catch (e: any) { console.log(e.message); }
try { ((a = b, b = 1) => a)(); } catch (e: any) { console.log(e.message); }
try { class K extends (K as any) {} } catch (e: any) { console.log(e.message); }
try { undeclared = 1; } catch (e: any) { console.log(e.message); }
console.log(typeof undeclared, hoisted(), typeof v); var v = 1; function hoisted() { return 'yes'; }`,
  'templates and tags': `
const tag = (s: TemplateStringsArray, ...v: any[]) => s.raw.join('|') + v.join();
let n = 1;
const t = tag\`a\${n = 2}b\${n++}c\\n\${\`inner \${n}\`}\`;
console.log(t, n, \`\${(() => n)()} \${'<!--'} \`, String.raw\`\\u00\`);
const same = () => ((s: any) => s)\`x\`; console.log(same() === same());`,
  'comma, delete, void, typeof, in, instanceof': `
let a = (1, 2), b = (a++, a--, a);
const o: any = { x: 1, y: 2 };
const d = delete o.x, v = void (a = 9), t = typeof (b = 4), i = 'y' in o, inst = [] instanceof Array;
function f() { return a = 1, b = 2, a + b; }
for (a = 0, b = 10; a < b; a += 3, b -= 2);
console.log(a, b, d, v, t, i, inst, f(), o);`,
  'static blocks, private fields, accessors': `
class A { static #count = 0; static list: number[] = []; #v = 1; static { for (let i = 0; i < 3; i++) { this.list.push(i); const last = i; this.#count += last; } try { throw 1; } catch { this.#count++; } }
 static get count() { return A.#count; } get v() { return this.#v; } set v(x) { this.#v = x * 2; } #hidden() { return this.#v; } inc() { this.#v++; ++this.#v; this.#v += 1; [this.#v] = [this.#v * 10]; return this.#hidden(); } static has(o: any) { return #v in o; } static async *gen() { yield 1; } }
const a = new A(); a.v = 4;
console.log(A.count, A.list, a.v, a.inc(), A.has(a), A.has({}), a);`,
  'computed names in order': `
const log: string[] = []; const k = (n: string) => { log.push(n); return n; };
class A { [k('a')] = k('va'); static [k('s')] = k('vs'); [k('m')]() { return 1; } get [k('g')]() { return 2; } [k('fn')] = () => 1; }
const i: any = new A();
console.log(log, i, (A as any).s, i.m(), i.g, i.fn.name);`,
  'directive prologues': `
'use strict'
function f(a) { 'use strict'; 'other'; return this === undefined && a; }
const g = (b) => { "use strict"
 return b; };
console.log(f(1), g(2), (function () { return this; })());`,
  arguments: `
function f(a: number, b = 2, ...c: number[]) { a = 9; arguments[1] = 7; return [arguments.length, arguments[0], b, c, (() => arguments[2])()]; }
console.log(f(1), f(1, 2, 3), f.length, (function (x, y) {}).length, ((x, y = 1, z) => 1).length);
const o = { m() { return typeof arguments; } }; console.log(o.m());`,
  'parameters of every kind': `
function f({ a, b: { c = 3 } = {} as any, ...rest }: any, [d, , e = d, ...more]: any = [1, 2], g = a + c, h = () => g, ...others: any[]) { let k = a; a = 100; return [a, c, rest, d, e, more, g, h(), others, k]; }
console.log(f({ a: 1, z: 2 }), f({ a: 1, b: { c: 4 } }, [5, 6, 7, 8], 9, undefined, 10, 11));
const g = ([x]: number[], { y } = { y: x }) => x + y, one = (n: number) => n * 2, none = () => {};
console.log(g([1]), one(4), none());
class A { constructor(readonly_: number, { p } = { p: 1 }) { console.log(readonly_, p); } set s([x, y]: number[]) { console.log(x, y); } }
new A(1).s = [3, 4];
function shadow(x: number) { var x: number; function y() { return x; } return y(); } console.log(shadow(5));
function dup(a: any) { function a_() {} return typeof a; } console.log(dup(1));`,
  'destructuring of every kind': `
const { a, b: { c }, ...rest } = { a: 1, b: { c: 2 }, d: 3, e: 4 };
let [x, , y = 5, [z], ...tail] = [1, 2, undefined, [3], 4, 5] as any;
[x, y] = [y, x];
({ a: x, ['b' + '']: { c: y }, z = 9, ...tail } = { a: 7, b: { c: 8 }, w: 1 } as any);
const o: any = {}; [o.p, o['q'], ...o.r] = [1, 2, 3, 4]; ({ p: o.s = 5, t: [o.u] = [6] } = {} as any);
for (const [k, { v = k }] of [['k1', {}], ['k2', { v: 2 }]] as any) console.log(k, v);
for (const { length } of ['abc', 'd']) console.log(length);
for ([x, o.last] of [[1, 2], [3, 4]] as any) ;
let n = 0; const it = { [Symbol.iterator]: () => ({ next: () => ({ value: n++, done: false }), return: () => { console.log('closed'); return {}; } }) } as any;
const [first, second] = it; [x] = it;
console.log(a, c, rest, x, y, z, tail, o, first, second, n, [x, y] = [0, 0], ({ x } = { x: 3, q: 1 }));
try { const { q } = null as any; } catch (e: any) { console.log(e.message); }
try { const [q] = {} as any; } catch (e: any) { console.log(e.message); }
let s1 = 1, s2 = 2, s3 = 3; [s1, s2, s3] = [s3, s1, s2]; console.log(s1, s2, s3, [[s1], s2 = 5] = [[8]] as any, s1, s2);`,
  'updates give the right values': `
let i = 1, big = 5n, s: any = '7', u: any, arr = [1, 2, 3], k = 0;
console.log(i++, ++i, i--, --i, big++, --big, s++, s, u++, u, arr[k++]++, arr, k, -i++, +i--, i++ + ++i, !i--, i ** 2);
arr[k++] += arr[k++]; i <<= 2; i **= 2; i >>>= 1; i %= 7; big **= 3n; s += 'x';
console.log(arr, k, i, big, s);
try { const c = 1; (c as any)++; } catch (e: any) { console.log(e.message); }
const d = new Date(5); let dd: any = d; dd++; console.log(dd);
let y: any = { valueOf() { console.log('valueOf'); return 3; } }; const z = y++; console.log(z, y);`,
  'chains of assignments': `let a: any, b: any, c: any; a = b = c = [1]; const d = a = b; a.x = c = a = { n: 1 }; console.log(a, b, c, d, (a = 5, b = a) + (c = b));`,
  'every loop without braces': `
let n = 0; const out: any[] = [];
for (let i = 0; i < 3; i++) n += i
for (const x of [1, 2]) if (x > 1) out.push(x); else out.push(-x)
for (const k in { a: 1, b: 2 }) out.push(k)
while (n < 6) n++
do n--; while (n > 4)
for (;;) if (n++ > 6) break
for (let i = 0; i < 2; i++) for (let j = 0; j < 2; j++) out.push(i * 10 + j)
for (var q = 0; q < 3; q++);
while (q-- > 0);
do ; while (q++ < 2)
if (q) for (const z of [9]) out.push(z); else out.push('never')
console.log(n, out, q)`,
  'for heads of every kind': `
let i: any; const o: any = {}, xs = [3, 4];
for (i = 0; i < 2; i++) console.log(i);
for (i in xs) console.log(i);
for (o.x of xs) console.log(o.x);
for (o['y'] in { k: 1 }) console.log(o.y);
for (const [a, b] of xs.entries()) console.log(a, b);
for (let a = 0, b = 5; a < b; a++, b--) console.log(a, b);
for (let [a, b] = [0, 3]; a < b; [a, b] = [a + 1, b]) console.log(a, b);
for (let n = xs.length; n--; ) console.log(n);
for (let p: any = { v: 1, next: { v: 2, next: null } }; p; p = p.next) console.log(p.v);
for (let x = ('a' in o) as any; x; x = false) console.log(x);
for (let f = () => 1; ; f = () => 2) { console.log(f(), f.name); if (f() === 2) break; }
for (var v of xs) {} console.log(v); for (const async of [1]) console.log(async);
for (let of = 0; of < 1; of++) console.log(of); for (let i = 10; i > 0; i -= 3) console.log(i);`,
  'switch of every kind': `
const f = (x: any) => { const out: any[] = []; switch (x) { case 1: let a = 'one'; out.push(a); case 2: out.push('two'); break; default: out.push('other'); case 'z': { const q = x; out.push(q); } case (() => 3)(): return out; } return out; };
console.log(f(1), f(2), f(3), f('z'), f(null));
switch (1) { } switch (true) { case 1 > 2: console.log('no'); break
case 2 > 1:
  console.log('yes') }
loop: for (const x of [1, 2, 3]) switch (x) { case 2: continue loop; case 3: break loop; default: console.log(x); }`,
  'arrow bodies': `
const a = () => ({}), b = (x: any) => x, c = (x: number) => (y: number) => x + y, d = () => [1], e = () => void 0, f = async (x: any) => await x, g = (x: any) => x ? 1 : x = 2, h = () => () => {}, i = (x: any) => (x, x + 1), j = () => \`t\`, k = () => /re/g.test('re'), l = () => function () { return 1 }(), m = () =>
  'next line', n = (x: any) =>
  // a comment
  x as number, o = () => new class { v = 1 }(), p = (...xs: any[]) => xs.length, q = () => { }
console.log(a(), b(1), c(1)(2), d(), e(), await f(5), g(0), h()().name, i(1), j(), k(), l(), m(), n(3), o(), p(1, 2), q())`,
  'types everywhere': `
type T<X> = X extends string ? 1 : 2; interface I { a: number; b?(): void } declare const ghost: number; declare function df(): void; declare class DC {}
abstract class Base<X> { abstract v: X; protected readonly p: number = 1; static readonly q = 2 as const; declare d: string; private e?: X; f!: number; abstract m(): void; constructor(x?: X) {} over(a: string): void; over(a: number): void; over(a: any) { return a; } }
class Impl extends Base<string> implements I { v = 'x' satisfies string; a = <const X,>(x: X): X => x as any; override m(this: Impl): asserts this is any {} index: { [k: string]: number } = {}; }
function over(a: string): string; function over(a: number): number; function over(a: any): any { return a!; }
const x = over(1)!, y = (over as any)<string>('s'), z = [1, 2] as readonly number[], w = over<never>, u = z satisfies unknown as any;
let v: number | undefined, t: [a: number, b?: string] = [1]; v = x as unknown as number
(t)[0] = 5
const as = 1, type = 2, of = 3, satisfies = 4, is = as + type + of + satisfies; type X = typeof is
function assert(c: unknown): asserts c {} assert(true); export type { T }; export {};
console.log(new Impl().p, Base.q, x, y, w, v, t, u, is, new Impl().a(3)); for (const [a, b] of [[1, 2]] as [number, number][]) console.log(a! + b!)
const gen = <T,>(x: T) => x, agen = async <T>(
  x: T,
): Promise<T> => x; console.log(gen(1), await agen(2), (<T,>(y: T) => y)(3))
if (x) type Y = 1; else console.log('no')`,
  'a return type on its own lines': `
const f = (a: number)
  : { x: number
      y: number } => ({ x: a, y: a });
const g = function <
  T>(x: T): T { return x }
const h = async (a: number): Promise<
  number> => a;
console.log(f(1), g(2), await h(3));
let q = f as unknown
(() => console.log('own statement'))()`,
  'symbols, iterators and proxies': `
const log: string[] = [];
const p: any = new Proxy({ a: 1 }, { get: (t: any, k) => { log.push('get ' + String(k)); return t[k]; }, ownKeys: t => { log.push('keys'); return Reflect.ownKeys(t); }, getOwnPropertyDescriptor: (t, k) => { log.push('desc'); return Reflect.getOwnPropertyDescriptor(t, k); }, getPrototypeOf: t => { log.push('proto'); return null; }, has: () => { log.push('has'); return true; }, set: (t: any, k, v) => { log.push('set'); t[k] = v; return true; } });
const q = p, [r] = [p], s = { p }; let t: any; t = p; p.a = 2; p.a++; [p.a] = [5];
const child = Object.create(p); const f = (x: any) => x; f(p); for (const x of [p]) ;
class K extends Array { static get [Symbol.species]() { log.push('species'); return Array; } } const k = new K(1, 2); const m = k.map(x => x);
const o: any = { get g() { log.push('getter'); return 1; }, toString() { log.push('toString'); return 'o'; }, [Symbol.toPrimitive]() { log.push('prim'); return 1; }, get [Symbol.toStringTag]() { log.push('tag'); return 'T'; }, toJSON() { log.push('json'); } }; const o2 = o;
log.push(String(q === p && r === p && child && s));
console.log(log.join());`,
  'objects whose parts throw': `
const bad: any = { get x() { throw new Error('touched'); }, toString() { throw new Error('shown'); } };
const list = [bad, new Proxy({}, { get() { throw new Error('trap'); }, getOwnPropertyDescriptor() { throw new Error('trap'); }, ownKeys() { throw new Error('trap'); }, getPrototypeOf() { throw new Error('trap'); } })];
const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); const r = proxy;
let n = 0; for (const b of list) { const c = b; n++; } const copy = [...list, r]; console.log(n, copy.length);`,
  'recursion and memory of calls': `
const fib = (n: number): number => n < 2 ? n : fib(n - 1) + fib(n - 2);
function hanoi(n: number, a: string, b: string, c: string): number { if (n === 0) return 0; const left = hanoi(n - 1, a, c, b); return left + 1 + hanoi(n - 1, c, b, a); }
const memo = new Map<number, bigint>(); const fact = (n: number): bigint => { if (n < 2) return 1n; const known = memo.get(n); if (known) return known; const v = BigInt(n) * fact(n - 1); memo.set(n, v); return v; };
console.log(fib(12), hanoi(5, 'a', 'b', 'c'), fact(20));
const even = (n: number): boolean => n === 0 || odd(n - 1), odd = (n: number): boolean => n !== 0 && even(n - 1); console.log(even(101));`,
  'a stack that overflows is caught': `const deep = (n: number): number => deep(n + 1) + 1; try { deep(0); } catch (e: any) { console.log(e.name, e.message); } let after = 1; after++; console.log(after);`,
  'blocks, scopes and hoisting': `
var a = 1; { var a = 2; let b = 3; { let b = 4; console.log(a, b); } console.log(b); }
console.log(typeof inner, f()); { function inner() { return 1; } console.log(inner()); } function f() { return g(); function g() { return 'g'; } }
if (true) { function cond() { return 'c'; } console.log(cond()); }
let x = 1; { console.log((() => { try { return x; } catch (e: any) { return e.message; } let x = 2; })()); }
const self = function me(n: number): any { return n ? me(n - 1) : me.name; }; console.log(self(3));
try { throw 1; } catch (e) { var e2 = e; { let e = 2; console.log(e); } } console.log(e2);`,
  'inherited and frozen objects': `
class Point { x; y; constructor(x = 0, y = 0) { this.x = x; this.y = y; Object.freeze(this); } move(d: number) { try { this.x += d; } catch (e: any) { return e.message; } } static origin = new Point(); }
console.log(new Point(1).move(2), Point.origin); const n: any = Object.create(null); n.k = 1; const m = n; console.log(Object.keys(m));
const arr: any = Object.freeze([1]); try { arr[0] = 2; } catch (e: any) { console.log(e.message); } try { arr.push(1); } catch (e: any) { console.log(e.name); }`,
  'strings, regular expressions and numbers': `
const re = /(?<y>\\d{4})-(?<m>\\d\\d)/gu, s = '2024-05 and 2025-06'; let m: RegExpExecArray | null; const found: any[] = [];
while ((m = re.exec(s))) { const { y, m: month } = m.groups!; found.push([y, month, m.index]); }
const { index, 0: whole } = /b/.exec('abc')!; console.log(found, index, whole, 'a/b'.split(/\\//), 1_000, 0x1f, .5, 5..toFixed(1), '\\u{1F600}'.length, 'ünï', \`a\\
b\`);`,
  'comment-like operators': `let x = 1, n = 3; while (x<!--n) x++; console.log(x<!--n, n, x --> 0, x); const s = '<!-- -->'; console.log(s, /<!--/.test(s)); // <!-- fine`,
  'names like our own': `const $g = 1, $gt = 2, $g0 = 3, $gL0 = 4, $gd0 = 5, $gatescopeLab = 6; let scope = 7, lab = 8; for (const $g1 of [9]) { const { $gl = 1 } = {} as any; console.log($g, $gt, $g0, $gL0, $gd0, $gatescopeLab, scope, lab, $g1, $gl); }`,
  'names with escapes': `const \\u0024g = 1, $\\u{67}0 = 2; console.log(\\u0024g + $g0);`,
  'names with escapes and digits after them': `const $\\u00670 = 5; let y = 1; y++; console.log($\\u00670, y);`,
  'fields named by numbers': `class A { 1n = () => 1; 0x10n = () => 2; 2 = () => 3; 1e3 = () => 4; } const a: any = new A(); console.log(a[1].name, a[16].name, a[2].name, a[1000].name);`,
  'a console of its own': `{ const console = { log: (...x: any[]) => x.length }; console.log(1, 2); } console.log('the real one');`,
  'weak and keyed collections': `const m = new Map([[{}, 1]]), w = new WeakMap(), key = {}; w.set(key, m); const s = new Set([1, 2, 2]); for (const [k, v] of m) console.log(k, v); for (const v of s) console.log(v); console.log(w.get(key) === m, m.size, [...s].at(-1));`,
  'sorting calls back in the same order': `const log: any[] = []; const xs = [3, 1, 2].sort((a, b) => { log.push([a, b]); return a - b; }); const r = xs.reduce((acc, x, i) => { const next = acc * 10 + x; return next; }, 0); console.log(log, xs, r, xs.map((x, i) => x * i).filter(Boolean));`,
  'top-level await and its order': `console.log(1); const x = await 2; console.log(x); await null; { await 0; console.log(3); } const p = Promise.reject(new Error('later')); try { await p; } catch (e: any) { console.log(e.message); } console.log(await Promise.race([4, new Promise(() => {})]));`,
  'a promise that is rejected at the top': `console.log('before'); await Promise.reject(new TypeError('refused')); console.log('never');`,
  'thenables are called once': `let n = 0; const t: any = { then(r: any) { n++; r('v'); } }; const u = t; const f = async () => t; const g = async () => { const x = await t; return x; }; console.log(await f(), await g(), n);`,
  'a class that counts its reads': `class C { static n = 0; get v() { return ++C.n; } } const c = new C(); let { v } = c; v = c.v; const o = { ...c, v: c.v }; let w; w = o.v; console.log(C.n, v, w);`,
  'getters in prototypes of thrown errors': `class E extends Error { get name() { return 'Own'; } override message = 'field'; } try { throw new E('arg'); } catch (e: any) { console.log(e.name, e.message); }`,
  'numbers at the edges': `let z = -0, n = NaN, i = Infinity, d = 0.1 + 0.2, b = 2 ** 53; z += 0; n++; i--; b++; const zs = [-0, z]; console.log(Object.is(-0, zs[0]), z, n, i, d, b, Object.is(Math.round(-0.4), -0));`,
  'conditional and logical assignment effects': `const log: any[] = []; const o: any = { get a() { log.push('get'); return 0; }, set a(v) { log.push('set'); } }; o.a ||= 1; o.a &&= 2; o.a ??= 3; let q: any = null; q ??= (log.push('rhs'), 1); q ??= (log.push('no'), 2); q ? (q = 5) : (q = 6); q && (q = 7); q || (q = 8); console.log(log, q);`,
  'long chains of else': `const kind = (n: number) => { if (n < 0) return 'neg'
else if (n === 0) return 'zero'
else if (n < 10)
  return 'small'
else
  return 'big' }
console.log([-1, 0, 5, 50].map(kind))
let k; if (0) k = 1
else if (1)
  k = 2
if (k === 2) if (0) console.log('no'); else console.log('dangling')`,
  'iterators closed by what breaks out': `function* src() { try { for (let i = 0; ; i++) yield i; } finally { console.log('closed'); } } for (const x of src()) if (x === 2) break; const f = () => { for (const x of src()) return x; }; f(); try { for (const x of src()) throw x; } catch {} outer: for (const a of [1]) for (const b of src()) continue outer; const [one] = src(); console.log(one);`,
  'comments in odd places': `const /* a */ x /* b */ = /* c */ 1 /* d */ ; // e
for (/* f */ let /* g */ i = 0 /* h */; /* i */ i < 1 /* j */; /* k */ i++ /* l */) /* m */ console.log(i) /* n */
if (x) /* o */ console.log(2) /* p */; else /* q */ console.log(3)
const f = /* r */ ( /* s */ a /* t */ ) /* u */ => /* v */ a /* w */
console.log(f(4), (() => { return /* x */ 5 /* y */ })()) /* last */`,
  'the last line is a comment': `console.log(1)
let x = 2; console.log(x) // no line break after this`,
  'reserved words as properties': `const o: any = { if: 1, for: 2, class: 3, new: 4, await: 5 }; o.return = 6; o.default = o.if + o.for; const { class: k, new: n } = o; console.log(o, k, n, o.await);`,
  'what is called and is no function': `const log: any[] = []; const o: any = { f: 1, g: [null], h: { k: {} } }; let v: any = 5; const f = (x: any) => { log.push(x); return x; }; for (const run of [() => v(f(1)), () => o.f(f(2), f(3)), () => o.g[0](f(4)), () => o.h.k(f(5)), () => { const c: any = o.h; c(f(6)); }, () => ((q: any) => q(f(7)))('text'), () => v(...[f(8)]), () => v(), () => new v(f(9)), () => o.none(f(10)), () => { late(f(11)); let late: any = 1; }]) { try { run(); } catch (e: any) { log.push(e.message); } } console.log(log);`,
  'what is called is read as often as ever': `const log: any[] = []; class C { n = 0; get f() { this.n++; return (x: any) => x + this.n; } } const c = new C(); const o: any = { f: (x: any) => x }; console.log(c.f(1), c.f(2), c.n, o.f(3), o['f'](4)); const p: any = new Proxy({ f: (x: any) => x }, { get(t: any, k) { log.push(k); return t[k]; } }); p.f(5); console.log(log);`,
  'arguments of calls that look like commas and arrows': `const f = (...xs: any[]) => xs; const o: any = { f }; let g: any = f; console.log(g((1, 2), 3), g(() => 4).length, g(function () {})[0].name, g(class {})[0].name, o.f(g = f, 5).length, g(async () => 1).length, g({ a: 1 }), g\`t\`.length, g?.(6), o?.f(7), o.f?.(8));`,
  'text and what is joined to it': `const log: any[] = []; const o: any = { toString() { log.push('s'); return 'o'; }, valueOf() { log.push('v'); return 7; } }; let s = 'a'; s += o; s += 1 + 2; s = s + o + 1 + '2'; const j = (l: any, r: any) => l + r; console.log(s, j('t', o), j(o, 't'), j(1, o), j(o, o), '' + null + undefined, 1 + 2 + 'x' + 3, o == 7, 7 == o, o != 'o', o == o, null == o, '1' == 1 as any, log);`,
};
