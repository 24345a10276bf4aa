import type { Attempt } from './attempt.ts';

const put = 'const seq = noise.with([seqLen - 1, 0], last);';
const label = 'y.push(last > 0 ? 1 : 0);';
const fc = 'return this.fc.forward(h.at(-1));';
const header = `import { cat, manualSeed, nn, noGrad, optim, print, rand, randn, stack, tensor, zeros, type Tensor } from 'gatescope';\n`;

const compared = `${header}
function buildDataset(isLast: boolean, n = 160, seqLen = 10): [Tensor, Tensor] {
  const X: Tensor[] = [];
  const y: number[] = [];
  for (let i = 0; i < n; i++) {
    const sign = rand(1).item() > 0.5 ? 1 : -1;
    X.push(randn(seqLen, 1).mul(0.25).with([isLast ? seqLen - 1 : 0, 0], sign));
    y.push(sign > 0 ? 1 : 0);
  }
  return [stack(X), tensor(y)];
}
class Net extends nn.Module {
  gru = new nn.GRU({ inputSize: 1, hiddenSize: 8, batchFirst: true });
  fc = new nn.Linear(8, 2);
  forward(x: Tensor): Tensor {
    return this.fc.forward(this.gru.forward(x)[1].at(-1));
  }
}
for (const isLast of [false, true]) {
  manualSeed(42);
  const [X, y] = buildDataset(isLast);
  const model = new Net();
  const adam = new optim.Adam(model.parameters(), { lr: 0.03 });
  for (let epoch = 1; epoch <= 60; epoch++) {
    const loss = new nn.CrossEntropyLoss().forward(model.forward(X), y);
    adam.zeroGrad();
    loss.backward();
    adam.step();
  }
  print(isLast, noGrad(() => model.forward(X).argmax(1).eq(y).mean().item()));
}
print(cat([zeros(1), zeros(1)]));
`;

