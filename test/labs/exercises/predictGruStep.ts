import type { Attempt } from './attempt.ts';

export const predictGruStep: readonly Attempt[] = [
  {
    name: 'close',
    from: 'start',
    expect: 'right',
    edits: [
      ['updateGate: null as number | null', 'updateGate: 0.7'],
      ['hCandidate: null as number | null', 'hCandidate: 0.9'],
      ['hT: null as number | null', 'hT: 0.85'],
    ],
  },
  {
    name: 'exact',
    from: 'start',
    expect: 'right',
    edits: [
      ['updateGate: null as number | null', 'updateGate: 0.68997'],
      ['hCandidate: null as number | null', 'hCandidate: 0.88489'],
      ['hT: null as number | null', 'hT: 0.82757'],
    ],
  },
  {
    name: 'edge',
    from: 'start',
    expect: 'right',
    edits: [
      ['updateGate: null as number | null', 'updateGate: 0.6'],
      ['hCandidate: null as number | null', 'hCandidate: 0.8'],
      ['hT: null as number | null', 'hT: 0.75'],
    ],
  },
  {
    name: '.75',
    from: 'start',
    expect: 'right',
    edits: [
      ['updateGate: null as number | null', 'updateGate: 0.75'],
      ['hCandidate: null as number | null', 'hCandidate: 0.85'],
      ['hT: null as number | null', 'hT: 0.8'],
    ],
  },
  {
    name: 'score',
    from: 'start',
    expect: 'update-gate',
    mistake: 'score-for-gate',
    edits: [
      ['updateGate: null as number | null', 'updateGate: 0.8'],
      ['hCandidate: null as number | null', 'hCandidate: 0.9'],
      ['hT: null as number | null', 'hT: 0.8'],
    ],
  },
  {
    name: '.5',
    from: 'start',
    expect: 'update-gate',
    edits: [
      ['updateGate: null as number | null', 'updateGate: 0.5'],
      ['hCandidate: null as number | null', 'hCandidate: 0.9'],
      ['hT: null as number | null', 'hT: 0.8'],
    ],
  },
  {
    name: '1.2',
    from: 'start',
    expect: 'update-gate',
    mistake: 'gate-out-of-range',
    edits: [
      ['updateGate: null as number | null', 'updateGate: 1.2'],
      ['hCandidate: null as number | null', 'hCandidate: 0.9'],
      ['hT: null as number | null', 'hT: 0.8'],
    ],
  },
  {
    name: 'cand 1.4',
    from: 'start',
    expect: 'h-candidate',
    mistake: 'candidate-out-of-range',
    edits: [
      ['updateGate: null as number | null', 'updateGate: 0.7'],
      ['hCandidate: null as number | null', 'hCandidate: 1.4'],
      ['hT: null as number | null', 'hT: 0.8'],
    ],
  },
  {
    name: 'cand 1',
    from: 'start',
    expect: 'h-candidate',
    mistake: 'candidate-out-of-range',
    edits: [
      ['updateGate: null as number | null', 'updateGate: 0.7'],
      ['hCandidate: null as number | null', 'hCandidate: 1'],
      ['hT: null as number | null', 'hT: 0.8'],
    ],
  },
  {
    name: 'cand .5',
    from: 'start',
    expect: 'h-candidate',
    edits: [
      ['updateGate: null as number | null', 'updateGate: 0.7'],
      ['hCandidate: null as number | null', 'hCandidate: 0.5'],
      ['hT: null as number | null', 'hT: 0.6'],
    ],
  },
  {
    name: 'h .6',
    from: 'start',
    expect: 'h-t',
    mistake: 'not-between',
    edits: [
      ['updateGate: null as number | null', 'updateGate: 0.7'],
      ['hCandidate: null as number | null', 'hCandidate: 0.9'],
      ['hT: null as number | null', 'hT: 0.6'],
    ],
  },
  {
    name: 'h 1',
    from: 'start',
    expect: 'h-t',
    mistake: 'not-between',
    edits: [
      ['updateGate: null as number | null', 'updateGate: 0.7'],
      ['hCandidate: null as number | null', 'hCandidate: 0.9'],
      ['hT: null as number | null', 'hT: 1'],
    ],
  },
  {
    name: 'h 1.6',
    from: 'start',
    expect: 'h-t',
    mistake: 'not-between',
    edits: [
      ['updateGate: null as number | null', 'updateGate: 0.7'],
      ['hCandidate: null as number | null', 'hCandidate: 0.9'],
      ['hT: null as number | null', 'hT: 1.6'],
    ],
  },
  {
    name: 'h .7',
    from: 'start',
    expect: 'h-t',
    edits: [
      ['updateGate: null as number | null', 'updateGate: 0.7'],
      ['hCandidate: null as number | null', 'hCandidate: 0.9'],
      ['hT: null as number | null', 'hT: 0.7'],
    ],
  },
  {
    name: 'swapped .757',
    from: 'start',
    expect: 'h-t',
    edits: [
      ['updateGate: null as number | null', 'updateGate: 0.7'],
      ['hCandidate: null as number | null', 'hCandidate: 0.9'],
      ['hT: null as number | null', 'hT: 0.72'],
    ],
  },
  {
    name: 'neg',
    from: 'start',
    expect: 'h-t',
    mistake: 'not-between',
    edits: [
      ['updateGate: null as number | null', 'updateGate: 0.7'],
      ['hCandidate: null as number | null', 'hCandidate: 0.9'],
      ['hT: null as number | null', 'hT: -0.8'],
    ],
  },
  {
    name: 'swapped exactly',
    from: 'start',
    expect: 'right',
    edits: [
      ['updateGate: null as number | null', 'updateGate: 0.7'],
      ['hCandidate: null as number | null', 'hCandidate: 0.9'],
      ['hT: null as number | null', 'hT: 0.757'],
    ],
  },
  {
    name: 'null h',
    from: 'start',
    expect: 'h-t',
    edits: [
      ['updateGate: null as number | null', 'updateGate: 0.7'],
      ['hCandidate: null as number | null', 'hCandidate: 0.9'],
      ['hT: null as number | null', 'hT: null'],
    ],
  },
  {
    name: 'list',
    from: 'start',
    expect: 'h-candidate',
    mistake: 'no-number',
    edits: [
      ['updateGate: null as number | null', 'updateGate: 0.7'],
      ['hCandidate: null as number | null', 'hCandidate: [0.9]'],
      ['hT: null as number | null', 'hT: 0.8'],
    ],
  },
  {
    name: 'bool',
    from: 'start',
    expect: 'update-gate',
    mistake: 'no-number',
    edits: [
      ['updateGate: null as number | null', 'updateGate: true'],
      ['hCandidate: null as number | null', 'hCandidate: 0.9'],
      ['hT: null as number | null', 'hT: 0.8'],
    ],
  },
  {
    name: 'nothing',
    from: 'start',
    expect: 'notStarted',
    edits: [
      ['updateGate: null as number | null', 'updateGate: null'],
      ['hCandidate: null as number | null', 'hCandidate: null'],
      ['hT: null as number | null', 'hT: null'],
    ],
  },
  {
    name: 'h only',
    from: 'start',
    expect: 'update-gate',
    edits: [
      ['updateGate: null as number | null', 'updateGate: null'],
      ['hCandidate: null as number | null', 'hCandidate: null'],
      ['hT: null as number | null', 'hT: 0.8'],
    ],
  },
  {
    name: 'expr',
    from: 'start',
    expect: 'right',
    edits: [
      ['updateGate: null as number | null', 'updateGate: 0.5 + 0.2'],
      ['hCandidate: null as number | null', 'hCandidate: Math.tanh(1.4)'],
      ['hT: null as number | null', 'hT: (0.7 + 0.9) / 2'],
    ],
  },
  {
    name: 'later',
    from: 'start',
    expect: 'right',
    edits: [['const updateGate =', 'guess.updateGate = 0.7;\nguess.hCandidate = 0.9;\nguess.hT = 0.8;\nconst updateGate =']],
  },
  {
    name: 'Infinity',
    from: 'start',
    expect: 'h-candidate',
    edits: [
      ['updateGate: null as number | null', 'updateGate: 0.7'],
      ['hCandidate: null as number | null', 'hCandidate: Infinity'],
      ['hT: null as number | null', 'hT: 0.8'],
    ],
  },
  {
    name: 'the computed numbers',
    from: 'start',
    expect: 'update-gate',
    mistake: 'computed-guess',
    edits: [["print('update_gate'", "Object.assign(guess, { updateGate, hCandidate, hT });\nprint('update_gate'"]],
  },
  { name: 'guesses under another name', from: 'start', expect: 'notStarted', edits: [['guess', 'mine']] },
  {
    name: 'guesses without their names',
    from: 'start',
    expect: 'runs',
    mistake: 'no-guess',
    edits: [
      ['guess', 'mine'],
      ['updateGate: ', 'a: '],
      ['hCandidate: ', 'b: '],
      ['hT: ', 'c: '],
    ],
  },
];
