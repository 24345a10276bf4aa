import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { captured } from '../../../src/recorder/base/primordials.ts';
import { startRun } from './startRun.ts';

describe('what probes cost', () => {
  it('does not grow with the keys of an object', async () => {
    const listed = countCalls('ownKeys', value => 'k5' in value);
    const run = await startRun(
      `const o: Record<string, number> = {};
for (let i = 0; i < 100_000; i++) o['k' + i] = i;
function f(p: typeof o, k: string) { return p[k]; }
for (let i = 0; i < 200; i++) f(o, 'k5');
o.k1 = -1;
const last = o;`,
      // A batch whenever the clock was looked at fifty times.
      { clock: steppingClock(1) },
    );
    listed.stop();
    expect(run.outcome).toMatchObject({ status: 'finished' });
    expect(listed.calls).toBeLessThan(6);
    // Which keys are shown is remembered, what they hold is not.
    expect(run.summary('last')).toMatchObject({ text: '{ k0: 0, k1: -1, k2: 2, k3: 3, k4: 4, k5: 5, … }' });
  });

  it('shows nothing that a large object has no more', async () => {
    const run = await startRun(
      `const o: Record<string, number> = {};
for (let i = 0; i < 1_000; i++) o['k' + i] = i;
let seen = o;
delete o.k0;
seen = o;
for (const key in o) delete o[key];
const last = o;`,
    );
    expect(run.summary('last')).toMatchObject({ text: '{ … }' });
    expect(
      run
        .of('values')
        .flatMap(({ values }) => values.map(({ value }) => JSON.stringify(value)))
        .join(),
    ).toContain('{ k1: 1, k2: 2');
  });

  it('does not grow with the length of a chain of prototypes', async () => {
    const walked = countCalls('getPrototypeOf', () => true);
    const run = await startRun(
      `let o = Object.create({ deep: 1 });
for (let i = 0; i < 2_000; i++) o = Object.create(o);
let last = o;
for (let i = 0; i < 50; i++) last = o;`,
    );
    walked.stop();
    expect(run.outcome).toMatchObject({ status: 'finished' });
    expect(walked.calls).toBeLessThan(200_000);
    expect(run.summary('last')).toMatchObject({ kind: 'other', text: 'object' });
  });

  it('is no stack for each of many throws', async () => {
    const realm = vm.createContext({});
    const stacks = countStacks();
    const run = await startRun(
      `const a = 1;
for (let i = 0; i < 20_000; i++)
  try { throw 'often'; } catch {}
for (let i = 0; i < 20_000; i++)
  try { throw new Error('often'); } catch {}
throw 'last';`,
      { realm, clock: () => 0 },
    );
    stacks.stop();
    expect(stacks.formatted).toBeLessThan(200);
    if (run.outcome.status !== 'failed') throw new Error('It has to fail.');
    // Where it was thrown is known all the same.
    expect(run.outcome.error.frames[0]?.line).toBe(6);
  });
});

function steppingClock(step: number): () => number {
  let now = 0;
  return () => (now += step);
}

/** Counts how often the recorder calls one of its functions on a value that `counts`. */
function countCalls(name: 'ownKeys' | 'getPrototypeOf', counts: (value: object) => boolean): { readonly calls: number; stop(): void } {
  const original = captured[name] as (value: object) => never;
  const replaceable = captured as unknown as Record<typeof name, (value: object) => never>;
  let calls = 0;
  replaceable[name] = value => {
    if (counts(value)) calls++;
    return original(value);
  };
  return {
    get calls() {
      return calls;
    },
    stop: () => (replaceable[name] = original),
  };
}

/** Counts stacks that were put into words. */
function countStacks(): { readonly formatted: number; readonly stop: () => void } {
  let formatted = 0;
  const before = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
  Error.prepareStackTrace = (error, sites) => {
    formatted++;
    return `${String(error)}${sites.map(site => `\n    at ${site.getFileName() ?? ''}:${String(site.getLineNumber())}:${String(site.getColumnNumber())}`).join('')}`;
  };
  return {
    get formatted() {
      return formatted;
    },
    stop: () => {
      if (before) Object.defineProperty(Error, 'prepareStackTrace', before);
      else Reflect.deleteProperty(Error, 'prepareStackTrace');
    },
  };
}
