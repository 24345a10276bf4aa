import type { Attempt } from './attempt.ts';

/** Attempts that were easily misjudged: right ones in rare styles, wrong ones that come close. */
export const forgetGateTraps: readonly Attempt[] = [
  {
    name: 'all printed via template',
    expect: 'right',
    text: "import { print, sigmoid, tanh } from 'gatescope';\nconst f = sigmoid(-1);\nprint(`c ${(f * 0.8 + sigmoid(0.2) * tanh(0.9)).toFixed(4)} h ${(sigmoid(0.7) * tanh(f * 0.8 + sigmoid(0.2) * tanh(0.9))).toFixed(4)}`);\n",
  },
  {
    name: 'static class private fields',
    expect: 'right',
    text: "import { print, sigmoid, tanh } from 'gatescope';\nclass LstmStep {\n  #c = 0.8;\n  get memory() { return this.#c; }\n  run({ f = 1, i = 0.2, o = 0.7, g = 0.9 } = {}) {\n    this.#c = this.#c * sigmoid(f) + sigmoid(i) * tanh(g);\n    return sigmoid(o) * tanh(this.#c);\n  }\n}\nconst step = new LstmStep();\nconst shown = step.run({ f: -1 });\nprint(step.memory, shown);\n",
  },
  {
    name: 'rounding helper for print',
    expect: 'right',
    text: "import { print, sigmoid, tanh } from 'gatescope';\nconst cPrev = 0.8;\nconst inputGate = sigmoid(0.2);\nconst outputGate = sigmoid(0.7);\nconst candidate = tanh(0.9);\nconst r4 = (x: number): number => Math.round(x * 1e4) / 1e4;\nconst fg = sigmoid(-1);\nconst c = fg * cPrev + inputGate * candidate;\nprint(r4(fg), r4(c), r4(outputGate * tanh(c)));\n",
  },
  {
    name: 'generator',
    expect: 'right',
    text: "import { print, sigmoid, tanh } from 'gatescope';\nfunction* steps(): Generator<number> { const f = sigmoid(-1); yield f; const c = f*0.8 + sigmoid(0.2)*tanh(0.9); yield c; yield sigmoid(0.7)*tanh(c); }\nprint(...steps());\n",
  },
  {
    name: 'cT typed 0.6090, gate right',
    expect: 'memory',
    mistake: 'typed-result',
    edits: [['const cT = kept + written;', 'const cT = 0.6090;']],
  },
  {
    name: 'cT and hT typed',
    expect: 'memory',
    edits: [
      ['const cT = kept + written;', 'const cT = 0.6090;'],
      ['const hT = outputGate * tanh(cT);', 'const hT = 0.3631;'],
    ],
  },
  {
    name: 'only hT typed',
    expect: 'output',
    mistake: 'typed-result',
    edits: [['const hT = outputGate * tanh(cT);', 'const hT = 0.3631;']],
  },
  {
    name: 'printed expected text, gate right but unused',
    from: 'start',
    expect: 'memory',
    edits: [
      ['const inputGate', 'const g2 = sigmoid(-1.0);\nconst inputGate'],
      ['fixed(cT, 4)', "'0.6090'"],
      ['fixed(hT, 4)', "'0.3631'"],
    ],
  },
  {
    name: 'gate ok, rest deleted, prints expected',
    expect: 'others',
    text: "import { print, sigmoid, tanh } from 'gatescope';\nconst forgetGate = sigmoid(-1.0);\nprint('c_t', '0.6090');\nprint('h_t', '0.3631');\n",
  },
  {
    name: 'gate only',
    expect: 'others',
    text: "import { print, sigmoid, tanh } from 'gatescope';\nconst forgetGate = sigmoid(-1.0);\nprint(forgetGate);\n",
  },
  { name: 'score -1 on candidate', from: 'start', expect: 'forget-gate', mistake: 'wrong-gate', edits: [['tanh(0.9)', 'tanh(-1.0)']] },
  {
    name: 'written uses forgetGate',
    expect: 'memory',
    mistake: 'gate-used-twice',
    edits: [['inputGate * candidate', 'forgetGate * candidate']],
  },
  { name: 'cPrev 1.0', expect: 'others', mistake: 'old-memory-changed', edits: [['const cPrev = 0.8', 'const cPrev = 1.0']] },
  {
    name: 'the old memory below 0',
    from: 'start',
    expect: 'forget-gate',
    mistake: 'old-memory-changed',
    at: 'const cPrev = -0.8;',
    edits: [['const cPrev = 0.8', 'const cPrev = -0.8']],
  },
  {
    name: 'minus in the product',
    from: 'start',
    expect: 'forget-gate',
    mistake: 'negated-gate',
    at: 'const kept = -forgetGate * cPrev;',
    edits: [['forgetGate * cPrev', '-forgetGate * cPrev']],
  },
  {
    name: 'gates exchanged in one sum',
    expect: 'memory',
    mistake: 'gate-misplaced',
    at: 'const cT = inputGate * cPrev + forgetGate * candidate;',
    edits: [
      ['const kept = forgetGate * cPrev;\n', ''],
      ['const written = inputGate * candidate;\n', ''],
      ['const cT = kept + written;', 'const cT = inputGate * cPrev + forgetGate * candidate;'],
    ],
  },
  {
    name: 'forget and output gate exchanged in the products',
    expect: 'memory',
    mistake: 'gate-misplaced',
    at: 'const kept = outputGate * cPrev;',
    edits: [
      ['forgetGate * cPrev', 'outputGate * cPrev'],
      ['outputGate * tanh(cT)', 'forgetGate * tanh(cT)'],
    ],
  },
  {
    name: 'scores exchanged',
    from: 'start',
    expect: 'forget-gate',
    mistake: 'wrong-gate',
    at: 'const inputGate = sigmoid(-1.0);',
    edits: [
      ['sigmoid(1.0)', 'sigmoid(0.20)'],
      ['sigmoid(0.2)', 'sigmoid(-1.0)'],
    ],
  },
  { name: 'parens only', from: 'start', expect: 'notStarted', edits: [['const cT = kept + written;', 'const cT = (kept + written);']] },
  { name: 'comments only', expect: 'notStarted', text: '// todo\n' },
  { name: 'rounded gate by toFixed', expect: 'forget-gate', edits: [['sigmoid(-1.0)', 'Number(sigmoid(-1.0).toFixed(2))']] },
  {
    name: 'typed comment expected',
    expect: 'right',
    edits: [["print('c_t", "const expected = 0.6090;\nprint('diff', Math.abs(cT - expected) < 1e-3);\nprint('c_t"]],
  },
  {
    name: 'string keys, JSON',
    expect: 'right',
    text: 'import { print, sigmoid, tanh } from \'gatescope\';\nconst p = JSON.parse(\'{"f":-1,"i":0.2,"o":0.7,"g":0.9,"c":0.8}\');\nconst c = sigmoid(p.f) * p.c + sigmoid(p.i) * tanh(p.g);\nprint(c, sigmoid(p.o) * tanh(c));\n',
  },
  {
    name: 'h typed print only',
    expect: 'output',
    edits: [
      ['const hT = outputGate * tanh(cT);', ''],
      ['fixed(hT, 4)', "'0.3631'"],
    ],
  },
  { name: 'candidate sigmoid', expect: 'others', edits: [['tanh(0.9)', 'sigmoid(0.9)']] },
  {
    name: 'printed only, no value in a variable',
    expect: 'right',
    text: "import { print, sigmoid, tanh } from 'gatescope';\nprint('c', sigmoid(-1) * 0.8 + sigmoid(0.2) * tanh(0.9));\nprint('h', sigmoid(0.7) * tanh(sigmoid(-1) * 0.8 + sigmoid(0.2) * tanh(0.9)));\n",
  },
  {
    name: 'printed only, with three places',
    expect: 'right',
    text: "import { print, sigmoid, tanh } from 'gatescope';\nprint((sigmoid(-1) * 0.8 + sigmoid(0.2) * tanh(0.9)).toFixed(3));\nprint((sigmoid(0.7) * tanh(sigmoid(-1) * 0.8 + sigmoid(0.2) * tanh(0.9))).toFixed(3));\n",
  },
  {
    name: 'another memory printed only',
    expect: 'forget-gate',
    text: "import { print, sigmoid, tanh } from 'gatescope';\nprint('c', sigmoid(1) * 0.8 + sigmoid(0.2) * tanh(0.9));\n",
  },
  {
    name: 'scores of forget and input gate swapped',
    expect: 'forget-gate',
    mistake: 'wrong-gate',
    edits: [
      ['sigmoid(0.2)', 'sigmoid(-1)'],
      ['sigmoid(-1.0)', 'sigmoid(0.2)'],
    ],
  },
  {
    name: 'scores of forget and output gate swapped',
    expect: 'forget-gate',
    mistake: 'wrong-gate',
    edits: [
      ['sigmoid(0.7)', 'sigmoid(-1)'],
      ['sigmoid(-1.0)', 'sigmoid(0.7)'],
    ],
  },
  {
    name: 'the score as old memory',
    from: 'start',
    expect: 'forget-gate',
    mistake: 'wrong-gate',
    edits: [['cPrev = 0.8', 'cPrev = -1.0']],
  },
  {
    name: 'minus where the gate is used',
    from: 'start',
    expect: 'forget-gate',
    mistake: 'negated-gate',
    edits: [['forgetGate * cPrev', '-forgetGate * cPrev']],
  },
];
