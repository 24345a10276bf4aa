import type { Attempt } from '../attempt.ts';

/** Attempts at each exercise in yet other styles, and such whose verdict has to name the right line. */
export const otherStyles: Readonly<Record<string, readonly Attempt[]>> = {
  'forget-gate': [
    {
      name: 'in another style: generator',
      expect: 'right',
      text: `import { fixed, print, sigmoid, tanh } from 'gatescope';
function* gates(...scores: number[]) { for (const s of scores) yield sigmoid(s); }
const [f, i, o] = [...gates(-1, 0.2, 0.7)] as [number, number, number];
const memory = f * 0.8 + i * tanh(0.9);
print(memory, o * tanh(memory));
`,
    },
    {
      name: 'in another style: async',
      expect: 'right',
      text: `import { fixed, print, sigmoid, tanh } from 'gatescope';
const gate = async (score: number): Promise<number> => { await null; return sigmoid(score); };
const [forget, write, show] = await Promise.all([gate(-1.0), gate(0.2), gate(0.7)]);
const c = forget * 0.8 + write * tanh(0.9);
print('c', c, 'h', show * tanh(c));
`,
    },
    {
      name: 'in another style: tensor ops',
      expect: 'right',
      text: `import { print, tensor } from 'gatescope';
const scores = tensor([-1.0, 0.2, 0.7]);
const gates = scores.sigmoid();
const c = gates.at(0).mul(0.8).add(gates.at(1).mul(tensor(0.9).tanh()));
const h = gates.at(2).mul(c.tanh());
print(c.item(), h.item());
`,
    },
    {
      name: 'in another style: map of scores',
      expect: 'right',
      text: `import { fixed, print, sigmoid, tanh } from 'gatescope';
const score = new Map([['forget', -1], ['input', 0.2], ['output', 0.7]]);
const g = (n: string): number => sigmoid(score.get(n)!);
let c = 0.8;
c *= g('forget');
c += g('input') * tanh(0.9);
print(fixed(c, 4), fixed(g('output') * tanh(c), 4));
`,
    },
    {
      name: 'in another style: static class',
      expect: 'right',
      text: `import { fixed, print, sigmoid, tanh } from 'gatescope';
class Lstm { static #c = 0.8; static step(f: number, i: number, o: number, x: number) { Lstm.#c = sigmoid(f) * Lstm.#c + sigmoid(i) * tanh(x); return { c: Lstm.#c, h: sigmoid(o) * tanh(Lstm.#c) }; } }
const { c, h } = Lstm.step(-1, 0.2, 0.7, 0.9);
print(c, h);
`,
    },
    {
      name: 'in another style: own sigmoid',
      expect: 'right',
      text: `import { print } from 'gatescope';
const s = (x: number) => 1 / (1 + Math.E ** -x);
const c = s(-1) * 0.8 + s(0.2) * Math.tanh(0.9);
const h = s(0.7) * Math.tanh(c);
print(c, h);
`,
    },
    {
      name: 'in another style: reordered',
      expect: 'right',
      text: `import { fixed, print, sigmoid, tanh } from 'gatescope';
const outputGate = sigmoid(0.7), candidate = tanh(0.9), inputGate = sigmoid(0.2);
const forgetGate = sigmoid(-1);
const cPrev = 0.8;
const cT = candidate * inputGate + cPrev * forgetGate;
print(tanh(cT) * outputGate);
`,
    },
    {
      name: 'in another style: var before and after',
      expect: 'right',
      edits: [['const forgetGate = sigmoid(-1.0);', 'let forgetGate = sigmoid(1.0);\nforgetGate = sigmoid(-1.0);']],
    },
    {
      name: 'in another style: negated all',
      expect: 'others',
      mistake: null,
      at: 'sigmoid(-0.2)',
      edits: [
        ['sigmoid(0.2)', 'sigmoid(-0.2)'],
        ['sigmoid(0.7)', 'sigmoid(-0.7)'],
      ],
    },
    { name: 'in another style: zero', expect: 'forget-gate', mistake: null, at: '= 0;', edits: [['sigmoid(-1.0)', '0']] },
    {
      name: 'in another style: in a dead function',
      expect: 'forget-gate',
      mistake: 'unchanged-gate',
      at: 'sigmoid(1.0)',
      from: 'start',
      edits: [
        [
          'const forgetGate = sigmoid(1.0);',
          'const forgetGate = sigmoid(1.0);\nfunction other() { const f = sigmoid(-1.0); return f * 0.8 + sigmoid(0.2) * tanh(0.9); }',
        ],
      ],
    },
    {
      name: 'in another style: c without old',
      expect: 'memory',
      at: 'const cT = written;',
      edits: [['const cT = kept + written;', 'const cT = written;']],
    },
  ],
  'label-last': [
    {
      name: 'in another style: from value',
      expect: 'right',
      edits: [['y.push(last > 0 ? 1 : 0);', 'y.push(Number(seq.at(-1).item() > 0));']],
    },
    {
      name: 'in another style: async loop',
      expect: 'right',
      edits: [['const [X, y] = buildDataset();', 'const [X, y] = await Promise.resolve(buildDataset());']],
    },
  ],
  'lstm-classifier': [
    {
      name: 'in another style: explicit states',
      expect: 'right',
      edits: [
        ['this.lstm.forward(x)', 'this.lstm.forward(x, [zeros(1, x.shape[0]!, 8), zeros(1, x.shape[0]!, 8)])'],
        ['round, stack', 'round, zeros, stack'],
      ],
    },
    {
      name: 'in another style: out last',
      expect: 'right',
      edits: [
        [
          'const [, [h]] = this.lstm.forward(x);\n    return this.fc.forward(h.at(-1));',
          'const [out] = this.lstm.forward(x);\n    return this.fc.forward(out.select(1, -1));',
        ],
      ],
    },
  ],
  'longer-sequence': [
    {
      name: 'in another style: generator',
      expect: 'right',
      edits: [['const [X, y] = buildDataset(160, 30);', 'const [[X, y]] = [buildDataset(160, 30)] as const;']],
    },
    {
      name: 'in another style: same test',
      expect: 'test-length',
      mistake: 'tested-on-training',
      at: '= [X, y]',
      edits: [['const [testX, testY] = buildDataset(160, 30);', 'const [testX, testY] = [X, y];']],
    },
    {
      name: 'in another style: repeats',
      expect: 'task',
      mistake: 'data-changed',
      edits: [
        ['buildDataset(160, 30)', 'buildDataset(160, 10)'],
        ['X.push(seq);', 'X.push(cat([seq, seq, seq]));'],
        ['fixed, manual', 'cat, fixed, manual'],
      ],
    },
  ],
  'gate-beats-rnn': [
    {
      name: 'in another style: default param',
      expect: 'right',
      edits: [
        ['const steps = 20;', 'const steps = 8;'],
        ['seqLen = steps', 'seqLen = 22'],
      ],
    },
    {
      name: 'in another style: epochs for one',
      expect: 'alike',
      mistake: 'other-epochs',
      at: 'epoch <= (model',
      from: 'start',
      edits: [['epoch <= 60', 'epoch <= (model.cell instanceof nn.GRU ? 60 : 1)']],
    },
  ],
  'forget-bias': [
    {
      name: 'in another style: map',
      expect: 'right',
      edits: [
        [
          'const push = cat([zeros(8), ones(8).mul(forgetBias), zeros(16)]);',
          'const push = tensor(Array.from({ length: 32 }, (_, i) => (i >= 8 && i < 16 ? forgetBias : 0)));',
        ],
        ['cat, fixed, manualSeed, nn, noGrad, ones, optim, print, zeros', 'fixed, manualSeed, nn, noGrad, optim, print'],
      ],
    },
    {
      name: 'in another style: logit',
      expect: 'right',
      edits: [['const forgetBias = 4;', 'const kept = 0.5 ** (1 / 60);\nconst forgetBias = Math.log(kept / (1 - kept));']],
    },
  ],
  'predict-lstm-step': [
    {
      name: 'in another style: fractions',
      expect: 'right',
      edits: [
        ['forgetGate: 0.7', 'forgetGate: 7 / 10'],
        ['cT: 1,', 'cT: 95e-2,'],
        ['hT: 0.5', 'hT: 1 / 2'],
      ],
    },
    {
      name: 'in another style: filled later',
      expect: 'right',
      edits: [
        ['const guess = {', 'const guess: Record<string, number> = {'],
        ['const forgetGate = sigmoid(1.0)', 'guess.hT = 0.45;\nconst forgetGate = sigmoid(1.0)'],
      ],
    },
    {
      name: 'in another style: swapped',
      expect: 'c-t',
      mistake: 'shows-more',
      at: 'hT: 1',
      edits: [
        ['cT: 1,', 'cT: 0.5,'],
        ['hT: 0.5', 'hT: 1'],
      ],
    },
    {
      name: 'in another style: changed problem',
      expect: 'forget-gate',
      mistake: null,
      at: '0.5',
      edits: [
        ['sigmoid(1.0)', 'sigmoid(0)'],
        ['forgetGate: 0.7', 'forgetGate: 0.5'],
      ],
    },
  ],
  'predict-shapes': [
    {
      name: 'in another style: shared',
      expect: 'right',
      edits: [
        ['const guess = {', 'const out = [4, 6, 16], last = [1, 4, 16];\nconst guess = {'],
        ['lstmOut: [4, 6, 16]', 'lstmOut: out'],
        ['gruH: [1, 4, 16]', 'gruH: last'],
      ],
    },
    {
      name: 'in another style: batch first state',
      expect: 'gru-h',
      mistake: 'batch-first-state',
      at: '[4, 1, 16]',
      edits: [['gruH: [1, 4, 16]', 'gruH: [4, 1, 16]']],
    },
  ],
};
