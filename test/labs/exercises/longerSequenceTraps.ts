import type { Attempt } from './attempt.ts';

/** Attempts that were easily misjudged: right ones in rare styles, wrong ones that come close. */
export const longerSequenceTraps: readonly Attempt[] = [
  {
    name: 'fit fn several seeds',
    expect: 'right',
    text: "import { cat, manualSeed, nn, noGrad, optim, print, rand, randn, stack, tensor, zeros, tanh, relu, softmax, type Tensor } from 'gatescope';\nconst data = (n: number, T: number) => {\n  const rows = (randn(n, T, 1).mul(0.25).tolist() as number[][][]);\n  const labels: number[] = [];\n  for (const row of rows) { const b = rand(1).item() < 0.5; row[0]![0] = b ? 1 : -1; labels.push(b ? 1 : 0); }\n  return { x: tensor(rows), y: tensor(labels) };\n};\nclass Net extends nn.Module { gru = new nn.GRU({ inputSize: 1, hiddenSize: 8, batchFirst: true }); fc = new nn.Linear(8, 2); forward(x: Tensor): Tensor { return this.fc.forward(this.gru.forward(x)[1].at(-1)); } }\nfunction fit(seed: number, T: number): number {\n  manualSeed(seed);\n  const train = data(160, T), test = data(160, T);\n  const net = new Net();\n  const opt = new optim.Adam(net.parameters(), { lr: 0.03 });\n  const ce = new nn.CrossEntropyLoss();\n  for (let e = 0; e < 80; e++) { opt.zeroGrad(); const l = ce.forward(net.forward(train.x), train.y); l.backward(); opt.step(); }\n  return noGrad(() => net.forward(test.x).argmax(1).eq(test.y).mean().item());\n}\nfor (const seed of [1, 2, 3]) print(seed, fit(seed, 30));\n",
  },
  {
    name: 'one seed',
    expect: 'right',
    text: "import { cat, manualSeed, nn, noGrad, optim, print, rand, randn, stack, tensor, zeros, tanh, relu, softmax, type Tensor } from 'gatescope';\nconst data = (n: number, T: number) => {\n  const rows = (randn(n, T, 1).mul(0.25).tolist() as number[][][]);\n  const labels: number[] = [];\n  for (const row of rows) { const b = rand(1).item() < 0.5; row[0]![0] = b ? 1 : -1; labels.push(b ? 1 : 0); }\n  return { x: tensor(rows), y: tensor(labels) };\n};\nclass Net extends nn.Module { gru = new nn.GRU({ inputSize: 1, hiddenSize: 8, batchFirst: true }); fc = new nn.Linear(8, 2); forward(x: Tensor): Tensor { return this.fc.forward(this.gru.forward(x)[1].at(-1)); } }\nfunction fit(seed: number, T: number): number {\n  manualSeed(seed);\n  const train = data(160, T), test = data(160, T);\n  const net = new Net();\n  const opt = new optim.Adam(net.parameters(), { lr: 0.03 });\n  const ce = new nn.CrossEntropyLoss();\n  for (let e = 0; e < 80; e++) { opt.zeroGrad(); const l = ce.forward(net.forward(train.x), train.y); l.backward(); opt.step(); }\n  return noGrad(() => net.forward(test.x).argmax(1).eq(test.y).mean().item());\n}\nprint(fit(3, 30));\n",
  },
  {
    name: 'minibatches',
    expect: 'right',
    edits: [
      [
        '  const logits = model.forward(X);\n  const loss = lossFn.forward(logits, y);\n\n  optimizer.zeroGrad();\n  loss.backward();\n  optimizer.step();\n',
        '  for (let at = 0; at < 160; at += 32) {\n    const part = lossFn.forward(model.forward(X.slice([at, 0, 0], [32, -1, -1])), y.slice([at], [32]));\n    optimizer.zeroGrad();\n    part.backward();\n    optimizer.step();\n  }\n  const logits = model.forward(X);\n  const loss = lossFn.forward(logits, y);\n',
      ],
      ['epoch <= 80', 'epoch <= 25'],
    ],
  },
  {
    name: 'test each 20 epochs',
    expect: 'right',
    edits: [
      ['    print(`epoch', "    print('held', noGrad(() => model.forward(testX).argmax(1).eq(testY).mean().item()));\n    print(`epoch"],
    ],
  },
  { name: 'args swapped', expect: 'train-length', edits: [['160, 30', '30, 160']] },
  {
    name: 'zeros padded',
    expect: 'task',
    mistake: 'no-noise',
    edits: [
      ['const noise = randn(seqLen, 1).mul(0.25);', 'const noise = cat([randn(10, 1).mul(0.25), zeros(seqLen - 10, 1)]);'],
      ['import { rand,', 'import { cat, zeros, rand,'],
    ],
  },
  {
    name: 'value at last too',
    expect: 'task',
    edits: [['const seq = noise.with([0, 0], first);', 'const seq = noise.with([0, 0], first).with([seqLen - 1, 0], first);']],
  },
  {
    name: 'label in second feature',
    expect: 'task',
    edits: [
      ['X.push(seq);', 'X.push(cat([seq, zeros(seqLen, 1).add(first)], 1));'],
      ['inputSize: 1', 'inputSize: 2'],
      ['import { rand,', 'import { cat, zeros, rand,'],
    ],
  },
  {
    name: 'noise with bias by label',
    expect: 'task',
    edits: [['const noise = randn(seqLen, 1).mul(0.25);', 'const noise = randn(seqLen, 1).mul(0.25).add(first * 0.2);']],
  },
  { name: '1 epoch', expect: 'several-seeds', mistake: 'too-few-epochs', at: 'epoch <= 1;', edits: [['epoch <= 80', 'epoch <= 1']] },
  {
    name: 'trains on test',
    expect: 'test-length',
    mistake: 'tested-on-training',
    edits: [['const [testX, testY] = buildDataset(160, 30);', 'const [testX, testY] = [X, y];']],
  },
  { name: 'labels flipped', expect: 'task', edits: [['y.push(first > 0 ? 1 : 0);', 'y.push(first > 0 ? 0 : 1);']] },
  {
    name: 'reads first out',
    expect: 'end',
    edits: [
      ['const [, h] = this.gru.forward(x);', 'const [out] = this.gru.forward(x);'],
      ['return this.fc.forward(h.at(-1));', 'return this.fc.forward(out.transpose([1, 0, 2]).at(0));'],
    ],
  },
  {
    name: 'softmax, and too slow',
    expect: 'several-seeds',
    mistake: 'softmax-before-loss',
    at: 'return softmax(this.fc.forward(h.at(-1)), 1);',
    edits: [
      ['return this.fc.forward(h.at(-1));', 'return softmax(this.fc.forward(h.at(-1)), 1);'],
      ['import { rand,', 'import { softmax, rand,'],
      ['lr: 0.03', 'lr: 0.0001'],
    ],
  },
  {
    name: 'split of one set',
    expect: 'right',
    edits: [
      [
        'const [X, y] = buildDataset(160, 30);',
        'const [all, labels] = buildDataset(320, 30);\nconst [X, y] = [all.slice([0, 0, 0], [160, -1, -1]), labels.slice([0], [160])];',
      ],
      [
        'const [testX, testY] = buildDataset(160, 30);',
        'const [testX, testY] = [all.slice([160, 0, 0], [160, -1, -1]), labels.slice([160], [160])];',
      ],
    ],
  },
  {
    name: 'test is slice of train',
    expect: 'test-length',
    edits: [
      ['const [testX, testY] = buildDataset(160, 30);', 'const [testX, testY] = [X.slice([0, 0, 0], [80, -1, -1]), y.slice([0], [80])];'],
    ],
  },
  {
    name: 'same seed test set',
    expect: 'test-length',
    edits: [['const [testX, testY] = buildDataset(160, 30);', 'manualSeed(42);\nconst [testX, testY] = buildDataset(160, 30);']],
  },
  {
    name: '30 hidden values',
    from: 'start',
    expect: 'train-length',
    mistake: 'unchanged-length',
    edits: [
      ['hiddenSize: 8', 'hiddenSize: 30'],
      ['nn.Linear(8', 'nn.Linear(30'],
      ['const [, h]', 'const [out, h]'],
    ],
  },
  {
    name: '30 sequences',
    from: 'start',
    expect: 'train-length',
    mistake: 'count-not-length',
    edits: [['const [X, y] = buildDataset(160, 10)', 'const [X, y] = buildDataset(30, 10)']],
  },
  {
    name: 'the model is given ten steps of thirty',
    expect: 'end',
    mistake: 'answers-early',
    edits: [['this.gru.forward(x)', 'this.gru.forward(x.slice([0, 0, 0], [-1, 10, -1]))']],
  },
  { name: 'no backward', expect: 'several-seeds', mistake: 'no-backward', edits: [['  loss.backward();\n', '']] },
];
