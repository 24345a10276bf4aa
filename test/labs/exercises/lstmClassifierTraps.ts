import type { Attempt } from './attempt.ts';

/** Attempts that were easily misjudged: right ones in rare styles, wrong ones that come close. */
export const lstmClassifierTraps: readonly Attempt[] = [
  {
    name: 'constructor fields',
    expect: 'right',
    text: "import { cat, manualSeed, nn, noGrad, optim, print, rand, randn, stack, tensor, zeros, tanh, relu, softmax, type Tensor } from 'gatescope';\nmanualSeed(5);\nconst data = (n: number, T: number) => {\n  const rows = (randn(n, T, 1).mul(0.25).tolist() as number[][][]);\n  const labels: number[] = [];\n  for (const row of rows) { const b = rand(1).item() < 0.5; row[0]![0] = b ? 1 : -1; labels.push(b ? 1 : 0); }\n  return { x: tensor(rows), y: tensor(labels) };\n};\nconst train = data(160, 10);\nclass LSTMClassifier extends nn.Module {\n  private readonly encoder: nn.LSTM;\n  private readonly decoder: nn.Linear;\n  constructor(hidden = 8) { super(); this.encoder = new nn.LSTM({ inputSize: 1, hiddenSize: hidden, batchFirst: true }); this.decoder = new nn.Linear(hidden, 2); }\n  forward(x: Tensor): Tensor { const { 1: state } = this.encoder.forward(x); const [h] = state; return this.decoder.forward(h.at(-1)); }\n}\nconst net = new LSTMClassifier();\nconst opt = new optim.Adam(net.parameters(), { lr: 0.03 });\nconst ce = new nn.CrossEntropyLoss();\nfor (let e = 0; e < 80; e++) { opt.zeroGrad(); const l = ce.forward(net.forward(train.x), train.y); l.backward(); opt.step(); }\nprint('acc', noGrad(() => net.forward(train.x).argmax(1).eq(train.y).mean().item()));\n",
  },
  {
    name: 'both, LSTM first',
    expect: 'right',
    text: "import { cat, manualSeed, nn, noGrad, optim, print, rand, randn, stack, tensor, zeros, tanh, relu, softmax, type Tensor } from 'gatescope';\nmanualSeed(5);\nconst data = (n: number, T: number) => {\n  const rows = (randn(n, T, 1).mul(0.25).tolist() as number[][][]);\n  const labels: number[] = [];\n  for (const row of rows) { const b = rand(1).item() < 0.5; row[0]![0] = b ? 1 : -1; labels.push(b ? 1 : 0); }\n  return { x: tensor(rows), y: tensor(labels) };\n};\nconst train = data(160, 10);\nclass G extends nn.Module { gru = new nn.GRU({ inputSize: 1, hiddenSize: 8, batchFirst: true }); fc = new nn.Linear(8, 2); forward(x: Tensor): Tensor { return this.fc.forward(this.gru.forward(x)[1].at(-1)); } }\nclass L extends nn.Module { lstm = new nn.LSTM({ inputSize: 1, hiddenSize: 8, batchFirst: true }); fc = new nn.Linear(8, 2); forward(x: Tensor): Tensor { return this.fc.forward(this.lstm.forward(x)[1][0].at(-1)); } }\nfor (const net of [new L(), new G()]) {\nconst opt = new optim.Adam(net.parameters(), { lr: 0.03 });\nconst ce = new nn.CrossEntropyLoss();\nfor (let e = 0; e < 80; e++) { opt.zeroGrad(); const l = ce.forward(net.forward(train.x), train.y); l.backward(); opt.step(); }\nprint('acc', noGrad(() => net.forward(train.x).argmax(1).eq(train.y).mean().item()));\n}\n",
  },
  {
    name: 'held-out measure',
    expect: 'right',
    edits: [
      [
        'const right = noGrad',
        "const [XT, yT] = buildDataset(80);\nprint('held out', noGrad(() => model.forward(XT).argmax(1).eq(yT).mean().item()));\nconst right = noGrad",
      ],
    ],
  },
  {
    name: 'sum of steps',
    expect: 'state',
    edits: [
      ['const [, [h]] = this.lstm.forward(x);', 'const [out] = this.lstm.forward(x);'],
      ['return this.fc.forward(h.at(-1));', 'return this.fc.forward(out.sum(1));'],
    ],
  },
  {
    name: 'a method that no tensor has',
    expect: 'state',
    mistake: null,
    edits: [
      ['const [, [h]] = this.lstm.forward(x);', 'const [out] = this.lstm.forward(x);'],
      ['return this.fc.forward(h.at(-1));', 'return this.fc.forward((out as any).lastOf(1));'],
    ],
  },
  {
    name: 'max of steps',
    expect: 'state',
    edits: [
      ['const [, [h]] = this.lstm.forward(x);', 'const [out] = this.lstm.forward(x);'],
      ['return this.fc.forward(h.at(-1));', 'return this.fc.forward(out.max(1));'],
    ],
  },
  {
    name: 'out second to last',
    expect: 'state',
    mistake: 'other-step',
    edits: [
      ['const [, [h]] = this.lstm.forward(x);', 'const [out] = this.lstm.forward(x);'],
      ['return this.fc.forward(h.at(-1));', 'return this.fc.forward(out.slice([0, 8, 0], [-1, 1, -1]).reshape([-1, 8]));'],
    ],
  },
  {
    name: 'h + c',
    expect: 'state',
    edits: [['const [, [h]] = this.lstm.forward(x);', 'const [, [hh, c]] = this.lstm.forward(x);\n    const h = hh.add(c);']],
  },
  { name: 'minus h', expect: 'right', edits: [['return this.fc.forward(h.at(-1));', 'return this.fc.forward(h.at(-1).mul(-1));']] },
  { name: 'five epochs', expect: 'learned', mistake: 'too-few-epochs', at: 'epoch <= 5;', edits: [['epoch <= 80', 'epoch <= 5']] },
  {
    name: 'zeroGrad after backward',
    expect: 'trained',
    edits: [['  optimizer.zeroGrad();\n  loss.backward();', '  loss.backward();\n  optimizer.zeroGrad();']],
  },
  { name: 'detached', expect: 'trained', edits: [['return this.fc.forward(h.at(-1));', 'return this.fc.forward(h.at(-1).detach());']] },
  { name: 'labels in X', expect: 'task', edits: [['const seq = noise.with([0, 0], first);', 'const seq = noise.mul(0).add(first);']] },
  { name: 'throws early', expect: 'runs', edits: [['const model =', "throw new Error('stop');\nconst model ="]] },
  {
    name: 'LSTMCell once',
    expect: 'lstm',
    mistake: 'cell-not-layer',
    text: "import { cat, manualSeed, nn, noGrad, optim, print, rand, randn, stack, tensor, zeros, tanh, relu, softmax, type Tensor } from 'gatescope';\nmanualSeed(5);\nconst data = (n: number, T: number) => {\n  const rows = (randn(n, T, 1).mul(0.25).tolist() as number[][][]);\n  const labels: number[] = [];\n  for (const row of rows) { const b = rand(1).item() < 0.5; row[0]![0] = b ? 1 : -1; labels.push(b ? 1 : 0); }\n  return { x: tensor(rows), y: tensor(labels) };\n};\nconst train = data(160, 10);\nclass Net extends nn.Module {\ncell = new nn.LSTMCell({ inputSize: 1, hiddenSize: 8 }); fc = new nn.Linear(8, 2);\nforward(x: Tensor): Tensor {\nconst [h] = this.cell.forward(x.slice([0, 0, 0], [-1, 1, -1]).reshape([-1, 1])); return this.fc.forward(h);\n}\n}\nconst net = new Net();\nconst opt = new optim.Adam(net.parameters(), { lr: 0.03 });\nconst ce = new nn.CrossEntropyLoss();\nfor (let e = 0; e < 80; e++) { opt.zeroGrad(); const l = ce.forward(net.forward(train.x), train.y); l.backward(); opt.step(); }\nprint('acc', noGrad(() => net.forward(train.x).argmax(1).eq(train.y).mean().item()));\n",
  },
  { name: 'a rate that learns nothing', expect: 'learned', mistake: 'not-learned', edits: [['lr: 0.03', 'lr: 0.0001']] },
  { name: 'shorter sequences', expect: 'task', mistake: 'shorter', edits: [['seqLen = 10', 'seqLen = 5']] },
  {
    name: 'made, but never called',
    expect: 'lstm',
    mistake: 'never-called',
    edits: [
      ['fc = new nn.Linear(8, 2);', 'fc = new nn.Linear(10, 2);'],
      ['const [, [h]] = this.lstm.forward(x);', ''],
      ['return this.fc.forward(h.at(-1));', 'return this.fc.forward(x.reshape([-1, 10]));'],
    ],
  },
  {
    name: 'tanh on h',
    expect: 'right',
    edits: [
      ['return this.fc.forward(h.at(-1));', 'return this.fc.forward(tanh(h.at(-1)));'],
      ['import { rand,', 'import { tanh, rand,'],
    ],
  },
  {
    name: 'bidirectional concat',
    expect: 'right',
    edits: [
      ['batchFirst: true', 'batchFirst: true, bidirectional: true'],
      ['nn.Linear(8, 2)', 'nn.Linear(16, 2)'],
      ['return this.fc.forward(h.at(-1));', 'return this.fc.forward(cat([h.at(0), h.at(1)], 1));'],
      ['import { rand,', 'import { cat, rand,'],
    ],
  },
  {
    name: 'cat h c',
    expect: 'state',
    edits: [
      ['const [, [h]] = this.lstm.forward(x);', 'const [, [hh, c]] = this.lstm.forward(x);\n    const h = cat([hh, c], 2);'],
      ['nn.Linear(8, 2)', 'nn.Linear(16, 2)'],
      ['import { rand,', 'import { cat, rand,'],
    ],
  },
  {
    name: 'flatten',
    expect: 'state',
    edits: [
      ['const [, [h]] = this.lstm.forward(x);', 'const [out] = this.lstm.forward(x);'],
      ['return this.fc.forward(h.at(-1));', 'return this.fc.forward(out.reshape([-1, 80]));'],
      ['nn.Linear(8, 2)', 'nn.Linear(80, 2)'],
    ],
  },
  {
    name: 'zeros in place of h',
    expect: 'state',
    edits: [
      ['h.at(-1)', 'zeros(x.shape[0]!, 8)'],
      ['import { rand,', 'import { zeros, rand,'],
    ],
  },
  { name: 'no backward', expect: 'trained', mistake: 'no-backward', edits: [['  loss.backward();\n', '']] },
];
