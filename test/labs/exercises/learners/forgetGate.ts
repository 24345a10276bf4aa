import type { Attempt } from '../attempt.ts';

/** Attempts as different learners write them: right ones, and ones that only look so. */
export const forgetGate: readonly Attempt[] = [
  {
    name: 'of another learner: class lstm cell',
    expect: 'right',
    text: `import { print, sigmoid, tanh } from 'gatescope';
class Zelle {
  speicher: number;
  constructor(start: number) { this.speicher = start; }
  schritt(f: number, i: number, o: number, g: number): number {
    this.speicher = sigmoid(f) * this.speicher + sigmoid(i) * tanh(g);
    return sigmoid(o) * tanh(this.speicher);
  }
}
const z = new Zelle(0.8);
const ausgabe = z.schritt(-1.0, 0.2, 0.7, 0.9);
print(z.speicher.toFixed(4), ausgabe.toFixed(4));
`,
  },
  {
    name: 'of another learner: array map',
    expect: 'right',
    text: `import { print, sigmoid, tanh } from 'gatescope';
const scores = [-1.0, 0.2, 0.7];
const [forget, input, output] = scores.map(s => sigmoid(s));
const cand = tanh(0.9);
let memory = 0.8;
memory = forget! * memory + input! * cand;
print(memory, output! * tanh(memory));
`,
  },
  {
    name: 'of another learner: negated var',
    expect: 'right',
    edits: [
      ['sigmoid(-1.0)', 'sigmoid(-x)'],
      [
        '// Each gate',
        `const x = 1.0;
// Each gate`,
      ],
    ],
  },
  {
    name: 'of another learner: loop scores',
    expect: 'right',
    text: `import { print, sigmoid, tanh, fixed } from 'gatescope';
for (const s of [1.0, -1.0]) {
  const f = sigmoid(s);
  const c = f * 0.8 + sigmoid(0.2) * tanh(0.9);
  const h = sigmoid(0.7) * tanh(c);
  print('score', s, 'f', fixed(f, 4), 'c', fixed(c, 4), 'h', fixed(h, 4));
}
`,
  },
  {
    name: 'of another learner: assert known',
    expect: 'right',
    edits: [
      [
        "print('forget_gate",
        `if (Math.abs(cT - 0.6090) > 0.001) throw new Error('falsch');
print('forget_gate`,
      ],
    ],
  },
  { name: 'of another learner: exp form', expect: 'right', edits: [['sigmoid(-1.0)', 'Math.exp(-1) / (1 + Math.exp(-1))']] },
  {
    name: 'of another learner: tensor1d',
    expect: 'right',
    text: `import { print, tensor, sigmoid, tanh } from 'gatescope';
const s = tensor([-1.0, 0.2, 0.7, 0.5]);
const gates = sigmoid(s);
const [f, i, o] = gates.tolist() as number[];
const g = tanh(tensor([0.9])).item();
const c = f! * 0.8 + i! * g;
const h = o! * Math.tanh(c);
print(c, h);
`,
  },
  {
    name: 'of another learner: reduce',
    expect: 'right',
    text: `import { print, sigmoid, tanh } from 'gatescope';
const teile: [number, number][] = [[sigmoid(-1), 0.8], [sigmoid(0.2), tanh(0.9)]];
const c = teile.reduce((s, [a, b]) => s + a * b, 0);
const h = sigmoid(0.7) * tanh(c);
print(c, h);
`,
  },
  { name: 'of another learner: one minus', expect: 'right', edits: [['sigmoid(-1.0)', '1 - sigmoid(1.0)']] },
  {
    name: 'of another learner: enum like',
    expect: 'right',
    edits: [
      ['sigmoid(-1.0)', 'sigmoid(Score.Forget)'],
      [
        '// Each gate',
        `const Score = { Forget: -1.0 } as const;
// Each gate`,
      ],
    ],
  },
  {
    name: 'of another learner: sum typed',
    expect: 'forget-gate',
    mistake: 'typed-result',
    at: 'const forgetGate = 0.2 + 0.0689414213699951;',
    edits: [['sigmoid(-1.0)', '0.2 + 0.0689414213699951']],
  },
  {
    name: 'of another learner: sqrt',
    expect: 'forget-gate',
    mistake: 'typed-result',
    at: 'const forgetGate = Math.sqrt(0.07232948812851325);',
    edits: [['sigmoid(-1.0)', 'Math.sqrt(0.07232948812851325)']],
  },
  {
    name: 'of another learner: exp',
    expect: 'forget-gate',
    mistake: 'typed-result',
    at: 'const forgetGate = Math.exp(-1.3132616875182228);',
    edits: [['sigmoid(-1.0)', 'Math.exp(-1.3132616875182228)']],
  },
  {
    name: 'of another learner: digits',
    expect: 'forget-gate',
    mistake: 'typed-result',
    at: 'const forgetGate = [2, 6, 8, 9, 4, 1, 4, 2, 1, 3, 7].reduce((s, d, k) => s + d / 10 ** (k ',
    edits: [['sigmoid(-1.0)', '[2, 6, 8, 9, 4, 1, 4, 2, 1, 3, 7].reduce((s, d, k) => s + d / 10 ** (k + 1), 0)']],
  },
  {
    name: 'of another learner: pieces',
    expect: 'forget-gate',
    mistake: 'typed-result',
    at: "const forgetGate = Number('0.268' + '941' + '421' + '370');",
    edits: [['sigmoid(-1.0)', "Number('0.268' + '941' + '421' + '370')"]],
  },
  {
    name: 'of another learner: div',
    expect: 'forget-gate',
    mistake: 'typed-result',
    at: 'const forgetGate = 1 / 3.718281828459045;',
    edits: [['sigmoid(-1.0)', '1 / 3.718281828459045']],
  },
  {
    name: 'of another learner: bigint',
    expect: 'forget-gate',
    mistake: 'typed-result',
    at: 'const forgetGate = Number(268941421369995n) / 1e15;',
    edits: [['sigmoid(-1.0)', 'Number(268941421369995n) / 1e15']],
  },
  {
    name: 'of another learner: base',
    expect: 'forget-gate',
    mistake: 'typed-result',
    at: 'const forgetGate = parseInt("268941421369", 10) / 1e12;',
    edits: [['sigmoid(-1.0)', 'parseInt("268941421369", 10) / 1e12']],
  },
  {
    name: 'of another learner: three',
    expect: 'forget-gate',
    mistake: 'typed-result',
    at: 'const forgetGate = 0.26 + 0.008 + 0.0009414213699951;',
    edits: [['sigmoid(-1.0)', '0.26 + 0.008 + 0.0009414213699951']],
  },
  {
    name: 'of another learner: chars',
    expect: 'forget-gate',
    mistake: 'typed-result',
    at: "const forgetGate = Number('0,268941421369'.replace(',', '.'));",
    edits: [['sigmoid(-1.0)', "Number('0,268941421369'.replace(',', '.'))"]],
  },
  {
    name: 'of another learner: product',
    expect: 'forget-gate',
    mistake: 'typed-result',
    at: 'const forgetGate = 0.89647140456665 * 0.3;',
    edits: [['sigmoid(-1.0)', '0.89647140456665 * 0.3']],
  },
  {
    name: 'of another learner: all typed tensors',
    expect: 'forget-gate',
    mistake: 'typed-result',
    at: 'const t = tensor([0.26894142, 0.60899805, 0.36310755]);',
    text: `import { print, tensor } from 'gatescope';
const t = tensor([0.26894142, 0.60899805, 0.36310755]);
const [f, c, h] = t.tolist() as number[];
print(f, c, h);
`,
  },
  {
    name: 'of another learner: quarter',
    expect: 'forget-gate',
    mistake: 'other-score',
    at: 'const forgetGate = 0.25 + 0.25;',
    edits: [['sigmoid(-1.0)', '0.25 + 0.25']],
  },
  {
    name: 'of another learner: exchange fi',
    expect: 'memory',
    mistake: 'gate-misplaced',
    at: 'const kept = inputGate * cPrev;',
    edits: [
      ['forgetGate * cPrev', 'inputGate * cPrev'],
      ['inputGate * candidate', 'forgetGate * candidate'],
    ],
  },
  {
    name: 'of another learner: h no output gate',
    expect: 'output',
    mistake: null,
    at: 'const hT = tanh(cT);',
    edits: [['outputGate * tanh(cT)', 'tanh(cT)']],
  },
];
