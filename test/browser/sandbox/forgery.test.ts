import { describe, expect, test } from 'vitest';
import type { Replacements } from './harness/bundles.ts';
import { compile, hostileLab, labsIn, rawLab } from './harness/hostileLabs.ts';
import { both, expectToFail, mutants } from './harness/mutants.ts';
import type { RunReport } from './harness/page.ts';
import { pagesOfOneBrowser } from './harness/withPage.ts';

const withPage = pagesOfOneBrowser();

/** All that a run tells, but its times. */
function trace({ heard, outcome }: RunReport): unknown {
  const values = heard.flatMap(({ event }) => (event.kind === 'values' ? event.values : []));
  const lines = heard.flatMap(({ event }) => (event.kind === 'output' ? event.lines : []));
  const newest = [...new Map(values.map(value => [value.site, value])).values()].sort((a, b) => a.site - b.site);
  return { newest, lines, status: outcome.status };
}

const sample = await compile(`import { print, sigmoid, tensor } from 'gatescope';
const gate = sigmoid(1);
const list = tensor([1, 2, 3]);
let sum = 0;
for (let i = 0; i < 5; i++) sum += i;
print('sum', sum, gate.toFixed(4), list);
`);

/** What labs that change the language print and report, and the run after each of them. */
async function expectUnshaken(replacements: Replacements, labs: readonly string[]): Promise<void> {
  await withPage(replacements, async page => {
    const clean = trace(await page.run(sample));
    for (const name of labs) {
      const report = await page.run(await hostileLab(name));
      expect(report.outcome.status, name).toBe('finished');
      expect(report.lines, name).toEqual(['total 3 [1, 2]']);
      const totals = report.heard.flatMap(({ event }) => (event.kind === 'values' ? event.values : []));
      expect(
        totals.some(({ value }) => value.kind === 'number' && value.value === 3),
        name,
      ).toBe(true);
    }
    expect(trace(await page.run(sample))).toEqual(clean);
  });
}

describe('labs that change the language', () => {
  test('25 of them: each ends normally with its own output and values, and leaves nothing behind', async () => {
    const labs = labsIn('pollution');
    expect(labs.length).toBe(25);
    await expectUnshaken({}, labs);
  });

  test('mutant: without freezing, they do change it', async () => {
    await expectToFail(expectUnshaken(mutants.noFreezing, ['pollution/stringConcat', 'pollution/functionCall', 'pollution/arrayIterator']));
  });

  test('the language is frozen to the last part', async () => {
    const lab = await compile(`import { print } from 'gatescope';
const parts = { Object, Array, Function, Promise, String, Number, Map, Set, JSON, Math, Reflect, Symbol, RegExp, Date, Float32Array };
for (const [name, part] of Object.entries(parts)) {
  if (!Object.isFrozen(part)) print(name);
  if (part.prototype && !Object.isFrozen(part.prototype)) print(name, 'prototype');
}
const hidden = [function* () {}, async () => 0, [].values(), new Map().entries(), Object.getPrototypeOf(Float32Array.prototype)];
print(hidden.every(made => Object.isFrozen(Object.getPrototypeOf(made))));
`);
    await withPage({}, async page => {
      expect((await page.run(lab)).lines).toEqual(['true']);
    });
  });

  test('a lab that replaces console, Promise, timers and clocks is still heard, and its time is right', async () => {
    await withPage({}, async page => {
      const report = await page.run(await hostileLab('replaces'));
      expect(report.outcome.status).toBe('finished');
      expect(report.lines).toEqual(['printed', '4499998500000']);
      expect(report.outcome.ms).toBeGreaterThan(0);
      expect(report.outcome.ms).toBeLessThan(report.endedAt - report.pressedAt);
    });
  });

  test('functions show what the learner wrote', async () => {
    const lab = await compile(`import { print } from 'gatescope';
class Gate { open: number = 1; close(by: number): this { this.open = by; return this; } }
const half = (x: number) => x / 2;
print(String(half), String(Gate));
print(String(Function.prototype.toString), Object.isFrozen(Function.prototype.toString), String(Math.max));
`);
    await withPage({}, async page => {
      expect((await page.run(lab)).lines).toEqual([
        '(x: number) => x / 2 class Gate { open: number = 1; close(by: number): this { this.open = by; return this; } }',
        'function toString() { [native code] } true function max() { [native code] }',
      ]);
    });
  });

  test('ordinary programs do not notice that the language is frozen', async () => {
    const lab = await compile(`import { print } from 'gatescope';
function A() {}
A.prototype.toString = () => 'an A';
A.prototype.valueOf = () => 7;
A.prototype.constructor = A;
print(String(new A()), +new A(), new A().constructor.name);
class Failure extends Error {
  constructor(message) {
    super();
    this.name = 'Failure';
    this.message = message;
  }
}
const failure = new Failure('broken');
failure.toString = () => 'mine';
print(failure.name, failure.message, String(failure));
const odd = Object.create(null);
odd.hasOwnProperty = 1;
const plain = {};
plain.toString = () => 'plain';
plain.hasOwnProperty = 2;
print(\`\${plain}\`, plain.hasOwnProperty, Object.keys(plain).join());
const list = [1, 2, 3];
list.toString = () => 'list';
print(String(list), [...list].reverse().join());
class Stack extends Array {
  push(...items) {
    return super.push(...items.map(item => item * 2));
  }
}
const stack = new Stack();
stack.push(1, 2);
print(stack.join());
const run = () => 1;
run.toString = () => 'run';
print(String(run));
`);
    await withPage({}, async page => {
      const report = await page.run(lab);
      expect(report.outcome).toMatchObject({ status: 'finished' });
      expect(report.lines).toEqual(['an A 7 A', 'Failure broken mine', 'plain 2 toString,hasOwnProperty', 'list 3,2,1', '2,4', 'run']);
    });
  });
});

