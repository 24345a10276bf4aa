import type { Attempt } from '../attempt.ts';

/** Attempts as different learners write them: right ones, and ones that only look so. */
export const predictShapes: readonly Attempt[] = [
  {
    name: 'of another learner: vars',
    expect: 'right',
    edits: [
      [
        'const guess = {',
        `const B = 4, T = 6, H = 16;
const guess = {`,
      ],
      ['[4, 6, 16]', '[B, T, H]'],
      ['[1, 4, 16]', '[1, B, H]'],
    ],
  },
  {
    name: 'of another learner: spread',
    expect: 'right',
    edits: [
      [
        'const guess = {',
        `const zustand = [1, 4, 16];
const guess = {`,
      ],
      ['[1, 4, 16],', '[...zustand],'],
    ],
  },
  {
    name: 'of another learner: function',
    expect: 'right',
    edits: [
      [
        'const guess = {',
        `const form = (...n: number[]) => n;
const guess = {`,
      ],
      ['[4, 6, 16]', 'form(4, 6, 16)'],
    ],
  },
  {
    name: 'of another learner: assign copy',
    expect: 'gru-h',
    mistake: 'computed-guess',
    at: 'guess.gruH = [...gruH.shape];',
    edits: [
      [
        "print('lstm_out",
        `guess.gruH = [...gruH.shape];
print('lstm_out`,
      ],
    ],
  },
  {
    name: 'of another learner: assign map',
    expect: 'lstm-out',
    mistake: 'computed-guess',
    at: 'Object.assign(guess, { lstmOut: lstmOut.shape.map(n => n), gruH: Array.from(gruH.shape) })',
    edits: [
      [
        "print('lstm_out",
        `Object.assign(guess, { lstmOut: lstmOut.shape.map(n => n), gruH: Array.from(gruH.shape) });
print('lstm_out`,
      ],
    ],
  },
  {
    name: 'of another learner: getters',
    expect: 'gru-h',
    mistake: 'computed-guess',
    at: 'get gruH(): number[] { return gruH.shape; },',
    edits: [['gruH: [1, 4, 16],', 'get gruH(): number[] { return gruH.shape; },']],
  },
  {
    name: 'of another learner: index size',
    expect: 'gru-h',
    mistake: 'computed-guess',
    at: 'guess.gruH = [1, x.shape[0]!, gruH.size / 4];',
    edits: [
      [
        "print('lstm_out",
        `guess.gruH = [1, x.shape[0]!, gruH.size / 4];
print('lstm_out`,
      ],
    ],
  },
  {
    name: 'of another learner: two layers',
    expect: 'gru-h',
    mistake: null,
    at: 'gruH: [2, 4, 16],',
    edits: [['gruH: [1, 4, 16]', 'gruH: [2, 4, 16]']],
  },
];
