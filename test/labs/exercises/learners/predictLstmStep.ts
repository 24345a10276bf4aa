import type { Attempt } from '../attempt.ts';

/** Attempts as different learners write them: right ones, and ones that only look so. */
export const predictLstmStep: readonly Attempt[] = [
  {
    name: 'of another learner: class object',
    expect: 'right',
    edits: [
      ['const guess = {', 'class Tipps {'],
      ['forgetGate: 0.7,', 'forgetGate = 0.7;'],
      ['cT: 1,', 'cT = 1;'],
      ['hT: 0.5,', 'hT = 0.5;'],
      [
        `
};`,
        `
}
const guess = new Tipps();`,
      ],
    ],
  },
  {
    name: 'of another learner: spread',
    expect: 'right',
    edits: [
      [
        'const guess = {',
        `const basis = { forgetGate: 0.7 };
const guess = {
  ...basis,`,
      ],
      [
        `  forgetGate: 0.7,
`,
        '',
      ],
    ],
  },
  {
    name: 'of another learner: assigned later',
    expect: 'right',
    edits: [
      ['forgetGate: 0.7', 'forgetGate: null as number | null'],
      [
        `
};`,
        `
};
guess.forgetGate = 0.7;`,
      ],
    ],
  },
  {
    name: 'of another learner: function',
    expect: 'right',
    edits: [
      [
        'const guess = {',
        `const guess = tipps();
function tipps() { return {`,
      ],
      [
        `
};`,
        `
}; }`,
      ],
    ],
  },
  {
    name: 'of another learner: computed copy',
    expect: 'h-t',
    mistake: 'computed-guess',
    at: 'guess.hT = hT * 1.0001;',
    edits: [
      [
        `
print('h_t`,
        `
guess.hT = hT * 1.0001;
print('h_t`,
      ],
    ],
  },
  {
    name: 'of another learner: computed rounded',
    expect: 'h-t',
    mistake: 'computed-guess',
    at: 'guess.hT = Math.round(hT * 100) / 100;',
    edits: [
      [
        `
print('h_t`,
        `
guess.hT = Math.round(hT * 100) / 100;
print('h_t`,
      ],
    ],
  },
  {
    name: 'of another learner: getter',
    expect: 'h-t',
    mistake: 'computed-guess',
    at: 'get hT(): number { return hT; },',
    edits: [['hT: 0.5,', 'get hT(): number { return hT; },']],
  },
  {
    name: 'of another learner: infinity',
    expect: 'forget-gate',
    mistake: 'no-number',
    at: 'forgetGate: Infinity,',
    edits: [['forgetGate: 0.7', 'forgetGate: Infinity']],
  },
];