export const labelLast: readonly Attempt[] = [
  { name: 'both tasks, to compare', expect: 'right', text: compared },
  { name: 'both tasks, the last one wrong', expect: 'labels', text: compared.replace('isLast ? seqLen - 1 : 0', '0') },
  {
    name: 'other names',
    expect: 'right',
    edits: [
      ['buildDataset', 'makeSequences'],
      ['last', 'answer'],
      ['GRUClassifier', 'Net'],
      ['model', 'net'],
      ['noise', 'values'],
    ],
  },
  {
    name: 'index -1, arrow function',
    expect: 'right',
    edits: [
      [
        'function buildDataset(n = 160, seqLen = 10): [Tensor, Tensor] {',
        'const buildDataset = (n = 160, seqLen = 10): [Tensor, Tensor] => {',
      ],
      ['[seqLen - 1, 0]', '[-1, 0]'],
    ],
  },
  {
    name: 'value appended',
    expect: 'right',
    edits: [
      ['randn(seqLen, 1)', 'randn(seqLen - 1, 1)'],
      [put, 'const seq = cat([noise, tensor([[last]])]);'],
      ['import { rand,', 'import { cat, rand,'],
    ],
  },
  {
    name: 'label by the noise that comes last',
    from: 'start',
    expect: 'right',
    edits: [
      ['y.push(first > 0 ? 1 : 0);', 'y.push(seq.at(-1).item() > 0 ? 1 : 0);'],
      ['const seq = noise.with([0, 0], first);', 'const seq = noise.mul(4);\n    void first;'],
    ],
  },
  {
    name: 'whole tensors, no loop over sequences',
    expect: 'right',
    text: `${header}
manualSeed(1);
const n = 160;
const T = 10;
const signs = (rand(n, 1, 1).tolist() as number[][][]).map(([[value]]) => (value! > 0.5 ? 1 : -1));
const X = cat([randn(n, T - 1, 1).mul(0.25), tensor(signs.map(sign => [[sign]]))], 1);
const y = tensor(signs.map(sign => (sign === 1 ? 1 : 0)));
const gru = new nn.GRU({ inputSize: 1, hiddenSize: 8, batchFirst: true });
const head = new nn.Linear(8, 2);
const adam = new optim.Adam([...gru.parameters(), ...head.parameters()], { lr: 0.05 });
const criterion = new nn.CrossEntropyLoss();
let epoch = 0;
while (epoch++ < 40) {
  adam.zeroGrad();
  const [, h] = gru.forward(X);
  const loss = criterion.forward(head.forward(h.at(-1)), y);
  loss.backward();
  adam.step();
}
print('done', zeros(1).item());
`,
  },
  {
    name: 'a function in place of a class, SGD replaced by RMSprop, an LSTM',
    expect: 'right',
    edits: [
      [
        'class GRUClassifier extends nn.Module {\n  gru = new nn.GRU({ inputSize: 1, hiddenSize: 8, batchFirst: true });\n  fc = new nn.Linear(8, 2);\n',
        'const lstm = new nn.LSTM({ inputSize: 1, hiddenSize: 8, batchFirst: true });\nconst fc = new nn.Linear(8, 2);\nconst model = {\n',
      ],
      ['const [, h] = this.gru.forward(x);', 'const [, [h]] = lstm.forward(x);'],
      ['return this.fc.forward(h.at(-1));\n  }', 'return fc.forward(h.at(-1));\n  },'],
      ['const model = new GRUClassifier();', ''],
      ['new optim.Adam(model.parameters(), { lr: 0.03 })', 'new optim.RMSprop([...lstm.parameters(), ...fc.parameters()], { lr: 0.01 })'],
    ],
  },
  {
    name: 'mini-batches',
    expect: 'right',
    edits: [
      [
        '  const logits = model.forward(X);\n  const loss = lossFn.forward(logits, y);\n\n  optimizer.zeroGrad();\n  loss.backward();\n  optimizer.step();\n',
        '  for (let at = 0; at < 160; at += 40) {\n    const scores = model.forward(X.slice([at, 0, 0], [40, -1, -1]));\n    const part = lossFn.forward(scores, y.slice([at], [40]));\n    optimizer.zeroGrad();\n    part.backward();\n    optimizer.step();\n  }\n  const logits = model.forward(X);\n  const loss = lossFn.forward(logits, y);\n',
      ],
      ['epoch <= 80', 'epoch <= 20'],
    ],
  },
  {
    name: 'one score and a binary loss',
    expect: 'right',
    edits: [
      ['new nn.Linear(8, 2)', 'new nn.Linear(8, 1)'],
      ['new nn.CrossEntropyLoss()', 'new nn.BCEWithLogitsLoss()'],
      ['lossFn.forward(logits, y)', 'lossFn.forward(logits, y.reshape([160, 1]))'],
      ['logits.argmax(1).eq(y).mean().item()', '0'],
      ['model.forward(X).argmax(1).eq(y)', 'model.forward(X).mean()'],
    ],
  },
  {
    name: 'time first',
    expect: 'right',
    edits: [
      ['hiddenSize: 8, batchFirst: true', 'hiddenSize: 8'],
      ['this.gru.forward(x)', 'this.gru.forward(x.transpose([1, 0, 2]))'],
    ],
  },
  { name: 'a longer sequence is fine', expect: 'right', edits: [['seqLen = 10', 'seqLen = 14']] },
  { name: 'booleans made to numbers', expect: 'right', edits: [[label, 'y.push(Number(last > 0));']] },

  { name: 'renamed only', from: 'start', expect: 'labels', mistake: 'label-first', edits: [['first', 'start']] },
  {
    name: 'value at the end, label by the first',
    from: 'start',
    expect: 'labels',
    mistake: 'label-first',
    edits: [
      [
        'y.push(first > 0 ? 1 : 0);',
        'const last = rand(1).item() > 0.5 ? 1 : -1;\n    X[i] = seq.with([seqLen - 1, 0], last);\n    y.push(first > 0 ? 1 : 0);',
      ],
    ],
  },
  {
    name: 'both ends',
    expect: 'first-free',
    mistake: 'both-ends',
    edits: [[put, 'const seq = noise.with([seqLen - 1, 0], last).with([0, 0], last);']],
  },
  { name: 'one step too early', expect: 'labels', mistake: 'other-step', edits: [['[seqLen - 1, 0]', '[seqLen - 2, 0]']] },
  { name: 'the second step', expect: 'labels', mistake: 'other-step', edits: [['[seqLen - 1, 0]', '[1, 0]']] },
  { name: 'upside down', expect: 'labels', mistake: 'upside-down', edits: [['last > 0 ? 1 : 0', 'last > 0 ? 0 : 1']] },
  { name: 'all the same label', expect: 'labels', mistake: 'one-label', edits: [[label, 'y.push(1);']] },
  {
    name: 'labels from another draw',
    expect: 'labels',
    mistake: 'label-other-value',
    edits: [[label, 'y.push(rand(1).item() > 0.5 ? 1 : 0);']],
  },
  { name: 'value never written', expect: 'labels', mistake: 'label-elsewhere', edits: [[put, 'const seq = noise;']] },
  { name: 'sequence of one step', expect: 'length', mistake: 'shorter', edits: [['seqLen = 10', 'seqLen = 1']] },
  { name: 'no step', expect: 'learned', mistake: 'no-step', edits: [['  optimizer.step();\n', '']] },
  { name: 'index behind the end', expect: 'runs', edits: [['[seqLen - 1, 0]', '[seqLen, 0]']] },
  { name: 'label by the sum', expect: 'labels', edits: [[label, 'y.push(noise.sum().item() > 0 ? 1 : 0);']] },
  {
    name: 'label by the mean of the sequence',
    expect: 'labels',
    edits: [
      [put, 'const seq = noise;'],
      [label, 'y.push(seq.mean().item() > 0 ? 1 : 0);\n    void last;'],
    ],
  },
  { name: 'labels -1 and 1', expect: 'runs', edits: [[label, 'y.push(last);']] },
  {
    name: 'reads the first state',
    expect: 'learned',
    mistake: 'not-learned',
    edits: [
      ['const [, h] = this.gru.forward(x);', 'const [out] = this.gru.forward(x);'],
      [fc, 'return this.fc.forward(out.transpose([1, 0, 2]).at(0));'],
    ],
  },
  { name: 'learning rate 0', expect: 'learned', mistake: 'no-gradient', edits: [['lr: 0.03', 'lr: 0']] },
  { name: 'learns with the sign turned', expect: 'learned', edits: [['loss.backward()', 'loss.mul(-1).backward()']] },
  {
    name: 'trains the old data',
    from: 'start',
    expect: 'labels',
    mistake: 'label-first',
    edits: [['const [X, y] = buildDataset();', 'const [X, y] = buildDataset();\nconst lastX = X;\nprint(lastX.shape);']],
  },
  { name: 'nothing is trained', expect: 'runs', text: "import { print } from 'gatescope';\nprint('accuracy on the training data', 1);\n" },
  { name: 'one sequence only, all alike', expect: 'labels', edits: [['rand(1).item() > 0.5 ? 1 : -1', '1']] },
];
