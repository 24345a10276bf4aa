import { describe, expect, it } from 'vitest';
import { compileLab } from '../../../src/instrument/compileLab.ts';
import { amount } from '../../soak.ts';
import { runProbed } from './runProgram.ts';
import { widePrograms } from './widePrograms.ts';

/** A program whose lines are numbered as it is read here: each begins with a mark that says what is printed up to it. */
interface Case {
  readonly name: string;
  readonly text: string;
  /** By line (1-based): what is printed when the line is through. */
  readonly prints: Readonly<Record<number, readonly string[]>>;
  /** Lines that the program never comes to. */
  readonly never?: readonly number[];
}

const cases: readonly Case[] = [
  {
    name: 'statements one after the other, what stands between them and behind them',
    text: `console.log('a');
// A remark.

console.log(
  'b',
);
const x = 1; console.log('c', x);
`,
    prints: { 1: ['a'], 2: ['a'], 3: ['a'], 4: ['a', 'b'], 5: ['a', 'b'], 6: ['a', 'b'], 7: ['a', 'b', 'c 1'], 8: ['a', 'b', 'c 1'] },
  },
  {
    name: 'a loop: its head, its body, its end',
    text: `let sum = 0;
for (let i = 0; i < 3; i++) {
  console.log('turn', i);
  sum += i;
}
console.log(sum);
`,
    prints: { 1: [], 2: [], 3: ['turn 0'], 4: ['turn 0'], 5: ['turn 0', 'turn 1', 'turn 2'], 6: ['turn 0', 'turn 1', 'turn 2', '3'] },
  },
  {
    name: 'bodies without braces',
    text: `const on = true;
if (on)
  console.log('yes');
else
  console.log('no');
for (const c of 'ab')
  console.log(c);
while (!on)
  console.log('never');
console.log('end');
`,
    prints: { 2: [], 3: ['yes'], 6: ['yes'], 7: ['yes', 'a'], 8: ['yes', 'a', 'b'], 10: ['yes', 'a', 'b', 'end'] },
    never: [5, 9],
  },
  {
    name: 'functions: where they stand, and what they do when they are called',
    text: `function twice(x: number): number {
  console.log('in', x);
  const y = x * 2;
  return y;
}
const half = (x: number): number => {
  if (x < 0) return 0;
  return x / 2;
};
console.log(twice(3));
console.log(half(5));
`,
    prints: {
      1: [],
      2: ['in 3'],
      3: ['in 3'],
      4: ['in 3'],
      5: ['in 3'],
      6: [],
      7: ['in 3', '6'],
      8: ['in 3', '6'],
      9: [],
      10: ['in 3', '6'],
      11: ['in 3', '6', '2.5'],
    },
  },
  {
    name: 'methods of a class',
    text: `class Counter {
  count = 0;
  step(): number {
    this.count += 1;
    return this.count;
  }
}
const counter = new Counter();
console.log(counter.step());
`,
    prints: { 1: [], 2: [], 3: [], 4: [], 5: [], 7: [], 8: [], 9: ['1'] },
  },
  {
    name: 'what leaves its place',
    text: `outer: for (let i = 0; i < 3; i++) {
  for (let j = 0; j < 3; j++) {
    if (j === 1) continue outer;
    if (i === 1) break outer;
    console.log(i, j);
  }
}
try {
  console.log('try');
  throw new Error('x');
} catch (error) {
  console.log('caught');
} finally {
  console.log('finally');
}
`,
    prints: {
      1: [],
      2: [],
      3: [],
      4: [],
      5: ['0 0'],
      7: ['0 0'],
      9: ['0 0', 'try'],
      10: ['0 0', 'try'],
      12: ['0 0', 'try', 'caught'],
    },
  },
  {
    name: 'switch, awaited promises, callbacks and generators',
    text: `switch (1 + 1) {
  case 1:
    console.log('one');
    break;
  default:
    console.log('other');
}
const later = await Promise.resolve('later');
console.log(later);
[1, 2].forEach(x => {
  console.log('each', x);
});
function* turns() {
  yield 1;
  yield 2;
}
for (const t of turns()) console.log('turn', t);
`,
    prints: {
      1: [],
      6: ['other'],
      7: ['other'],
      8: ['other'],
      9: ['other', 'later'],
      11: ['other', 'later', 'each 1'],
      12: ['other', 'later', 'each 1', 'each 2'],
      14: ['other', 'later', 'each 1', 'each 2', 'turn 1'],
      17: ['other', 'later', 'each 1', 'each 2', 'turn 1', 'turn 2'],
    },
    never: [3, 4],
  },
  {
    name: 'a line that the lab itself would catch the end of',
    text: `try {
  console.log('a');
} catch {
  console.log('b');
}
await Promise.resolve().then(() => {
  console.log('c');
}).catch(() => console.log('d'));
console.log('e');
`,
    prints: { 2: ['a'], 7: ['a', 'c'], 8: ['a', 'c'], 9: ['a', 'c', 'e'] },
    never: [4],
  },
];

