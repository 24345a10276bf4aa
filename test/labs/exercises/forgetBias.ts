import type { Attempt } from './attempt.ts';

const bias = 'const forgetBias = 4;';
const push = 'const push = cat([zeros(8), ones(8).mul(forgetBias), zeros(16)]);';
const set = 'this.lstm.bias_ih_l0 = new nn.Parameter(this.lstm.bias_ih_l0.add(push));';

export const forgetBias: readonly Attempt[] = [
  { name: 'five', expect: 'right', edits: [[bias, 'const forgetBias = 5;']] },
  { name: 'from the length', expect: 'right', edits: [[bias, 'const forgetBias = Math.log(59);']] },
  {
    name: 'other names',
    expect: 'right',
    edits: [
      ['forgetBias', 'keep'],
      ['LSTMClassifier', 'Net'],
      ['lstm', 'memory'],
      ['const push', 'const shift'],
      ['add(push)', 'add(shift)'],
    ],
  },
  {
    name: 'half in each of the two biases',
    expect: 'right',
    edits: [
      ['ones(8).mul(forgetBias)', 'ones(8).mul(forgetBias / 2)'],
      [set, `${set}\n    this.lstm.bias_hh_l0 = new nn.Parameter(this.lstm.bias_hh_l0.add(push));`],
    ],
  },
  {
    name: 'set from outside, by a function',
    expect: 'right',
    edits: [
      [
        `  constructor() {\n    super();\n    // Four parts of eight: input, forget, cell and output.\n    ${push}\n    ${set}\n  }\n\n`,
        '',
      ],
      [
        'const model = new LSTMClassifier();',
        `function opened(net: LSTMClassifier, by: number): LSTMClassifier {
  const push = tensor(Array.from({ length: 32 }, (_, k) => (k >= 8 && k < 16 ? by : 0)));
  net.lstm.bias_ih_l0 = new nn.Parameter(net.lstm.bias_ih_l0.add(push));
  return net;
}
const model = opened(new LSTMClassifier(), forgetBias);`,
      ],
    ],
  },
  { name: 'more epochs', expect: 'right', edits: [['epoch <= 60', 'epoch <= 80']] },

  { name: 'zero, written otherwise', from: 'start', expect: 'bias', mistake: 'unchanged', edits: [['forgetBias = 0', 'forgetBias = 0.1']] },
  { name: 'one', expect: 'bias', mistake: 'too-small', edits: [[bias, 'const forgetBias = 1;']] },
  { name: 'negative', expect: 'bias', mistake: 'closed', edits: [[bias, 'const forgetBias = -4;']] },
  { name: 'the gate in place of its score', expect: 'bias', mistake: 'too-small', edits: [[bias, 'const forgetBias = 0.982;']] },
  { name: 'a hundred', expect: 'bias', mistake: 'too-large', edits: [[bias, 'const forgetBias = 100;']] },
  {
    name: 'the input gate',
    expect: 'bias',
    mistake: 'wrong-gate',
    edits: [[push, 'const push = cat([ones(8).mul(forgetBias), zeros(24)]);']],
  },
  {
    name: 'the cell',
    expect: 'bias',
    mistake: 'wrong-gate',
    edits: [[push, 'const push = cat([zeros(16), ones(8).mul(forgetBias), zeros(8)]);']],
  },
  {
    name: 'the output gate',
    expect: 'bias',
    mistake: 'wrong-gate',
    edits: [[push, 'const push = cat([zeros(24), ones(8).mul(forgetBias)]);']],
  },
  { name: 'all parts', expect: 'bias', mistake: 'all-gates', edits: [[push, 'const push = ones(32).mul(forgetBias);']] },
  { name: 'never set', expect: 'bias', mistake: 'unchanged', edits: [[set, 'void push;']] },
  {
    name: 'set after the training',
    expect: 'bias',
    mistake: 'unchanged',
    edits: [
      [set, 'void push;'],
      [
        '// What is left of',
        'model.lstm.bias_ih_l0 = new nn.Parameter(model.lstm.bias_ih_l0.add(cat([zeros(8), ones(8).mul(forgetBias), zeros(16)])));\n// What is left of',
      ],
    ],
  },
  {
    name: 'only in what is printed',
    from: 'start',
    expect: 'bias',
    mistake: 'unchanged',
    edits: [['sigmoid(forgetBias) ** 60', 'sigmoid(4) ** 60']],
  },
  { name: 'shorter sequences', from: 'start', expect: 'task', mistake: 'other-length', edits: [['seqLen = 60', 'seqLen = 10']] },
  { name: 'half of the length', expect: 'task', mistake: 'other-length', edits: [['seqLen = 60', 'seqLen = 30']] },
  { name: 'the value at the end', expect: 'task', mistake: 'label-last', edits: [['[0, 0]', '[seqLen - 1, 0]']] },
  { name: 'no noise', expect: 'task', mistake: 'no-noise', edits: [['.mul(0.25)', '.mul(0)']] },
  {
    name: 'a GRU',
    expect: 'lstm',
    mistake: 'other-cell',
    edits: [
      ['new nn.LSTM(', 'new nn.GRU('],
      ['const [, [h]]', 'const [, h]'],
      ['zeros(16)]', 'zeros(8)]'],
    ],
  },
  { name: 'five epochs', expect: 'learned', mistake: 'too-few-epochs', at: 'epoch <= 5;', edits: [['epoch <= 60', 'epoch <= 5']] },
  { name: 'a rate that learns nothing', expect: 'learned', mistake: 'not-learned', edits: [['lr: 0.01', 'lr: 0.00001']] },
  { name: 'no loop', expect: 'runs', edits: [['epoch <= 60', 'epoch <= 0']] },
  {
    name: 'expected text printed',
    expect: 'runs',
    text: "import { print } from 'gatescope';\nprint('kept 0.3366');\nprint('on new sequences 1');\n",
  },
  { name: 'three biases too many', expect: 'runs', edits: [[push, 'const push = ones(35).mul(forgetBias);']] },
  {
    name: 'constant answers',
    expect: 'learned',
    mistake: 'no-gradient',
    edits: [['return this.fc.forward(h.at(-1));', 'return this.fc.forward(h.at(-1).mul(0));']],
  },
  { name: 'no backward', expect: 'learned', mistake: 'no-backward', edits: [['  loss.backward();\n', '']] },
  {
    name: 'no recurrent module',
    expect: 'lstm',
    mistake: 'other-cell',
    edits: [
      ['const [, [h]] = this.lstm.forward(x);', ''],
      ['this.fc.forward(h.at(-1))', 'this.fc.forward(x.transpose([1, 0, 2]).at(0))'],
      ['new nn.Linear(8, 2)', 'new nn.Linear(1, 2)'],
    ],
  },
];
