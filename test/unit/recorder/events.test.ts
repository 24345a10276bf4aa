import { describe, expect, it } from 'vitest';
import type { MetricPoint, RunEvent } from '../../../src/core/run/run.ts';
import { startRun } from './startRun.ts';

/** A clock that moves on by itself at each look, as far as it is told. */
function steppingClock(step: number): () => number {
  let now = 0;
  return () => (now += step);
}

describe('events of a run', () => {
  it('begin with `started` and end with `ended`, once each', async () => {
    const run = await startRun('let a = 1;');
    expect(run.events[0]).toEqual({ kind: 'started', backend: { name: 'cpu', reason: 'test' } });
    expect(run.events.at(-1)).toMatchObject({ kind: 'ended', outcome: { status: 'finished' } });
    expect(run.of('started').length + run.of('ended').length).toBe(2);
  });

  it('tell the line, the print and the value before a lab gets stuck, though it never yields', async () => {
    const stuck = new Error('stuck');
    let told: RunEvent[] = [];
    const events: RunEvent[] = [];
    await startRun("const gate = 0.5;\nconsole.log('here');\n\nstop();\n", {
      emit: event => events.push(event),
      realm: (await import('node:vm')).createContext({
        stop: () => {
          told = [...events];
          throw stuck;
        },
      }),
      // No time passes at all.
      clock: () => 0,
    }).catch(() => undefined);
    expect(told).toContainEqual({ kind: 'line', line: 4 });
    expect(told).toContainEqual({ kind: 'output', from: 0, lines: ['here'], total: 1 });
    expect(told).toContainEqual({ kind: 'values', values: [{ site: 0, count: 1, value: { kind: 'number', value: 0.5, isGate: false } }] });
  });

  it('tell in which line an endless loop turns', async () => {
    let turns = 0;
    const run = await startRun('let n = 0;\nfor (;;) {\n  n++;\n  if (enough()) break;\n}\nn;\nwhile (true)\n  if (enough()) break;', {
      realm: (await import('node:vm')).createContext({ enough: () => ++turns % 5_000 === 0 }),
      clock: steppingClock(1),
    });
    const lines = run.of('line').map(({ line }) => line);
    expect(lines.slice(0, 4)).toEqual([1, 2, 3, 4]);
    // Turn by turn the loop's own line is the last one again.
    expect(lines.slice(4)).toContain(2);
    expect(lines.slice(-2)).toEqual([8, 7]);
  });

  it('are batched by the clock', async () => {
    // Each look at the clock is a tenth of a millisecond: 20,000 turns take about a second or more.
    const run = await startRun('let s = 0;\nfor (let i = 0; i < 200_000; i++) { s += i; console.log(i); }', { clock: steppingClock(0.1) });
    const spent = run.outcome.ms;
    const batches = run.of('output').length;
    expect(spent).toBeGreaterThan(10_000);
    expect(batches).toBeLessThan(spent / 50 + 100);
  });
});

describe('output', () => {
  it('is told in order and in full', async () => {
    const run = await startRun("console.log('a', 1, [2]);\nconsole.log('two\\nlines');\nconsole.log();\nconsole.warn('w');");
    const lines: string[] = [];
    for (const { from, lines: some } of run.of('output')) some.forEach((line, index) => (lines[from + index] = line));
    expect(lines).toEqual(['a 1 [ 2 ]', 'two', 'lines', '', 'w']);
  });

  it('of a flood keeps the first thousand and the last twenty thousand lines', async () => {
    const full: string[] = [];
    const run = await startRun('for (let i = 0; i < 100_000; i++) console.log(i);', { onLine: line => full.push(line) });
    const kept: (string | undefined)[] = [];
    for (const { from, lines } of run.of('output')) lines.forEach((line, index) => (kept[from + index] = line));
    expect(run.of('output').at(-1)?.total).toBe(100_000);
    for (let i = 0; i < 1_000; i++) expect(kept[i]).toBe(String(i));
    for (let i = 80_000; i < 100_000; i++) expect(kept[i]).toBe(String(i));
    for (const [index, line] of kept.entries()) if (line !== undefined) expect(line).toBe(String(index));
    // What asks for every line gets every line.
    expect(full).toHaveLength(100_000);
  });

  it('has bounded lines and bounded events', async () => {
    const run = await startRun("for (let i = 0; i < 50; i++) console.log('x'.repeat(100_000));");
    for (const { lines } of run.of('output')) {
      for (const line of lines) expect(line).toHaveLength(2_048);
      expect(lines.join('').length).toBeLessThan(40_000);
    }
    expect(run.of('output').reduce((sum, { lines }) => sum + lines.length, 0)).toBe(50);
  });
});