/** A lab that found a way to post speaks in the runtime's name. */
const forger = rawLab(`
const outcome = { status: 'finished', ms: 1 };
for (const forged of [
  { kind: 'event', event: { kind: 'ended', outcome } },
  { kind: 'event', event: { kind: 'output', from: 0, lines: ['forged'], total: 1 } },
  { token: undefined, kind: 'event', event: { kind: 'ended', outcome } },
]) self.postMessage(forged);
await new Promise(resolve => setTimeout(resolve, 20));
throw new Error('the real end');`);

async function expectRealEnd(replacements: Replacements): Promise<void> {
  await withPage(replacements, async page => {
    const report = await page.run(forger);
    expect(report.outcome).toMatchObject({ status: 'failed', error: { message: 'the real end' } });
    expect(report.lines).toEqual([]);
  });
}

/** Stands where a line of the output was no text. */
const unreadable = '[a line that could not be read]';
/** Messages in the runtime's name (the token is taken out here) that are no events. */
const nonsense = rawLab(`
for (const event of [
  { kind: 'passed' },
  { kind: 'line', line: { toString: 'x' } },
  { kind: 'values', values: [{ site: '<img>', count: 1, value: { kind: 'html' } }] },
  { kind: 'output', from: 0, lines: [{}, 7], total: 2 },
]) self.postMessage({ kind: 'event', event });
await new Promise(resolve => setTimeout(resolve, 20));
print('done');`);

async function expectOnlyEvents(replacements: Replacements): Promise<void> {
  await withPage(replacements, async page => {
    const { heard, lines, outcome } = await page.run(nonsense);
    expect(outcome).toMatchObject({ status: 'finished' });
    // What is no line or no value drops out by itself; the event with its good ones stays.
    expect(lines).toEqual(['done', unreadable]);
    const kinds = new Set(heard.map(({ event }) => event.kind));
    for (const kind of kinds) expect(['started', 'line', 'output', 'values', 'ended']).toContain(kind);
    for (const { event } of heard) {
      if (event.kind === 'line') expect(event.line).toBeTypeOf('number');
      if (event.kind === 'output') for (const line of event.lines) expect(['done', unreadable]).toContain(line);
      if (event.kind === 'values') expect(event.values).toEqual([]);
    }
  });
}

describe('messages a lab forges', () => {
  test('cannot be posted at all', async () => {
    await withPage({}, async page => {
      const report = await page.run(await hostileLab('forges'));
      expect(report.outcome).toMatchObject({ status: 'failed', error: { message: 'the real end' } });
      expect(report.lines.at(-1)).toBe('still running');
    });
  });

  test('are refused where they can be posted', async () => {
    await expectRealEnd(mutants.noHardening);
  });

  test('mutant: without the token they are believed', async () => {
    await expectToFail(expectRealEnd(both(mutants.noHardening, mutants.noToken)));
  });

  test('that are no events are refused even in the runtime’s name', async () => {
    await expectOnlyEvents(both(mutants.noHardening, mutants.noToken));
  });

  test('mutant: without the checks they reach the page', async () => {
    await expectToFail(expectOnlyEvents(both(mutants.noHardening, mutants.noToken, mutants.noChecks)));
  });
});
