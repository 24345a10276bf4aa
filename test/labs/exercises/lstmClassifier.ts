import type { Attempt } from './attempt.ts';

const unpack = 'const [, [h]] = this.lstm.forward(x);';
const made = 'lstm = new nn.LSTM({ inputSize: 1, hiddenSize: 8, batchFirst: true });';
const fc = 'return this.fc.forward(h.at(-1));';
const start = 'class GRUClassifier extends nn.Module {\n  gru = new nn.GRU({ inputSize: 1, hiddenSize: 8, batchFirst: true });';

const second = `class LSTMClassifier extends nn.Module {
  lstm = new nn.LSTM({ inputSize: 1, hiddenSize: 8, batchFirst: true });
  fc = new nn.Linear(8, 2);
  forward(x: Tensor): Tensor {
    return this.fc.forward(this.lstm.forward(x)[1][0].at(-1));
  }
}
`;

export const lstmClassifier: readonly Attempt[] = [
  {
    name: 'LSTM and GRU, to compare',
    from: 'start',
    expect: 'right',
    edits: [
      ['const model = new GRUClassifier();', `${second}for (const model of [new LSTMClassifier(), new GRUClassifier()]) {`],
      [
        "print('accuracy on the training data', round(right.mean().item(), 3));",
        "print('accuracy on the training data', round(right.mean().item(), 3));\n}",
      ],
    ],
  },
  {
    name: 'GRU first, then the LSTM',
    from: 'start',
    expect: 'right',
    edits: [
      ['const model = new GRUClassifier();', `${second}for (const Kind of [GRUClassifier, LSTMClassifier]) {\nconst model = new Kind();`],
      [
        "print('accuracy on the training data', round(right.mean().item(), 3));",
        "print('accuracy on the training data', round(right.mean().item(), 3));\n}",
      ],
    ],
  },
  {
    name: 'other names',
    expect: 'right',
    edits: [
      ['LSTMClassifier', 'Net'],
      ['lstm', 'memory'],
      ['fc', 'head'],
      ['model', 'net'],
      ['logits', 'scores'],
    ],
  },
  { name: 'state taken by index', expect: 'right', edits: [[unpack, 'const states = this.lstm.forward(x)[1];\n    const h = states[0];']] },
  {
    name: 'both classes kept, the LSTM trained',
    from: 'start',
    expect: 'right',
    edits: [
      [
        'const model = new GRUClassifier();',
        `class LSTMClassifier extends nn.Module {\n  rnn = new nn.LSTM({ inputSize: 1, hiddenSize: 8, batchFirst: true });\n  out = new nn.Linear(8, 2);\n  forward(x: Tensor): Tensor {\n    const [, [hn, cn]] = this.rnn.forward(x);\n    print(hn.shape.length + cn.shape.length > 0 ? '' : 'none');\n    return this.out.forward(hn.at(-1));\n  }\n}\nconst model = new LSTMClassifier();`,
      ],
    ],
  },
  {
    name: 'last step of out',
    expect: 'right',
    edits: [[unpack, 'const [out] = this.lstm.forward(x);\n    const h = out.transpose([1, 0, 2]);']],
  },
  {
    name: 'last step of out by slice',
    expect: 'right',
    edits: [
      [
        unpack,
        'const [out] = this.lstm.forward(x);\n    const last = out.slice([0, out.shape[1]! - 1, 0], [-1, 1, -1]).reshape([out.shape[0]!, 8]);',
      ],
      [fc, 'return this.fc.forward(last);'],
    ],
  },
  {
    name: 'a constructor in place of fields',
    expect: 'right',
    edits: [
      [
        `${made}\n  fc = new nn.Linear(8, 2);`,
        'lstm: InstanceType<typeof nn.LSTM>;\n  fc: InstanceType<typeof nn.Linear>;\n  constructor(hidden = 8) {\n    super();\n    this.lstm = new nn.LSTM({ inputSize: 1, hiddenSize: hidden, batchFirst: true });\n    this.fc = new nn.Linear(hidden, 2);\n  }',
      ],
    ],
  },
  { name: 'two layers', expect: 'right', edits: [['hiddenSize: 8, batchFirst: true', 'hiddenSize: 8, numLayers: 2, batchFirst: true']] },
  {
    name: 'bigger',
    expect: 'right',
    edits: [
      ['hiddenSize: 8', 'hiddenSize: 12'],
      ['Linear(8, 2)', 'Linear(12, 2)'],
    ],
  },
  {
    name: 'a function, no class',
    expect: 'right',
    edits: [
      [
        `class LSTMClassifier extends nn.Module {\n  ${made}\n  fc = new nn.Linear(8, 2);\n\n  forward(x: Tensor): Tensor {`,
        'const lstm = new nn.LSTM({ inputSize: 1, hiddenSize: 8, batchFirst: true });\nconst fc = new nn.Linear(8, 2);\nconst classify = (x: Tensor): Tensor => {',
      ],
      ['this.', ''],
      ['h.at(-1));\n  }\n}', 'h.at(-1));\n};'],
      ['const model = new LSTMClassifier();', ''],
      ['model.parameters()', '[...lstm.parameters(), ...fc.parameters()]'],
      ['model.forward', 'classify'],
    ],
  },
  {
    name: 'time first',
    expect: 'right',
    edits: [
      ['hiddenSize: 8, batchFirst: true', 'hiddenSize: 8'],
      ['this.lstm.forward(x)', 'this.lstm.forward(x.transpose([1, 0, 2]))'],
    ],
  },
  {
    name: 'a layer between',
    expect: 'right',
    edits: [
      ['fc = new nn.Linear(8, 2);', 'mid = new nn.Linear(8, 8);\n  fc = new nn.Linear(8, 2);'],
      [fc, 'return this.fc.forward(tanh(this.mid.forward(h.at(-1))));'],
      ['import { rand,', 'import { tanh, rand,'],
    ],
  },
  {
    name: 'states given',
    expect: 'right',
    edits: [
      ['this.lstm.forward(x)', 'this.lstm.forward(x, [zeros(1, x.shape[0]!, 8), zeros(1, x.shape[0]!, 8)])'],
      ['import { rand,', 'import { zeros, rand,'],
    ],
  },

  {
    name: 'renamed only',
    from: 'start',
    expect: 'lstm',
    mistake: 'only-renamed',
    edits: [
      ['GRUClassifier', 'LSTMClassifier'],
      ['gru =', 'lstm ='],
      ['this.gru', 'this.lstm'],
    ],
  },
  { name: 'still a GRU', from: 'start', expect: 'lstm', mistake: 'still-gru', edits: [['epoch <= 80', 'epoch <= 90']] },
  {
    name: 'tuple not unpacked',
    expect: 'state',
    mistake: 'tuple-not-unpacked',
    at: 'const [, h] = this.lstm.forward(x);',
    edits: [[unpack, 'const [, h] = this.lstm.forward(x);']],
  },
  {
    name: 'tuple not unpacked, layer taken',
    expect: 'state',
    mistake: 'cell-state',
    edits: [
      [unpack, 'const [, h] = this.lstm.forward(x);'],
      [fc, 'return this.fc.forward(h.at(-1)!.at(-1));'],
    ],
  },
  {
    name: 'states swapped',
    expect: 'state',
    mistake: 'cell-state',
    edits: [[unpack, 'const [, [c, h]] = this.lstm.forward(x);\n    void c;']],
  },
  { name: 'layer axis kept', expect: 'state', mistake: 'layers-kept', edits: [[fc, 'return this.fc.forward(h);']] },
  {
    name: 'every step',
    expect: 'state',
    mistake: 'all-steps',
    edits: [
      [unpack, 'const [out] = this.lstm.forward(x);'],
      [fc, 'return this.fc.forward(out);'],
    ],
  },
  { name: 'out taken for h', expect: 'state', mistake: 'last-sequence', edits: [[unpack, 'const [h] = this.lstm.forward(x);']] },
  {
    name: 'first step',
    expect: 'state',
    mistake: 'first-step',
    edits: [
      [unpack, 'const [out] = this.lstm.forward(x);'],
      [fc, 'return this.fc.forward(out.transpose([1, 0, 2]).at(0));'],
    ],
  },
  {
    name: 'mean of steps',
    expect: 'state',
    mistake: 'mean-of-steps',
    edits: [
      [unpack, 'const [out] = this.lstm.forward(x);'],
      [fc, 'return this.fc.forward(out.mean(1));'],
    ],
  },
  {
    name: 'pair passed on',
    expect: 'state',
    mistake: 'pair-passed-on',
    edits: [
      [unpack, 'const [, h] = this.lstm.forward(x);'],
      [fc, 'return this.fc.forward(h as never);'],
    ],
  },
  {
    name: 'softmax before the loss',
    expect: 'scores',
    mistake: 'softmax-before-loss',
    at: 'return softmax(this.fc.forward(h.at(-1)), 1);',
    edits: [
      [fc, 'return softmax(this.fc.forward(h.at(-1)), 1);'],
      ['import { rand,', 'import { softmax, rand,'],
    ],
  },
  {
    name: 'batchFirst forgotten',
    expect: 'state',
    mistake: 'batch-first-missing',
    edits: [['hiddenSize: 8, batchFirst: true', 'hiddenSize: 8']],
  },
  {
    name: 'the old model is trained',
    from: 'start',
    expect: 'lstm',
    mistake: 'other-model-trained',
    edits: [
      [
        'const model = new GRUClassifier();',
        'const lstm = new nn.LSTM({ inputSize: 1, hiddenSize: 8, batchFirst: true });\nlstm.forward(X);\nconst model = new GRUClassifier();',
      ],
    ],
  },
  {
    name: 'defined, never used',
    from: 'start',
    expect: 'lstm',
    edits: [
      [
        start,
        `class LSTMClassifier extends nn.Module {\n  lstm = new nn.LSTM({ inputSize: 1, hiddenSize: 8, batchFirst: true });\n}\n${start}`,
      ],
    ],
  },
  {
    name: 'optimizer of another model',
    expect: 'trained',
    mistake: 'other-parameters',
    edits: [
      ['const model = new LSTMClassifier();', 'const model = new LSTMClassifier();\nconst other = new LSTMClassifier();'],
      ['model.parameters()', 'other.parameters()'],
    ],
  },
  {
    name: 'only the head is trained',
    expect: 'trained',
    mistake: 'other-parameters',
    edits: [['model.parameters()', 'model.fc.parameters()']],
  },
  { name: 'no step', expect: 'trained', mistake: 'no-step', edits: [['  optimizer.step();\n', '']] },
  { name: 'learning rate 0', expect: 'trained', mistake: 'no-gradient', edits: [['lr: 0.03', 'lr: 0']] },
  {
    name: 'random labels',
    expect: 'task',
    mistake: 'label-moved',
    edits: [['y.push(first > 0 ? 1 : 0);', 'y.push(rand(1).item() > 0.5 ? 1 : 0);']],
  },
  { name: 'wrong size of the head', expect: 'runs', edits: [['new nn.Linear(8, 2)', 'new nn.Linear(16, 2)']] },
  { name: 'one option forgotten', expect: 'lstm', mistake: 'wrong-options', edits: [['inputSize: 1, hiddenSize: 8', 'inputSize: 1']] },
  { name: 'wrong input size', expect: 'state', mistake: 'wrong-input', edits: [['inputSize: 1', 'inputSize: 10']] },
  {
    name: 'an RNN instead',
    expect: 'lstm',
    edits: [
      ['new nn.LSTM(', 'new nn.RNN('],
      [unpack, 'const [, h] = this.lstm.forward(x);'],
    ],
  },
  { name: 'one epoch', expect: 'learned', edits: [['epoch <= 80', 'epoch <= 1']] },
];
