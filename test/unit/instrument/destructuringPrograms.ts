/** Programs that destructure to what exists already. */
export const destructuringPrograms: Readonly<Record<string, string>> = {
  'destructuring to properties, in order': `
const log: string[] = [];
const at = (name: string, value: any): any => (log.push(name), value);
const o: any = { set s(v: number) { log.push('set ' + v); n = 7; } };
let n = 0, a: any = { x: 1 };
[a.x, a] = [5, { x: 99 }]; console.log(a);
[n, o.s] = [1, 2]; console.log(n);
[at('base', o).v, at('other', o)[at('key', 'w')] = at('default', 3)] = [1];
({ [at('k', 'p')]: at('target', o).q, ...at('rest', o).r } = { p: at('value', 4), z: 5 });
console.log(log, o.v, o.w, o.q, o.r);
class A { #h = 1; c = 2; static s = 3; get h() { return this.#h; } run() { [this.#h, this.c, (this as any).f!] = [4, 5, () => 6]; return this; } }
class B extends A { set(v: any) { [super.c, (this.c), A.s] = v; return [this.c, A.s]; } }
const b: any = new B().run(); console.log(b.h, b.c, b.f.name, b.set([7, 8, 9]));
let node: any = { next: { next: null } }, prev: any = null;
while (node) [node.next, prev, node] = [prev, node, node.next];
console.log(prev);`,
  'destructuring to what cannot take it': `
const say = (f: () => void) => { try { f(); } catch (e: any) { console.log(e.name, e.message); } };
let none: any = null, missing: any, frozen: any = Object.freeze({ x: 1 }), num: any = 5;
say(() => { [none.x] = [1]; });
say(() => { ({ a: missing.y.z } = { a: 1 }); });
say(() => { [missing.deep] = [1]; });
say(() => { [frozen.x] = [2]; });
say(() => { [num.x] = [2]; });
say(() => { [({ set x(v: any) { throw new Error('set ' + v); } }).x] = [3]; });
say(() => { let q: any; [q] = 5 as any; });`,
};
