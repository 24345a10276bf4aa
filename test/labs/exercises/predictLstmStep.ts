import type { Attempt } from './attempt.ts';

export const predictLstmStep: readonly Attempt[] = [
  {
    name: 'close',
    from: 'start',
    expect: 'right',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: 0.75'],
      ['cT: null as number | null', 'cT: 0.95'],
      ['hT: null as number | null', 'hT: 0.45'],
    ],
  },
  {
    name: 'kept types',
    from: 'start',
    expect: 'right',
    edits: [
      ['forgetGate: null as', 'forgetGate: 0.7 as'],
      ['cT: null as', 'cT: 1 as'],
      ['hT: null as', 'hT: 0.5 as'],
    ],
  },
  {
    name: 'fractions',
    from: 'start',
    expect: 'right',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: 3 / 4'],
      ['cT: null as number | null', 'cT: 1 - 0.02'],
      ['hT: null as number | null', 'hT: 1 / 2'],
    ],
  },
  {
    name: 'assigned later',
    from: 'start',
    expect: 'right',
    edits: [['const forgetGate = ', 'guess.forgetGate = 0.7; guess.cT = 1; guess.hT = 0.5;\nconst forgetGate = ']],
  },
  {
    name: 'exact',
    from: 'start',
    expect: 'right',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: 0.7310585786'],
      ['cT: null as number | null', 'cT: 0.97869178'],
      ['hT: null as number | null', 'hT: 0.50281065'],
    ],
  },
  {
    name: 'object assign',
    from: 'start',
    expect: 'right',
    edits: [['const forgetGate = ', 'Object.assign(guess, { forgetGate: 0.7, cT: 1, hT: 0.5 });\nconst forgetGate = ']],
  },
  {
    name: 'let guess',
    from: 'start',
    expect: 'right',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: 0.7'],
      ['cT: null as number | null', 'cT: 1'],
      ['hT: null as number | null', 'hT: 0.5'],
      ['const guess', 'let guess'],
    ],
  },
  {
    name: 'no prints',
    from: 'start',
    expect: 'right',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: 0.7'],
      ['cT: null as number | null', 'cT: 1'],
      ['hT: null as number | null', 'hT: 0.5'],
      ["print('forget_gate', fixed(forgetGate, 4), 'guessed', guess.forgetGate);", ''],
    ],
  },
  {
    name: 'boundary',
    from: 'start',
    expect: 'right',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: 0.64'],
      ['cT: null as number | null', 'cT: 0.9'],
      ['hT: null as number | null', 'hT: 0.6'],
    ],
  },
  {
    name: 'exact by copying the variables',
    from: 'start',
    expect: 'forget-gate',
    mistake: 'computed-guess',
    edits: [
      ['const guess = {', 'const guess: any = {'],
      ["print('forget_gate'", "guess.forgetGate = forgetGate; guess.cT = cT; guess.hT = hT;\nprint('forget_gate'"],
    ],
  },
  {
    name: 'sigmoid in guess',
    from: 'start',
    expect: 'forget-gate',
    mistake: 'computed-guess',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: sigmoid(1.0)'],
      ['cT: null as number | null', 'cT: 1'],
      ['hT: null as number | null', 'hT: 0.5'],
    ],
  },
  {
    name: 'gate 1',
    from: 'start',
    expect: 'forget-gate',
    mistake: 'score-for-gate',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: 1'],
      ['cT: null as number | null', 'cT: 1'],
      ['hT: null as number | null', 'hT: 0.5'],
    ],
  },
  {
    name: 'gate 0.5',
    from: 'start',
    expect: 'forget-gate',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: 0.5'],
      ['cT: null as number | null', 'cT: 1'],
      ['hT: null as number | null', 'hT: 0.5'],
    ],
  },
  {
    name: 'gate -0.7',
    from: 'start',
    expect: 'forget-gate',
    mistake: 'gate-out-of-range',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: -0.7'],
      ['cT: null as number | null', 'cT: 1'],
      ['hT: null as number | null', 'hT: 0.5'],
    ],
  },
  {
    name: 'c 0.58',
    from: 'start',
    expect: 'c-t',
    mistake: 'only-kept',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: 0.7'],
      ['cT: null as number | null', 'cT: 0.58'],
      ['hT: null as number | null', 'hT: 0.5'],
    ],
  },
  {
    name: 'c 0.8',
    from: 'start',
    expect: 'c-t',
    mistake: 'unchanged',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: 0.7'],
      ['cT: null as number | null', 'cT: 0.8'],
      ['hT: null as number | null', 'hT: 0.5'],
    ],
  },
  {
    name: 'c 1.7',
    from: 'start',
    expect: 'c-t',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: 0.7'],
      ['cT: null as number | null', 'cT: 1.7'],
      ['hT: null as number | null', 'hT: 0.5'],
    ],
  },
  {
    name: 'c 0.39',
    from: 'start',
    expect: 'c-t',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: 0.7'],
      ['cT: null as number | null', 'cT: 0.39'],
      ['hT: null as number | null', 'hT: 0.3'],
    ],
  },
  {
    name: 'h 1',
    from: 'start',
    expect: 'h-t',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: 0.7'],
      ['cT: null as number | null', 'cT: 1'],
      ['hT: null as number | null', 'hT: 1'],
    ],
  },
  {
    name: 'h 0.75',
    from: 'start',
    expect: 'h-t',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: 0.7'],
      ['cT: null as number | null', 'cT: 1'],
      ['hT: null as number | null', 'hT: 0.75'],
    ],
  },
  {
    name: 'h 0',
    from: 'start',
    expect: 'h-t',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: 0.7'],
      ['cT: null as number | null', 'cT: 1'],
      ['hT: null as number | null', 'hT: 0'],
    ],
  },
  {
    name: 'string',
    from: 'start',
    expect: 'forget-gate',
    mistake: 'no-number',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: "0.7"'],
      ['cT: null as number | null', 'cT: 1'],
      ['hT: null as number | null', 'hT: 0.5'],
    ],
  },
  {
    name: 'NaN',
    from: 'start',
    expect: 'forget-gate',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: NaN'],
      ['cT: null as number | null', 'cT: 1'],
      ['hT: null as number | null', 'hT: 0.5'],
    ],
  },
  {
    name: 'two null',
    from: 'start',
    expect: 'c-t',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: 0.7'],
      ['cT: null as number | null', 'cT: null'],
      ['hT: null as number | null', 'hT: null'],
    ],
  },
  {
    name: 'all null untyped',
    from: 'start',
    expect: 'notStarted',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: null'],
      ['cT: null as number | null', 'cT: null'],
      ['hT: null as number | null', 'hT: null'],
    ],
  },
  {
    name: 'undefined',
    from: 'start',
    expect: 'notStarted',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: undefined'],
      ['cT: null as number | null', 'cT: undefined'],
      ['hT: null as number | null', 'hT: undefined'],
    ],
  },
  {
    name: 'removed',
    from: 'start',
    expect: 'runs',
    mistake: 'no-guess',
    edits: [
      ['const guess = {', 'const g = {'],
      ['guess.', 'g.'],
      ['forgetGate: ', 'a: '],
      ['cT: ', 'b: '],
      ['hT: ', 'c: '],
    ],
  },
  {
    name: 'syntax',
    from: 'start',
    expect: 'couldNotRun',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: 0,7'],
      ['cT: null as number | null', 'cT: 1'],
      ['hT: null as number | null', 'hT: 0.5'],
    ],
  },
  {
    name: 'throws',
    from: 'start',
    expect: 'runs',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: 0.7'],
      ['cT: null as number | null', 'cT: 1'],
      ['hT: null as number | null', 'hT: 0.5'],
      ['const cT =', 'x;\nconst cT ='],
    ],
  },
  {
    name: 'program changed to fit',
    from: 'start',
    expect: 'forget-gate',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: 0.5'],
      ['cT: null as number | null', 'cT: 1'],
      ['hT: null as number | null', 'hT: 0.5'],
      ['sigmoid(1.0)', 'sigmoid(0)'],
    ],
  },
  {
    name: 'output above the memory',
    from: 'start',
    expect: 'h-t',
    mistake: 'shows-more',
    edits: [
      ['forgetGate: null as number | null', 'forgetGate: 0.7'],
      ['cT: null as number | null', 'cT: 1'],
      ['hT: null as number | null', 'hT: 1.2'],
    ],
  },
];
