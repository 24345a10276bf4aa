import type { Attempt } from '../attempt.ts';

/** Attempts as different learners write them: right ones, and ones that only look so. */
export const predictGruStep: readonly Attempt[] = [
  {
    name: 'of another learner: class object',
    expect: 'right',
    edits: [
      ['const guess = {', 'class Tipps {'],
      ['updateGate: 0.7,', 'updateGate = 0.7;'],
      ['hCandidate: 0.9,', 'hCandidate = 0.9;'],
      ['hT: 0.8,', 'hT = 0.8;'],
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
    name: 'of another learner: consts before',
    expect: 'right',
    edits: [
      [
        'const guess = {',
        `const g1 = 0.7;
const guess = {`,
      ],
      ['updateGate: 0.7', 'updateGate: g1'],
    ],
  },
  {
    name: 'of another learner: frozen',
    expect: 'right',
    edits: [
      ['const guess = {', 'const guess = Object.freeze({'],
      [
        `
};`,
        `
});`,
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
    name: 'of another learner: swapped',
    expect: 'h-candidate',
    mistake: 'not-between',
    at: 'hT: 0.2,',
    edits: [
      ['hCandidate: 0.9', '@'],
      ['hT: 0.8', 'hCandidate: 0.2'],
      ['@', 'hT: 0.2'],
    ],
  },
];
