import type { Attempt } from './attempt.ts';

/** Attempts that were easily misjudged: right ones in rare styles, wrong ones that come close. */
export const labelLastTraps: readonly Attempt[] = [
  {
    name: 'early stopping at accuracy 1',
    expect: 'right',
    edits: [['  optimizer.step();\n', '  optimizer.step();\n  if (logits.argmax(1).eq(y).mean().item() === 1) break;\n']],
  },
  { name: 'stopped after 15 epochs', expect: 'right', edits: [['epoch <= 80', 'epoch <= 15']] },
  {
    name: 'GRUCell loop',
    expect: 'right',
    edits: [
      ['gru = new nn.GRU({ inputSize: 1, hiddenSize: 8, batchFirst: true });', 'gru = new nn.GRUCell({ inputSize: 1, hiddenSize: 8 });'],
      [
        'const [, h] = this.gru.forward(x);',
        'let h = zeros(x.shape[0]!, 8);\n    for (let t = 0; t < x.shape[1]!; t++) h = this.gru.forward(x.slice([0, t, 0], [-1, 1, -1]).reshape([-1, 1]), h);',
      ],
      ['return this.fc.forward(h.at(-1));', 'return this.fc.forward(h);'],
      ['import { rand,', 'import { zeros, rand,'],
      ['epoch <= 80', 'epoch <= 25'],
    ],
  },
  {
    name: 'bidirectional reading out',
    expect: 'right',
    edits: [
      ['batchFirst: true', 'batchFirst: true, bidirectional: true'],
      ['nn.Linear(8, 2)', 'nn.Linear(16, 2)'],
      ['const [, h] = this.gru.forward(x);', 'const [out] = this.gru.forward(x);'],
      ['return this.fc.forward(h.at(-1));', 'return this.fc.forward(out.transpose([1, 0, 2]).at(-1));'],
    ],
  },
  {
    name: 'held-out comparison with both tasks in two functions',
    expect: 'right',
    text: "import { cat, manualSeed, nn, noGrad, optim, print, rand, randn, stack, tensor, zeros, type Tensor } from 'gatescope';\nclass Net extends nn.Module {\n  rnn = new nn.GRU({ inputSize: 1, hiddenSize: 8, batchFirst: true });\n  head = new nn.Linear(8, 2);\n  forward(x: Tensor): Tensor { const [out, h] = this.rnn.forward(x); return this.head.forward(h.at(-1)); }\n}\nconst make = (where: number): [Tensor, Tensor] => { const xs: Tensor[] = []; const ys: number[] = []; for (let i = 0; i < 160; i++) { const s = rand(1).item() > 0.5 ? 1 : -1; xs.push(randn(10, 1).mul(0.25).with([where, 0], s)); ys.push(s > 0 ? 1 : 0); } return [stack(xs), tensor(ys)]; };\nfunction fit(where: number): number { manualSeed(42); const [X, y] = make(where); const net = new Net(); const opt = new optim.Adam(net.parameters(), { lr: 0.03 }); for (let e = 0; e < 50; e++) { const loss = new nn.CrossEntropyLoss().forward(net.forward(X), y); opt.zeroGrad(); loss.backward(); opt.step(); } return noGrad(() => net.forward(X).argmax(1).eq(y).mean().item()); }\nprint('last', fit(9));\nprint('first', fit(0));\n",
  },
  {
    name: 'label last noise, value first remains',
    from: 'start',
    expect: 'right',
    edits: [['y.push(first > 0 ? 1 : 0);', 'y.push(seq.at(-1).item() > 0 ? 1 : 0);']],
  },
  { name: '1 epoch', expect: 'learned', mistake: 'too-few-epochs', at: 'epoch <= 1;', edits: [['epoch <= 80', 'epoch <= 1']] },
  {
    name: 'prints 1.000 no training',
    expect: 'runs',
    edits: [
      ['epoch <= 80', 'epoch <= 0'],
      ["print('accuracy on the training data', round(right.mean().item(), 3));", "print('accuracy on the training data', 1);"],
    ],
  },
  {
    name: 'labels into the inputs at every step',
    expect: 'first-free',
    edits: [['const seq = noise.with([seqLen - 1, 0], last);', 'const seq = noise.mul(0).add(last);']],
  },
  {
    name: 'labels as second feature',
    expect: 'first-free',
    mistake: 'label-in-input',
    edits: [
      ['X.push(seq);', 'X.push(cat([seq, zeros(seqLen, 1).add(last)], 1));'],
      ['inputSize: 1', 'inputSize: 2'],
      ['import { rand,', 'import { cat, zeros, rand,'],
    ],
  },
  {
    name: 'optimizer other params',
    expect: 'learned',
    edits: [
      ['const optimizer', 'const twin = new GRUClassifier();\nconst optimizer'],
      ['model.parameters()', 'twin.parameters()'],
    ],
  },
  { name: 'lr negative', expect: 'runs', edits: [['lr: 0.03', 'lr: -0.03']] },
  {
    name: 'with() result not used',
    expect: 'labels',
    mistake: 'label-elsewhere',
    edits: [['const seq = noise.with([seqLen - 1, 0], last);', 'noise.with([seqLen - 1, 0], last);\n    const seq = noise;']],
  },
  {
    name: 'the state cut off from its gradient',
    expect: 'learned',
    mistake: 'no-gradient',
    edits: [['h.at(-1)', 'h.at(-1).detach()']],
  },
  {
    name: 'softmax, and too slow',
    expect: 'learned',
    mistake: 'softmax-before-loss',
    at: 'return softmax(this.fc.forward(h.at(-1)), 1);',
    edits: [
      ['return this.fc.forward(h.at(-1));', 'return softmax(this.fc.forward(h.at(-1)), 1);'],
      ['import { rand,', 'import { softmax, rand,'],
      ['lr: 0.03', 'lr: 0.0001'],
    ],
  },
  {
    name: 'first and last averaged label',
    expect: 'labels',
    edits: [['y.push(last > 0 ? 1 : 0);', 'y.push(noise.at(0).item() + last * 0.1 > 0 ? 1 : 0);']],
  },
  {
    name: 'a place for each class and a squared loss',
    expect: 'right',
    edits: [
      ['new nn.CrossEntropyLoss()', 'new nn.MSELoss()'],
      ['lossFn.forward(logits, y)', 'lossFn.forward(logits, places)'],
      [
        'class GRUClassifier',
        "const places = tensor((y.tolist() as number[]).map(k => (k === 1 ? [0, 1] : [1, 0])), { dtype: 'float32' });\nclass GRUClassifier",
      ],
    ],
  },
  {
    name: 'a linear layer on the last value, no recurrent module',
    expect: 'learned',
    mistake: 'no-recurrent',
    edits: [
      ['const [, h] = this.gru.forward(x);', ''],
      ['this.fc.forward(h.at(-1))', 'this.fc.forward(x.transpose([1, 0, 2]).at(-1))'],
      ['new nn.Linear(8, 2)', 'new nn.Linear(1, 2)'],
    ],
  },
  { name: 'no backward', expect: 'learned', mistake: 'no-backward', edits: [['  loss.backward();\n', '']] },
  {
    name: 'zeroGrad between backward and step',
    expect: 'learned',
    mistake: 'no-gradient',
    edits: [['  optimizer.zeroGrad();\n  loss.backward();\n', '  loss.backward();\n  optimizer.zeroGrad();\n']],
  },
];
