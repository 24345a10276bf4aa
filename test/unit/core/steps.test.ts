import { describe, expect, it } from 'vitest';
import { freshRun, reduceRun } from '../../../src/core/following/runState.ts';
import type { CompiledLab } from '../../../src/core/run/compiledLab.ts';
import { gateLimits } from '../../../src/core/run/valueLimits.ts';
import type { ProbeValue } from '../../../src/core/run/value.ts';
import { stepClocks, type ProbeValues } from '../../../src/core/steps/stepClock.ts';
import { steppedPart } from '../../../src/core/steps/steppedPart.ts';
import { steppedValues } from '../../../src/core/steps/steppedValues.ts';
import { clockText, stepSentence } from '../../../src/core/steps/stepWords.ts';
import { inlineMarks } from '../../../src/core/words/inline/inlineMarks.ts';
import { runProbed } from '../instrument/runProgram.ts';

type Lab = Pick<CompiledLab, 'sites'>;

async function ran(...lines: readonly string[]): Promise<{ readonly lab: Lab; readonly values: ProbeValues }> {
  const { result, events } = await runProbed(lines.join('\n'));
  return { lab: result.lab, values: events.reduce(reduceRun, freshRun).values };
}

/** The clock of the loop with that variable, and all of its steps as a cursor. */
function clockOfLoop({ lab, values }: { readonly lab: Lab; readonly values: ProbeValues }, name: string) {
  const clock = stepClocks(lab.sites, values).find(each => each.kind === 'loop' && each.name === name);
  if (!clock) throw new Error(`There is no clock ${name}.`);
  return clock;
}

/** What is shown of each value at a step, by name: `t=3: 0.7`. Values without a sign are not among them. */
function at(run: { readonly lab: Lab; readonly values: ProbeValues }, loop: string, step: number): Record<string, string> {
  const { sites } = run.lab;
  const clock = clockOfLoop(run, loop);
  const stepped = steppedValues(sites, run.values, { clock: clock.id, step });
  const parts = inlineMarks(sites, run.values.values()).flatMap(mark => mark.parts);
  return Object.fromEntries(
    [...stepped].map(([index, value]) => {
      const [site, part] = [sites[index], parts.find(each => each.site === index)];
      if (!site || !part) throw new Error('A value without a place.');
      return [site.name, steppedPart(part, site, value).short];
    }),
  );
}

describe('the steps of a run', () => {
  it('shows what each variable of a loop was in that turn, and says so', async () => {
    const run = await ran(
      'let sum = 0;',
      'for (let i = 1; i <= 10; i++) {',
      '  const half = i / 2;',
      '  sum += half;',
      '}',
      'const end = sum;',
    );
    expect(at(run, 'i', 3)).toEqual({ i: 't=3: 3', half: 't=3: 1.5', sum: 't=3: 3' });
    expect(at(run, 'i', 10)).toEqual({ i: 't=10: 10', half: 't=10: 5', sum: 't=10: 27.5' });
    const clock = clockOfLoop(run, 'i');
    expect(clock.steps).toBe(10);
    expect(clockText(clock)).toBe('turns of i, line 2');
    const cursor = { clock: clock.id, step: 3 };
    expect(stepSentence(clock, cursor, run.lab.sites, steppedValues(run.lab.sites, run.values, cursor))).toBe(
      'Step 3 of 10: half 1.5, sum 3.',
    );
  });

  it('follows loops inside to the last turn they made in it, and loops around to the turn they were in', async () => {
    const run = await ran(
      'for (let epoch = 1; epoch <= 4; epoch++) {',
      '  for (let batch = 0; batch < 5; batch++) {',
      '    const loss = epoch * 10 + batch;',
      '  }',
      '  const mean = epoch * 100;',
      '}',
    );
    expect(at(run, 'epoch', 2)).toEqual({ epoch: 't=2: 2', batch: 't=2, turn 10: 4', loss: 't=2, turn 10: 24', mean: 't=2: 200' });
    expect(at(run, 'batch', 12)).toEqual({ epoch: 't=12, turn 3: 3', batch: 't=12: 1', loss: 't=12: 31', mean: 't=12, turn 3: 300' });
  });

  it('names the nearest turn that was kept where turns were thinned out', async () => {
    const run = await ran('for (let i = 1; i <= 10000; i++) {', '  const square = i * i;', '}');
    const kept = [...run.values.values()].find(({ series }) => series?.values.includes(1))?.series?.steps ?? [];
    expect(kept.length).toBeLessThanOrEqual(256);
    for (const step of [1, 2, 77, 5000, 9999, 10000]) {
      const nearest = [...kept].sort((one, other) => Math.abs(one - step) - Math.abs(other - step) || one - other)[0] ?? 0;
      const [, shown = ''] = /: (.*)$/.exec(at(run, 'i', step)['square'] ?? '') ?? [];
      expect(Math.abs(Number(shown) / nearest ** 2 - 1)).toBeLessThan(0.005);
      expect(at(run, 'i', step)['square']).toMatch(
        nearest === step ? /^t=[\d,]+: / : new RegExp(`^t=[\\d,]+ ≈ ${nearest.toLocaleString('en-US')}: `),
      );
    }
    const clock = clockOfLoop(run, 'i');
    const cursor = { clock: clock.id, step: 77 };
    expect(stepSentence(clock, cursor, run.lab.sites, steppedValues(run.lab.sites, run.values, cursor))).toMatch(
      /^Step 77 of 10,000: i \d+ \(of step \d+, the nearest that was kept\)|^Step 77 of 10,000: /,
    );
  });

  it('calls the last value the last where a turn may have gone past it, or it is none to keep', async () => {
    const run = await ran(
      'for (let i = 1; i <= 6; i++) {',
      '  if (i % 2 === 0) {',
      '    const even = i;',
      '  }',
      '  const list = [i, i];',
      '}',
    );
    expect(at(run, 'i', 3)).toEqual({ i: 't=3: 3', even: 'last: 6 ×3', list: 'last: [6, 6] ×6' });
  });

  it('goes through texts, and leaves what belongs to another loop as it is', async () => {
    const run = await ran(
      "for (const kind of ['RNN', 'GRU', 'LSTM']) {",
      '  const size = kind.length;',
      '}',
      'for (let j = 0; j < 7; j++) {',
      '  const other = j;',
      '}',
    );
    expect(at(run, 'kind', 2)).toEqual({ kind: "t=2: 'GRU'", size: 't=2: 3' });
    expect(Object.keys(at(run, 'j', 2))).toEqual(['j', 'other']);
  });

  it('has no clock for a loop that turned once, and none at a step that is not there', async () => {
    const run = await ran('for (let i = 0; i < 1; i++) {', '  const x = i;', '}', 'let n = 0;', 'while (n < 4) n++;');
    expect(stepClocks(run.lab.sites, run.values)).toEqual([]);
    const loop = await ran('for (let i = 0; i < 3; i++) {', '  const x = i;', '}');
    const { id } = clockOfLoop(loop, 'i');
    for (const step of [0, 4, 1.5, NaN, -1, Infinity]) expect(steppedValues(loop.lab.sites, loop.values, { clock: id, step }).size).toBe(0);
    expect(steppedValues(loop.lab.sites, loop.values, { clock: 'loop:999', step: 1 }).size).toBe(0);
  });

  it('shows infinities and what is no number as they were', async () => {
    const run = await ran('for (let i = 0; i < 3; i++) {', '  const x = [1, NaN, -Infinity][i]!;', '}');
    expect([1, 2, 3].map(step => at(run, 'i', step)['x'])).toEqual(['t=1: 1', 't=2: NaN', 't=3: -∞']);
  });
});

