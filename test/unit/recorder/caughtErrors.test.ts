import { describe, expect, it } from 'vitest';
import { runLabIn } from './labInRealm.ts';
import { startRun } from './startRun.ts';

const gate = '(x: number) => { let z = x; z += 1; return z; }';
const head = `const f: any = ${gate};
const bad = (): any => Reflect.construct(f, []);
const late = async () => { await null; return bad(); };
const log = console.log;
`;
const said = `${gate} is not a constructor`;

/** Ways in which a lab comes by an error: each gives it to `log` as a text. */
const ways: readonly (readonly [way: string, text: string, expected?: string])[] = [
  ['its message', 'try { bad(); } catch (e: any) { log(e.message); }'],
  ['its text', 'try { bad(); } catch (e) { log(String(e)); }', `TypeError: ${said}`],
  ['the head of its stack', "try { bad(); } catch (e: any) { log(e.stack.split('\\n')[0]); }", `TypeError: ${said}`],
  ['parts of it', 'try { bad(); } catch ({ message }: any) { log(message); }'],
  ['a part under another name', 'try { bad(); } catch ({ message: what = "" }: any) { log(what); }'],
  ['an error thrown again', 'try { try { bad(); } catch (e) { throw e; } } catch (e: any) { log(e.message); }'],
  ['a finally', 'try { try { bad(); } finally { log.name; } } catch (e: any) { log(e.message); }'],
  ['its cause', 'try { try { bad(); } catch (e) { throw new Error("outer", { cause: e }); } } catch (e: any) { log(e.cause.message); }'],
  ['await', 'try { await late(); } catch (e: any) { log(e.message); }'],
  ['.catch', 'await late().catch((e: any) => log(e.message));'],
  ['.then', 'await late().then(null, (e: any) => log(e.message));'],
  ['.finally', 'await late().finally(() => 1).catch((e: any) => log(e.message));'],
  ['Promise.allSettled', 'log(((await Promise.allSettled([late()]))[0] as any).reason.message);'],
  ['Promise.all', 'await Promise.all([1, late()]).catch((e: any) => log(e.message));'],
  ['Promise.any, caught', 'try { await Promise.any([late(), late()]); } catch (e: any) { log(e.errors[1].message); }'],
  ['Promise.any, told', 'await Promise.any([late()]).catch((e: any) => log(e.errors[0].message));'],
  [
    'a generator',
    'function* g(): any { try { yield 1; } catch (e: any) { log(e.message); } } const it = g(); it.next(); try { bad(); } catch (e) { it.throw(e); }',
  ],
  ['a class in what it says', 'try { bad(); } catch (e: any) { log(Object.getOwnPropertyDescriptor(e, "message")!.value); }'],
  [
    'a frozen function',
    'try { delete (f as any).prototype; delete (Object.freeze(f) as any).name; } catch (e: any) { log(e.message); }',
    `Cannot delete property 'name' of ${gate}`,
  ],
  [
    'a receiver',
    'try { Map.prototype.get.call(f as any, 1); } catch (e: any) { log(e.message); }',
    `Method Map.prototype.get called on incompatible receiver ${gate}`,
  ],
  [
    'a class that extends it',
    'try { (class extends (f as any) {}); } catch (e: any) { log(e.message); }',
    `Class extends value ${said} or null`,
  ],
];