describe('a run up to a line', () => {
  for (const { name, text, prints, never = [] } of cases) {
    it(`ends with it: ${name}`, async () => {
      for (const [line, printed] of Object.entries(prints)) {
        const run = await runProbed(text, { upTo: Number(line) });
        expect({ line, printed: run.printed, reason: 'reason' in run.outcome ? run.outcome.reason : run.outcome.status }).toEqual({
          line,
          printed,
          reason: 'reached',
        });
        expect(run.events.filter(({ kind }) => kind === 'ended')).toHaveLength(1);
      }
      const whole = await runProbed(text);
      for (const line of never) {
        const run = await runProbed(text, { upTo: line });
        expect({ line, printed: run.printed, status: run.outcome.status }).toEqual({ line, printed: whole.printed, status: 'finished' });
      }
    });
  }

  it('prints what the whole run prints first, whatever the program and the line', async () => {
    let reached = 0;
    for (const text of widePrograms(643, amount(4, 30))) {
      const whole = await runProbed(text);
      const lines = text.split('\n').length;
      for (let upTo = 1; upTo <= lines; upTo += 3) {
        const compiled = await compileLab({ name: 'program.lab.ts', text, upTo });
        if (!compiled.ok) continue;
        const { outcome, printed } = await runProbed(text, { upTo });
        const isReached = outcome.status === 'stopped';
        if (isReached) reached++;
        expect({ text, upTo, status: isReached ? whole.outcome.status : outcome.status, printed }).toEqual({
          text,
          upTo,
          status: whole.outcome.status,
          printed: isReached ? whole.printed.slice(0, printed.length) : whole.printed,
        });
      }
    }
    expect(reached).toBeGreaterThan(10);
  });

  it('has the values of that moment', async () => {
    const text = 'let sum = 0;\nfor (let i = 1; i <= 4; i++) {\n  sum += i;\n  sum *= 2;\n}\n';
    const run = await runProbed(text, { upTo: 3 });
    const of = (line: number) =>
      [...run.values].filter(([site]) => run.result.lab.sites[site]?.line === line).map(([, { value }]) => value);
    expect(of(3)).toMatchObject([{ kind: 'number', value: 1 }]);
    expect(of(4)).toEqual([]);
  });

  it('is refused in a sentence where nothing runs up to there', async () => {
    const text = "// A remark.\nimport { tensor } from 'gatescope';\ntype T = number;\nprint(tensor(1));\n";
    for (const upTo of [1, 2, 3]) {
      const result = await compileLab({ name: 'a.lab.ts', text, upTo });
      expect(result).toMatchObject({
        ok: false,
        problems: [
          { line: upTo, message: `Nothing runs up to line ${String(upTo)}. Put the cursor on a line that does something, or below one.` },
        ],
      });
    }
  });
});