describe('the time steps inside recurrent modules', () => {
  const gate = (steps: number, name: string, meaning: 'keeps' | 'resets') => {
    const shown = Math.min(steps, gateLimits.steps);
    const overTime = Array.from({ length: shown }, (_, index) => index / 100);
    return { name, meaning, min: 0, max: 1, mean: 0.5, steps, overTime, ofUnits: [] };
  };
  const runOf = (steps: number): { readonly lab: Lab; readonly values: ProbeValues } => {
    const site = { file: 0, line: 3, nameLine: 3, nameColumn: 1, name: 'this.gru', role: 'field' } as const;
    const gates = [gate(steps, 'reset', 'resets'), gate(steps, 'update', 'keeps')];
    const value: ProbeValue = { site: 0, count: 1, value: { kind: 'module', text: 'GRU(2, 8)', parameters: 9, gates } };
    return { lab: { sites: [site] }, values: new Map([[0, value]]) };
  };

  it('are those of the last pass, each gate the mean over batch and units', () => {
    const { lab, values } = runOf(20);
    const [clock] = stepClocks(lab.sites, values);
    expect(clock).toEqual({ kind: 'pass', id: 'pass:20', steps: 20, modules: ['this.gru'] });
    const cursor = { clock: 'pass:20', step: 13 };
    const stepped = steppedValues(lab.sites, values, cursor);
    expect(stepped.get(0)?.gates?.map(({ name, value, index }) => [name, value, index])).toEqual([
      ['reset', 0.12, 12],
      ['update', 0.12, 12],
    ]);
    const [part] = inlineMarks(lab.sites, values.values()).flatMap(({ parts }) => parts);
    const site = lab.sites[0];
    const value = stepped.get(0);
    if (!part || !site || !value || !clock) throw new Error('Nothing is shown.');
    const { forms, short } = steppedPart(part, site, value);
    expect(short).toBe('t=13: reset 0.12 █░░░░░░░░░ uses little of the old, update 0.12 █░░░░░░░░░ keeps little');
    expect(forms.at(-1)).toBe('t=13: update 0.12 keeps little');
    expect(stepSentence(clock, cursor, lab.sites, stepped)).toBe(
      'Step 13 of 20: this.gru on average: reset 0.12 uses little of the old, update 0.12 keeps little.',
    );
  });

  it('names the nearest step whose mean was kept of a long sequence', () => {
    const { lab, values } = runOf(1000);
    const stride = 999 / (gateLimits.steps - 1);
    const kept = Array.from({ length: gateLimits.steps }, (_, index) => Math.floor(index * stride + 0.5) + 1);
    expect(kept.at(-1)).toBe(1000);
    for (const step of [1, 2, 500, 993, 1000]) {
      const nearest = [...kept].sort((one, other) => Math.abs(one - step) - Math.abs(other - step) || one - other)[0] ?? 0;
      const stepped = steppedValues(lab.sites, values, { clock: 'pass:1000', step }).get(0);
      expect(stepped?.gates?.[0]?.index).toBe(kept.indexOf(nearest));
      expect(stepped?.near).toBe(nearest === step ? undefined : nearest);
    }
  });
});