describe("an error that a lab catches quotes the learner's functions, without probes", () => {
  it.each(ways)('in %s', async (_way, text = '', expected = said) => {
    expect(await runLabIn(`${head}${text}`)).toEqual([expected]);
  });

  it.each([
    ['an object', 'const o: any = { list: [() => (null as any).a] }; const run = () => o.list[0]();', 'list run'],
    ['a property', 'const o: any = {}; o.gate = () => (null as any).a; const run = () => o.gate();', 'o.gate run'],
    ['a method', 'class K { m() { let z: any = null; return z.a; } } const run = () => new K().m();', 'K.m run'],
    ['the lab itself', 'const run = () => (null as any).a;', 'run '],
  ])('and its stack names functions of %s, and no probe', async (_where, text, expected) => {
    const names =
      'try { run(); } catch (e: any) { console.log(e.stack.match(/(?<= at )[^\\n]*/g).slice(0, 2).map((at: string) => /^(.*) \\(/.exec(at)?.[1] ?? "").join(" ")); }';
    expect(await runLabIn(`${text}\n${names}`)).toEqual([expected]);
  });

  it('and its stack has the places that its learner knows, and none of what runs the lab', async () => {
    const lines = await runLabIn(`const open = () => { throw new Error('shut'); };
const run = () => [1].map(() => open());
try { run(); } catch (e: any) { console.log(e.stack); }`);
    expect(lines).toEqual([
      'Error: shut',
      '    at open (test.lab.ts:1)',
      '    at test.lab.ts:2',
      '    at run (test.lab.ts:2)',
      '    at test.lab.ts:3',
    ]);
  });

  it('and what the lab says itself stays as it says it', async () => {
    const said = 'Error in fold: got 3,4 points';
    const own = `const fold = () => { throw new Error('${said}'); };`;
    expect(await runLabIn(`${own}\ntry { fold(); } catch (e: any) { console.log(e.message, e.message === '${said}'); }`)).toEqual([
      `${said} true`,
    ]);
  });

  it('and where it goes on from there, its line is found', async () => {
    const { outcome } = await startRun(
      "const open = () => {\n  throw new Error('shut');\n};\ntry { open(); } catch (e: any) { if (e.stack.length > 0) throw e; }\n",
    );
    expect(outcome).toMatchObject({ status: 'failed', error: { message: 'shut' } });
    expect(outcome.status === 'failed' && outcome.error.frames[0]?.line).toBe(2);
  });

  it.each([
    ['as it is', 'b.stack = e.stack;'],
    ['below another message', "b.stack = `wrapped: ${b.message}\\n${e.stack.split('\\n').slice(1).join('\\n')}`;"],
    ['as a property of its own', "Object.defineProperty(b, 'stack', { value: e.stack });"],
  ])('and where its stack stands in another error %s, its line is found', async (_how, copy) => {
    const { outcome } = await startRun(
      `const open = () => {\n  throw new Error('shut');\n};\ntry { open(); } catch (e: any) { const b: any = new Error('other'); ${copy} throw b; }\n`,
    );
    expect(outcome).toMatchObject({ status: 'failed', error: { message: 'other' } });
    expect(outcome.status === 'failed' && outcome.error.frames.map(({ line }) => line)).toEqual([2, 4]);
  });

  it('and a stack that names other places gives no line', async () => {
    const { outcome } = await startRun(
      "const b: any = new Error('other');\nb.stack = 'Error: other\\n    at run (other.ts:1)\\n    at test.lab.ts:99\\n    at test.lab.ts:0\\n    at test.lab.ts:x\\n    at (mytest.lab.ts:1)';\nthrow b;\n",
    );
    expect(outcome.status === 'failed' && outcome.error.frames).toEqual([]);
  });

  it('and nothing else is changed: what is no error, frozen errors, errors that are proxies', async () => {
    const lines = await runLabIn(`${head}
const seen: string[] = [];
const watched = new Proxy(new Error('mine'), { get: (o: any, k) => (seen.push(String(k)), o[k]), getOwnPropertyDescriptor: (o, k) => (seen.push(String(k)), Reflect.getOwnPropertyDescriptor(o, k)), has: () => (seen.push('has'), true) });
try { throw watched; } catch (e: any) { log(seen.length); }
await Promise.reject(watched).catch(() => log(seen.length));
for (const thrown of [5, 'text', null, undefined, { message: 'plain' }, Object.freeze(new Error('frozen'))]) try { throw thrown; } catch (e: any) { log(e === thrown, e?.message ?? String(e)); }
log(Function.prototype.toString.call(Promise.prototype.then), Promise.prototype.then.length, Promise.prototype.then.name);`);
    expect(lines).toEqual([
      '0',
      '0',
      'true 5',
      'true text',
      'true null',
      'true undefined',
      'true plain',
      'true frozen',
      'function then() { [native code] } 2 then',
    ]);
  });
});
