import { describe, expect, it } from 'vitest';
import type { RecordedRun } from '../../../src/recorder/recordedRun.ts';
import { startRun } from './startRun.ts';

describe('what a lab throws', () => {
  it.each([
    ['an error', "throw new Error('boom');", 'Error', 'boom'],
    [
      'an error of its own class',
      "class ShapeError extends Error { name = 'ShapeError'; }\nthrow new ShapeError('4 is not 5');",
      'ShapeError',
      '4 is not 5',
    ],
    ['a string', "throw 'boom';", '', 'boom'],
    ['null', 'throw null;', '', 'null'],
    ['undefined', 'throw undefined;', '', 'undefined'],
    ['a number', 'throw 42;', '', '42'],
    ['a symbol', "throw Symbol('s');", '', 'Symbol(s)'],
    ['an object', 'throw { code: 1 };', '', '{ code: 1 }'],
    ['a list', "throw [1, 'two', [3]];", '', "[1, 'two', [3]]"],
    ['a list with a hole', 'throw [, 1];', '', '[empty, 1]'],
    ['an empty list', 'throw [];', '', '[]'],
    ['a long list', 'throw Array(1e6).fill(7);', '', '[7, 7, 7, 7, 7, 7, 7, 7, 7, 7, …]'],
    ['a list of numbers', 'throw new Float32Array([1, 2]);', '', '[1, 2]'],
    ['a list in itself', 'const a = [1]; a.push(a); throw a;', '', '[1, [1, [1, Array(2)]]]'],
    ['a list with a getter', 'throw Object.defineProperty([1], 1, { get() { throw 2; } });', '', '[1, [getter]]'],
    [
      'an object with throwing getters',
      'throw { get message() { throw 1; }, get name() { throw 1; }, get stack() { throw 1; }, toString() { throw 1; } };',
      '',
      '{ message: [getter], name: [getter], stack: [getter], toString: function toString }',
    ],
    [
      'an error with throwing getters',
      "throw Object.defineProperties(new Error('x'), { stack: { get() { throw 1; } }, message: { get() { throw 1; } }, name: { get() { throw 1; } } });",
      '',
      'Error',
    ],
    [
      'an error whose parts are of the wrong kind',
      'throw Object.assign(new Error(), { message: { a: 1 }, name: 5, stack: 6 });',
      'Error',
      '{ a: 1 }',
    ],
    [
      'a proxy',
      'throw new Proxy(new Error("x"), { get() { throw 1; }, getPrototypeOf() { throw 1; }, getOwnPropertyDescriptor() { throw 1; } });',
      '',
      'Proxy',
    ],
    ['a message without end', "throw new Error('x'.repeat(10_000));", 'Error', `${'x'.repeat(2_047)}…`],
    [
      'a class without new',
      'class GRU {}\n(GRU as unknown as () => unknown)();',
      'TypeError',
      'A class is made with new, and it is missing here: new nn.GRU({ … }), new optim.Adam(…).',
    ],
    ['a deep recursion', 'const f = (): number => 1 + f();\nf();', 'RangeError', 'Maximum call stack size exceeded'],
  ])('%s', async (_what, text, name, message) => {
    const run = await startRun(`const before = 1;\n${text}`);
    expect(run.outcome).toMatchObject({ status: 'failed', error: { name, message } });
    // The trace up to there is kept.
    expect(run.summary('before')).toMatchObject({ kind: 'number', value: 1 });
    expect(run.events.at(-1)).toEqual({ kind: 'ended', outcome: run.outcome });
  });

  it('comes with its places, innermost first', async () => {
    const run = await startRun("function f() {\n  throw new Error('x');\n}\n\nf();");
    if (run.outcome.status !== 'failed') throw new Error('It has to fail.');
    expect(run.outcome.error.frames.slice(0, 2).map(({ line }) => line)).toEqual([2, 5]);
  });

  it('comes with a place also where it is no error', async () => {
    const run = await startRun("const a = 1;\ntry { throw 'first'; } catch {}\nif (a)\n  throw 'second';");
    if (run.outcome.status !== 'failed') throw new Error('It has to fail.');
    expect(run.outcome.error.frames[0]?.line).toBe(4);
  });

  it('may come from outside of its promise: a timer, a rejection nobody awaits', async () => {
    const passed: RecordedRun[] = [];
    const run = startRun('await new Promise(() => {});', { withRun: one => passed.push(one) });
    await new Promise(resolve => setImmediate(resolve));
    passed[0]?.fail(new TypeError('in a timer'));
    passed[0]?.fail(new Error('too late'));
    expect((await run).outcome).toMatchObject({ status: 'failed', error: { name: 'TypeError', message: 'in a timer' } });
    expect((await run).of('ended')).toHaveLength(1);
  });

  it('may be told of after the lab has returned, while the host says that more can come', async () => {
    let current: RecordedRun | undefined;
    const run = await startRun('const a = 1;', {
      withRun: one => (current = one),
      afterTasks: () => {
        current?.fail(new Error('nobody awaited this'));
        return Promise.resolve();
      },
    });
    expect(run.outcome).toMatchObject({ status: 'failed', error: { message: 'nobody awaited this' } });
  });
});