describe('series', () => {
  it('keep first and last, evenly spread, and count everything', async () => {
    const run = await startRun('let x; for (let i = 1; i <= 10_000; i++) x = i % 2 ? i : -i;');
    const { count, series, value } = run.value('x');
    expect(count).toBe(10_000);
    expect(value).toMatchObject({ value: -10_000 });
    if (!series) throw new Error('It has a series.');
    expect(series).toMatchObject({ min: -10_000, max: 9_999, mean: -0.5, nanCount: 0 });
    expect(series.steps.length).toBeLessThanOrEqual(256);
    expect(series.steps.length).toBeGreaterThan(120);
    expect([series.steps[0], series.steps.at(-1)]).toEqual([1, 10_000]);
    const gaps = series.steps.slice(1, -1).map((step, index) => step - (series.steps[index] ?? 0));
    expect(new Set(gaps).size).toBe(1);
    series.steps.forEach((step, index) => {
      expect(series.values[index]).toBe(step % 2 ? step : -step);
    });
  });

  it('are all there when there are few', async () => {
    const run = await startRun('let x; for (let i = 1; i <= 255; i++) x = i;');
    expect(run.value('x').series?.steps).toEqual(Array.from({ length: 255 }, (_, i) => i + 1));
  });

  it('count what is no number, and have no series for one value', async () => {
    const run = await startRun('let x; for (const v of [1, NaN, Infinity, 3, "text"]) x = v;\nconst once = 1;');
    expect(run.value('x')).toMatchObject({ count: 5, value: { kind: 'text' }, series: { min: 1, max: 'Infinity', nanCount: 1 } });
    expect(run.value('once').series).toBeUndefined();
  });

  it('follow tensors of one value', async () => {
    const tensor = (value: number): object => ({
      shape: [],
      size: 1,
      dtype: 'float32',
      isDisposed: false,
      dataSync: () => Float32Array.of(value),
    });
    const run = await startRun('for (const loss of losses) {}', {
      realm: (await import('node:vm')).createContext({ losses: [0.5, 0.25, 0.125].map(tensor) }),
      hooks: { isTensor: (value): value is never => 'dataSync' in value, valuesOf: value => value.dataSync() },
    });
    expect(run.value('loss')).toMatchObject({
      count: 3,
      value: { kind: 'tensor', head: [0.125] },
      series: { steps: [1, 2, 3], values: [0.5, 0.25, 0.125] },
    });
  });
});

