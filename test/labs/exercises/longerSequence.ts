import type { Attempt } from './attempt.ts';

const train = 'const [X, y] = buildDataset(160, 30);';
const test = 'const [testX, testY] = buildDataset(160, 30);';

export const longerSequence: readonly Attempt[] = [
  {
    name: 'both lengths, to compare',
    from: 'start',
    expect: 'right',
    edits: [
      ['const [X, y] = buildDataset(160, 10);', 'for (const steps of [10, 30]) {\nconst [X, y] = buildDataset(160, steps);'],
      ['buildDataset(160, 10)', 'buildDataset(160, steps)'],
      ["print('on new sequences', round(accuracy(testX, testY), 3));", "print('on new sequences', round(accuracy(testX, testY), 3));\n}"],
    ],
  },
  {
    name: 'other names',
    expect: 'right',
    edits: [
      ['buildDataset', 'draw'],
      ['seqLen', 'T'],
      ['testX', 'freshX'],
      ['testY', 'freshY'],
      ['GRUClassifier', 'Keeper'],
      ['model', 'keeper'],
    ],
  },
  {
    name: 'the default changed, both calls without a length',
    expect: 'right',
    edits: [
      ['seqLen = 10', 'seqLen = 30'],
      ['(160, 30)', '()'],
    ],
  },
  {
    name: 'another seed, more epochs',
    expect: 'right',
    edits: [
      ['manualSeed(42)', 'manualSeed(7)'],
      ['epoch <= 80', 'epoch <= 120'],
    ],
  },
  {
    name: 'measured on training data only',
    expect: 'test-length',
    mistake: 'tested-on-training',
    edits: [
      [`\n// Sequences the model never trains on.\n${test}\n`, ''],
      ["print('on new sequences', round(accuracy(testX, testY), 3));\n", ''],
    ],
  },
  {
    name: 'an LSTM that keeps',
    expect: 'right',
    edits: [
      ['gru = new nn.GRU(', 'gru = new nn.LSTM('],
      ['const [, h] = this.gru', 'const [, [h]] = this.gru'],
      ['epoch <= 80', 'epoch <= 150'],
    ],
  },
  {
    name: 'an arrow function and one list of rows',
    expect: 'right',
    edits: [
      [
        'function buildDataset(n = 160, seqLen = 10): [Tensor, Tensor] {',
        'const buildDataset = (n: number, seqLen: number): [Tensor, Tensor] => {',
      ],
      ['const noise = randn(seqLen, 1).mul(0.25);', 'const noise = stack([...Array(seqLen)].map(() => randn(1).mul(0.25)));'],
    ],
  },
  {
    name: 'training in a function of the seed',
    expect: 'right',
    edits: [
      ['const model = new GRUClassifier();', 'let model = new GRUClassifier();'],
      ['const optimizer =', 'model = new GRUClassifier();\nconst optimizer ='],
    ],
  },

  {
    name: 'comments only',
    from: 'start',
    expect: 'notStarted',
    edits: [['// Sequences the model never trains on.', '// I will think about it.']],
  },
  {
    name: 'seed changed only',
    from: 'start',
    expect: 'train-length',
    mistake: 'unchanged-length',
    edits: [['manualSeed(42)', 'manualSeed(43)']],
  },
  {
    name: 'training only',
    from: 'start',
    expect: 'test-length',
    mistake: 'one-place-only',
    edits: [['const [X, y] = buildDataset(160, 10)', 'const [X, y] = buildDataset(160, 30)']],
  },
  {
    name: 'testing only',
    from: 'start',
    expect: 'train-length',
    mistake: 'one-place-only',
    edits: [['const [testX, testY] = buildDataset(160, 10)', 'const [testX, testY] = buildDataset(160, 30)']],
  },
  {
    name: 'default changed, calls not',
    from: 'start',
    expect: 'train-length',
    mistake: 'unchanged-length',
    edits: [['seqLen = 10', 'seqLen = 30']],
  },
  { name: '20 steps', expect: 'train-length', mistake: 'other-length', edits: [['160, 30', '160, 20']] },
  { name: '31 steps', expect: 'train-length', mistake: 'other-length', edits: [['160, 30', '160, 31']] },
  {
    name: 'more sequences in place of longer ones',
    from: 'start',
    expect: 'train-length',
    mistake: 'unchanged-length',
    edits: [['160, 10', '480, 10']],
  },
  {
    name: 'steps as features',
    expect: 'train-length',
    mistake: 'features-not-time',
    edits: [
      ['X.push(seq);', 'X.push(seq.reshape([1, seqLen]));'],
      ['inputSize: 1', 'inputSize: 30'],
    ],
  },
  { name: 'label last', expect: 'task', mistake: 'label-last', edits: [['[0, 0]', '[seqLen - 1, 0]']] },
  {
    name: 'label moved',
    expect: 'task',
    mistake: 'label-moved',
    edits: [['y.push(first > 0 ? 1 : 0);', 'y.push(rand(1).item() > 0.5 ? 1 : 0);']],
  },
  {
    name: 'value repeated',
    expect: 'task',
    mistake: 'data-changed',
    edits: [['randn(seqLen, 1).mul(0.25)', 'randn(seqLen, 1).mul(0.1).add(first)']],
  },
  { name: 'zeros behind it', expect: 'task', mistake: 'no-noise', edits: [['randn(seqLen, 1).mul(0.25)', 'randn(seqLen, 1).mul(0)']] },
  { name: 'ten epochs', expect: 'several-seeds', mistake: 'too-few-epochs', edits: [['epoch <= 80', 'epoch <= 10']] },
  { name: 'a rate that learns nothing', expect: 'several-seeds', mistake: 'not-learned', edits: [['lr: 0.03', 'lr: 0.00001']] },
  { name: 'no step', expect: 'several-seeds', mistake: 'no-step', edits: [['  optimizer.step();\n', '']] },
  {
    name: 'reads the first step of the batch',
    expect: 'runs',
    edits: [['const [, h] = this.gru.forward(x);', 'const [h] = this.gru.forward(x);']],
  },
  {
    name: 'noise of the old length',
    expect: 'runs',
    edits: [
      ['randn(seqLen, 1)', 'randn(10, 1)'],
      ['noise.with([0, 0], first)', 'noise.reshape([seqLen, 1]).with([0, 0], first)'],
    ],
  },
  { name: 'noise of the old length, nothing else', expect: 'train-length', edits: [['randn(seqLen, 1)', 'randn(10, 1)']] },
  {
    name: 'answers looked up',
    expect: 'several-seeds',
    mistake: 'learned-by-heart',
    edits: [
      [
        'class GRUClassifier',
        'const known = stack((y.tolist() as number[]).map(one => tensor(one > 0 ? [-20, 20] : [20, -20])));\n\nclass GRUClassifier',
      ],
      ['return this.fc.forward(h.at(-1));', 'const scores = this.fc.forward(h.at(-1));\n    return x === X ? scores.add(known) : scores;'],
    ],
  },
  {
    name: 'an embedding before the GRU',
    expect: 'right',
    edits: [
      ['gru = new nn.GRU({ inputSize: 1,', 'wide = new nn.Linear(1, 4);\n  gru = new nn.GRU({ inputSize: 4,'],
      ['this.gru.forward(x)', 'this.gru.forward(this.wide.forward(x))'],
    ],
  },
  { name: 'nothing is trained', expect: 'runs', text: "import { print } from 'gatescope';\nprint('on new sequences', 1);\n" },
  {
    name: 'a constant answer',
    expect: 'end',
    mistake: 'answers-early',
    edits: [['return this.fc.forward(h.at(-1));', 'return this.fc.forward(h.at(-1).mul(0));']],
  },
  {
    name: `trains on ${train.length > 0 ? 'half' : ''} of the steps`,
    expect: 'train-length',
    edits: [['model.forward(X);\n', 'model.forward(X.slice([0, 0, 0], [-1, 15, -1]));\n']],
  },
];
