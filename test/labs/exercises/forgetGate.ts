import type { Attempt } from './attempt.ts';

const gate = 'sigmoid(-1.0)';

export const forgetGate: readonly Attempt[] = [
  {
    name: 'other names',
    expect: 'right',
    edits: [
      ['forgetGate', 'f'],
      ['inputGate', 'i'],
      ['outputGate', 'o'],
      ['candidate', 'g'],
      ['cPrev', 'before'],
      ['cT', 'after'],
      ['hT', 'shown'],
    ],
  },
  {
    name: 'all in one line',
    expect: 'right',
    text: `import { print, sigmoid, tanh } from 'gatescope';\nconst c = sigmoid(-1) * 0.8 + sigmoid(0.2) * tanh(0.9);\nprint(c, sigmoid(0.7) * tanh(c));\nconst h = sigmoid(0.7) * tanh(c);\n`,
  },
  {
    name: 'a class',
    expect: 'right',
    text: `import { print, sigmoid, tanh } from 'gatescope';
class Cell {
  memory = 0.8;
  step(f: number, i: number, o: number, g: number): number {
    this.memory = sigmoid(f) * this.memory + sigmoid(i) * tanh(g);
    return sigmoid(o) * tanh(this.memory);
  }
}
const cell = new Cell();
print(cell.step(-1, 0.2, 0.7, 0.9), cell.memory);
`,
  },
  {
    name: 'a sigmoid of its own',
    expect: 'right',
    edits: [
      ['import { fixed, print, sigmoid, tanh }', 'import { fixed, print, tanh }'],
      ['// The memory so far.', 'const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));'],
    ],
  },
  { name: 'one minus the open gate', expect: 'right', edits: [[gate, '1 - sigmoid(1.0)']] },
  {
    name: 'before and after side by side',
    expect: 'right',
    edits: [
      [
        'const cT = kept + written;',
        'const cT = kept + written;\nconst old = sigmoid(1.0) * cPrev + written;\nconst oldH = outputGate * tanh(old);\nprint(old, oldH);',
      ],
    ],
  },
  {
    name: 'gates in an object, scores in a loop',
    expect: 'right',
    text: `import { print, sigmoid, tanh } from 'gatescope';
const scores: Record<string, number> = { forget: -1, input: 0.2, output: 0.7 };
const gates: Record<string, number> = {};
for (const [name, score] of Object.entries(scores)) gates[name] = sigmoid(score);
let c = 0.8;
c *= gates['forget']!;
c += gates['input']! * tanh(0.9);
const h = gates['output']! * tanh(c);
print(c, h);
`,
  },
  {
    name: 'tensors',
    expect: 'right',
    text: `import { print, sigmoid, tanh, tensor } from 'gatescope';
const gates = sigmoid(tensor([[-1, 0.2, 0.7]]));
const cell = tensor([0.8]).mul(gates.slice([0, 0], [1, 1])).add(gates.slice([0, 1], [1, 1]).mul(tanh(0.9)));
const out = gates.slice([0, 2], [1, 1]).mul(tanh(cell));
print(cell, out);
`,
  },
  {
    name: 'no comments, nothing printed',
    expect: 'right',
    edits: [
      ["print('forget_gate ', fixed(forgetGate, 4));", ''],
      ["print('c_t         ', fixed(cT, 4));", ''],
      ["print('h_t         ', fixed(hT, 4));", ''],
    ],
  },

  {
    name: 'results printed only',
    expect: 'right',
    text: `import { print, sigmoid, tanh } from 'gatescope';
const [f, i, o, g] = [sigmoid(-1), sigmoid(0.2), sigmoid(0.7), tanh(0.9)];
print('c_t', (f * 0.8 + i * g).toFixed(4), 'h_t', (o * tanh(f * 0.8 + i * g)).toFixed(4));
`,
  },
  {
    name: 'h alone in a variable',
    expect: 'right',
    text: `import { sigmoid, tanh } from 'gatescope';\nconst h = sigmoid(0.7) * tanh(sigmoid(-1) * 0.8 + sigmoid(0.2) * tanh(0.9));\n`,
  },
  { name: 'unchanged, but renamed', from: 'start', expect: 'forget-gate', mistake: 'unchanged-gate', edits: [['forgetGate', 'f']] },
  { name: 'candidate changed too', expect: 'others', mistake: 'candidate-changed', edits: [['tanh(0.9)', 'tanh(-0.9)']] },
  {
    name: 'candidate changed, others renamed',
    expect: 'others',
    mistake: 'candidate-changed',
    edits: [
      ['tanh(0.9)', 'tanh(-1.0)'],
      ['candidate', 'g'],
      ['cT', 'c'],
      ['hT', 'h'],
    ],
  },
  { name: 'input gate changed too', expect: 'others', mistake: 'input-gate-changed', edits: [['sigmoid(0.2)', 'sigmoid(0.9)']] },
  { name: 'coupled gates', expect: 'others', mistake: 'coupled', edits: [['sigmoid(0.2)', '1 - forgetGate']] },
  { name: 'old memory changed', expect: 'others', mistake: 'old-memory-changed', edits: [['const cPrev = 0.8', 'const cPrev = -0.8']] },
  {
    name: 'minus before the gate',
    from: 'start',
    expect: 'forget-gate',
    mistake: 'negated-gate',
    edits: [['sigmoid(1.0)', '-sigmoid(1.0)']],
  },
  {
    name: 'minus before the old memory',
    from: 'start',
    expect: 'forget-gate',
    mistake: 'negated-gate',
    at: 'const kept = forgetGate * -cPrev;',
    edits: [['forgetGate * cPrev', 'forgetGate * -cPrev']],
  },
  { name: 'score used as gate', from: 'start', expect: 'forget-gate', mistake: 'no-sigmoid', edits: [['sigmoid(1.0)', '-1.0']] },
  { name: 'tanh in place of sigmoid', from: 'start', expect: 'forget-gate', mistake: 'tanh-gate', edits: [['sigmoid(1.0)', 'tanh(-1.0)']] },
  { name: 'rounded and typed', from: 'start', expect: 'forget-gate', mistake: 'rounded-gate', edits: [['sigmoid(1.0)', '0.2689']] },
  { name: 'input gate instead', from: 'start', expect: 'forget-gate', mistake: 'wrong-gate', edits: [['sigmoid(0.2)', 'sigmoid(-1.0)']] },
  { name: 'output gate instead', from: 'start', expect: 'forget-gate', mistake: 'wrong-gate', edits: [['sigmoid(0.7)', 'sigmoid(-1.0)']] },
  { name: 'another score', expect: 'forget-gate', mistake: 'other-score', edits: [[gate, 'sigmoid(-0.1)']] },
  { name: 'score 0', expect: 'forget-gate', mistake: 'other-score', edits: [[gate, 'sigmoid(0)']] },
  { name: 'score -10', expect: 'forget-gate', mistake: 'other-score', edits: [[gate, 'sigmoid(-10)']] },
  {
    name: 'new gate not used',
    from: 'start',
    expect: 'memory',
    mistake: 'old-gate-used',
    edits: [['const inputGate', 'const newGate = sigmoid(-1.0);\nconst inputGate']],
  },
  { name: 'h without tanh', expect: 'output', mistake: 'no-tanh', edits: [['outputGate * tanh(cT)', 'outputGate * cT']] },
  {
    name: 'h of the old memory',
    expect: 'output',
    mistake: 'old-memory-shown',
    edits: [
      ['const hT = outputGate * tanh(cT)', 'const openGate = sigmoid(1.0);\nconst hT = outputGate * tanh(openGate * cPrev + written)'],
    ],
  },
  { name: 'output gate changed too', expect: 'others', mistake: 'output-gate-changed', edits: [['sigmoid(0.7)', 'sigmoid(-1.0)']] },
  { name: 'h lacks the gate', expect: 'output', edits: [['outputGate * tanh(cT)', 'tanh(cT)']] },
  { name: 'parts subtracted', expect: 'memory', edits: [['kept + written', 'kept - written']] },
  { name: 'memory not written', expect: 'memory', edits: [['kept + written', 'kept']] },
  { name: 'nothing kept', expect: 'memory', edits: [['kept + written', 'written']] },
  {
    name: 'results typed',
    text: "import { print } from 'gatescope';\nconst cT = 0.609;\nconst hT = 0.3631;\nprint(cT, hT);\n",
    expect: 'forget-gate',
  },
  { name: 'stops before its end', expect: 'runs', edits: [['const hT =', 'missing();\nconst hT =']] },
  { name: 'gate of the square', expect: 'forget-gate', edits: [[gate, 'sigmoid(-1.0) ** 2']] },
  {
    name: 'nothing but prints',
    text: "import { print } from 'gatescope';\nprint('forget_gate 0.2689');\nprint('c_t 0.6090');\nprint('h_t 0.3631');\n",
    expect: 'forget-gate',
  },
];