describe('progress', () => {
  const progress = async (text: string): Promise<string[]> =>
    (await startRun(text, { clock: steppingClock(60) }))
      .of('progress')
      .map(({ done, total, line }) => `${String(done)}/${String(total)} @${String(line)}`);

  it('follows the outermost counted loop', async () => {
    const told = await progress('const n = 4;\nfor (let epoch = 1; epoch <= n; epoch++)\n  for (let i = 0; i < 3; i++) { let x = i; }');
    expect(told).toEqual(['0/4 @2', '1/4 @2', '2/4 @2', '3/4 @2', '4/4 @2']);
  });

  it.each([
    ['downward', 'for (let i = 3; i > 0; i--) { let x = i; }', '3/3 @1'],
    ['with a step', 'for (let i = 0; i < 10; i += 4) { let x = i; }', '3/3 @1'],
    ['over a list', 'const xs = [1, 2, 3];\nfor (const x of xs) { let y = x; }', '3/3 @2'],
    ['over entries of a list', 'const xs = [1, 2, 3];\nfor (const [i, x] of xs.entries()) { let y = x; }', '3/3 @2'],
    ['up to the length of a list', 'const xs = [1, 2, 3];\nfor (let i = 0; i < xs.length; i++) { let y = i; }', '3/3 @2'],
    ['up to a field', 'class A { epochs = 3; fit() { for (let i = 0; i < this.epochs; i++) { let y = i; } } }\nnew A().fit();', '3/3 @1'],
    [
      'after a loop that was left early',
      'for (let i = 0; i < 9; i++) { let y = i; if (i > 2) break; }\nfor (let i = 0; i < 3; i++) { let y = i; }',
      '3/3 @2',
    ],
    [
      'of a loop in a function that a loop calls',
      'const f = () => { for (let i = 0; i < 5; i++) { let y = i; } };\nfor (let i = 0; i < 3; i++) f();',
      '3/3 @2',
    ],
  ])('%s', async (_what, text, last) => {
    expect((await progress(text)).at(-1)).toBe(last);
  });

  it('tells of loops inside of the turn that is on, in functions too, where they take long', async () => {
    const text = `function work(x: unknown) { return x; }
for (const kind of ['RNN', 'GRU', 'LSTM'] as const) {
  for (let epoch = 0; epoch < 4; epoch++) { let y = work(epoch); }
}`;
    const told = (await startRun(text, { clock: steppingClock(60) })).of('progress');
    const inside = told.map(({ done, inside: loops }) => [
      done,
      loops?.map(one => `${String(one.done)}/${String(one.total)} @${String(one.line)}`),
    ]);
    expect(told.every(({ total, line }) => total === 3 && line === 2)).toBe(true);
    expect(inside).toContainEqual([1, ['2/4 @3']]);
    expect(inside).toContainEqual([2, ['3/4 @3']]);
  });

  it('counts a loop inside that has come to its end as whole until the turn around it is over', async () => {
    const text = `function work(x: number) { return x; }
for (let kind = 0; kind < 3; kind++) {
  for (let epoch = 0; epoch < 4; epoch++) { let y = work(epoch); }
  let test = work(kind);
  let more = work(test);
}`;
    const told = (await startRun(text, { clock: steppingClock(60) })).of('progress');
    for (const turn of [0, 1, 2]) {
      const shares = told.filter(({ done }) => done === turn).map(({ inside }) => (inside?.[0]?.done ?? 0) / 4);
      expect(shares.at(-1)).toBe(1);
      expect(shares).toEqual([...shares].sort((a, b) => a - b));
    }
  });

  it('tells loops apart that stand in functions of several files, and looks through loops of a single turn', async () => {
    const loop = (body: string): string => `for (let i = 0; i < 4; i++) { let y = ${body}; }`;
    const beside = `export function inner(x: number) { ${loop('work(x)')} }\nfunction work(x: number) { return x; }`;
    const text = `import { inner } from './beside';\nfunction outer() {\n  for (let one = 0; one < 1; one++) {\n    for (let n = 0; n < 3; n++) inner(n);\n  }\n}\nouter();`;
    const told = (await startRun(text, { clock: steppingClock(60), readFile: () => Promise.resolve(beside) })).of('progress');
    expect(new Set(told.map(({ line, total }) => `${String(total)} @${String(line)}`))).toEqual(new Set(['3 @4']));
    expect(told.some(({ inside }) => inside?.[0]?.total === 4)).toBe(true);
  });

  it('says whether anything that takes long comes after', async () => {
    const loop = (n: string): string => `for (let i = 0; i < 4; i++) { let ${n} = i; }`;
    const told = (await startRun(`${loop('a')}\n${loop('b')}\nlet rest = 1;`, { clock: steppingClock(60) })).of('progress');
    expect(told.filter(({ line }) => line === 1).map(({ isLast }) => isLast)).not.toContain(true);
    expect(new Set(told.filter(({ line, done, total }) => line === 2 && done < total).map(({ isLast }) => isLast))).toEqual(
      new Set([true]),
    );
  });

  it.each([
    'for (;;) { if (n++ > 3) break; }',
    'for (let i = 0; i < next(); i++) {}',
    'for (let i = 0; i > -1; i++) { if (i > 3) break; }',
    'for (let i = 0; i < Infinity; i++) { if (i > 3) break; }',
    'while (n++ < 4) {}',
  ])('stays silent about %s', async loop => {
    expect(await progress(`let n = 0; const next = () => 4; ${loop}`)).toEqual([]);
  });
});

describe('metrics', () => {
  it('pass on every optimizer step; a flood of them is thinned, its last one kept', async () => {
    let listener: ((point: MetricPoint) => void) | undefined;
    const run = await startRun('for (let i = 1; i <= 100_000; i++) step(i);', {
      realm: (await import('node:vm')).createContext({ step: (step: number) => listener?.({ step, loss: 1 / step }) }),
      hooks: {
        onStep: given => {
          listener = given;
          return () => (listener = undefined);
        },
      },
      clock: () => 0,
    });
    const steps = run.of('metrics').flatMap(({ points }) => points.map(({ step }) => step));
    expect(steps[0]).toBe(1);
    expect(steps.at(-1)).toBe(100_000);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    for (const { points } of run.of('metrics')) expect(points.length).toBeLessThanOrEqual(500);
    expect(listener).toBeUndefined();
  });
});
