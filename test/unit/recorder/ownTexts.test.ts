import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { LabFunction } from '../../../src/core/run/labScope.ts';
import { compileLab } from '../../../src/instrument/compileLab.ts';
import { showOwnTexts } from '../../../src/recorder/errors/ownTexts.ts';
import { runLabIn } from './labInRealm.ts';

/** Functions and classes, each as it is written and as a lab must show it. */
const written: readonly (readonly [what: string, text: string])[] = [
  ['function', 'function double(x) { return x * 2; }'],
  ['types', 'function double(x: number, y?: string): number { const s: number = x * 2; return s; }'],
  [
    'lines and comments',
    'function far(\n  x: number, // one 😀\n): number {\n  /* two */\n  for (let i = 0; i < 3; i++) x += i;\n  return x;\n}',
  ],
  ['arrow', 'z => { const s = 1 / (1 + Math.exp(-z)); return s; }'],
  ['arrow that is an expression', '(x: number) => x * 2'],
  ['types at both ends', '<T extends number>(x: T) => x as number'],
  ['arrow in an arrow', '(x: any) => (y: any) => y!'],
  ['async', 'async (x: number): Promise<number> => { await null; return x; }'],
  ['generator', 'function* (n: number) { for (let i = 0; i < n; i++) { const got = yield i; n += got; } }'],
  ['class', 'class { open = 1; #key: number = 2; static made = 0; close(by?: number): this { this.open = by ?? 0; return this; } }'],
  ['no insertion', 'class {}'],
];

const oneLine = (text: string): string => text.replaceAll('\n', '\\n');

describe('a function is shown as its learner wrote it', () => {
  it.each(written)('%s', async (_what, text) => {
    const ways = 'String(f), f + "", `${f}`, f.toString(), Function.prototype.toString.call(f)';
    const lines = await runLabIn(
      `const f: any = ${text};\nconst log = (s: string) => console.log(s.replaceAll('\\n', '\\\\n'));\n[${ways}].forEach(log);`,
    );
    expect(lines).toEqual(Array.from({ length: 5 }, () => oneLine(text)));
  });

  it('members of classes and of objects', async () => {
    const lines =
      await runLabIn(`class Gate { private open = 1; protected close(by: number): this { this.open = by; return this; } get width(): number { return 1; } }
const made = { scale(x: number) { return x * 2; } };
console.log(String((Gate.prototype as any).close));
console.log(String(Object.getOwnPropertyDescriptor(Gate.prototype, 'width')!.get));
console.log(String(made.scale));`);
    expect(lines).toEqual([
      'close(by: number): this { this.open = by; return this; }',
      'get width(): number { return 1; }',
      'scale(x: number) { return x * 2; }',
    ]);
  });

  it('of a file beside the lab, and one that is exported', async () => {
    const helper = 'export function half(x: number): number { return x / 2; }\nexport default (x: number) => half(x);\n';
    const lines = await runLabIn(
      `import whole, { half } from './helper.ts';\nconsole.log(String(half));\nconsole.log(String(whole));`,
      helper,
    );
    expect(lines).toEqual(['function half(x: number): number { return x / 2; }', '(x: number) => half(x)']);
  });

  it('in what is thrown', async () => {
    const lines = await runLabIn(
      `const gate = (z: number) => z + 1;\ntry { throw new TypeError('not a number: ' + gate); } catch (e: any) { console.log(e.message); }`,
    );
    expect(lines).toEqual(['not a number: (z: number) => z + 1']);
  });

  it('without probes, where a variable is exported that changes', async () => {
    const lines = await runLabIn(
      'export let count = 0;\nexport const step = () => { count += 1; };\nconsole.log(String(step));',
      undefined,
      false,
    );
    expect(lines).toEqual(['() => { count += 1; }']);
  });
});

describe('what shows it', () => {
  it('looks and behaves as the method of the engine', async () => {
    const lines = await runLabIn(`const own = Function.prototype.toString;
console.log(own.call(own), own.name, own.length, Reflect.ownKeys(own).join());
for (const wrong of [() => own.call(3), () => new (own as any)()]) try { wrong(); } catch (e: any) { console.log(e.name, e.message, e.constructor === TypeError); }
console.log(JSON.stringify(Object.getOwnPropertyDescriptor(Function.prototype, 'toString')));
console.log(String(Math.max), String((() => 1).bind(null)));`);
    expect(lines).toEqual([
      'function toString() { [native code] } toString 0 length,name',
      "TypeError Function.prototype.toString requires that 'this' be a Function true",
      'TypeError own is not a constructor true',
      '{"writable":true,"enumerable":false,"configurable":true}',
      'function max() { [native code] } function () { [native code] }',
    ]);
  });

  it('goes on whatever a lab makes of the language', async () => {
    const lines = await runLabIn(`const keep = Function.prototype.toString.call.bind(Function.prototype.toString);
const log = console.log;
const f = (x: number) => x * 2;
for (const proto of [String.prototype, Array.prototype, WeakMap.prototype] as any[]) for (const key of Object.getOwnPropertyNames(proto)) if (key !== 'constructor' && key !== 'length') proto[key] = () => 'pwned';
for (const key of ['get', 'set', 'value', '0', '1']) Object.defineProperty(Object.prototype, key, Object.assign(Object.create(null), { get: () => 'pwned', set() {}, configurable: true }));
log(keep(f));`);
    expect(lines).toEqual(['(x: number) => x * 2']);
  });

  it('is gone after the run', async () => {
    const compiled = await compileLab({ name: 'test.lab.ts', text: 'const x = 1;' });
    if (!compiled.ok) throw new Error('Did not compile.');
    const realm = vm.createContext({});
    const functions = new vm.Script(`${compiled.lab.code}\n;$gatescopeLab`).runInContext(realm) as LabFunction[];
    const native: unknown = vm.runInContext('Function.prototype.toString', realm);
    const showCompiledTexts = showOwnTexts(functions, compiled.lab.texts ?? []);
    expect(vm.runInContext('Function.prototype.toString', realm)).not.toBe(native);
    showCompiledTexts();
    expect(vm.runInContext('Function.prototype.toString', realm)).toBe(native);
  });
});
