import type { Attempt } from '../attempt.ts';

/** Attempts as different learners write them: right ones, and ones that only look so. */
export const lstmClassifier: readonly Attempt[] = [
  {
    name: 'of another learner: lr by hand',
    expect: 'right',
    edits: [
      [
        'const optimizer = new optim.Adam(model.parameters(), { lr: 0.03 });',
        'let optimizer = new optim.Adam(model.parameters(), { lr: 0.05 });',
      ],
      [
        '  const logits',
        `  if (epoch === 40) optimizer = new optim.Adam(model.parameters(), { lr: 0.01 });
  const logits`,
      ],
    ],
  },
  {
    name: 'of another learner: dropout heldback',
    expect: 'right',
    edits: [
      ['this.fc.forward(h.at(-1))', 'this.fc.forward(this.drop.forward(h.at(-1)))'],
      [
        '  fc = new',
        `  drop = new nn.Dropout(0.1);
  fc = new`,
      ],
    ],
  },
  {
    name: 'of another learner: minibatches',
    expect: 'right',
    edits: [
      [
        `  const logits = model.forward(X);
  const loss = lossFn.forward(logits, y);

  optimizer.zeroGrad();
  loss.backward();
  optimizer.step();
`,
        `  let logits = model.forward(X);
  for (let b = 0; b < 160; b += 40) {
    const part = model.forward(X.slice([b, 0, 0], [40, -1, -1]));
    const l = lossFn.forward(part, y.slice([b], [40]));
    optimizer.zeroGrad();
    l.backward();
    optimizer.step();
  }
  const loss = lossFn.forward(logits, y);
`,
      ],
      ['epoch <= 80', 'epoch <= 25'],
    ],
  },
  {
    name: 'of another learner: initial state',
    expect: 'right',
    edits: [
      [
        'const [, [h]] = this.lstm.forward(x);',
        `const h0 = zeros(1, x.shape[0], 8);
    const [, [h, _c]] = this.lstm.forward(x, [h0, zeros(1, x.shape[0], 8)]);`,
      ],
      ['import { rand,', 'import { zeros, rand,'],
    ],
  },
  {
    name: 'of another learner: dict outputs german',
    expect: 'right',
    edits: [
      [
        `    const [, [h]] = this.lstm.forward(x);
    return this.fc.forward(h.at(-1));`,
        `    // Ausgaben und Zustand: wir brauchen nur h
    const ergebnis = this.lstm.forward(x);
    const zustand = ergebnis[1];
    const letztes = zustand[0].squeeze(0);
    return this.fc.forward(letztes);`,
      ],
    ],
  },
  {
    name: 'of another learner: function model',
    expect: 'right',
    text: `import { manualSeed, nn, optim, print, rand, randn, stack, tensor, noGrad, type Tensor } from 'gatescope';
manualSeed(7);
let xs: Tensor[] = [], ys: number[] = [];
while (xs.length < 200) {
  const sign = rand(1).item() > 0.5 ? 1 : -1;
  xs.push(randn(10, 1).mul(0.25).with([0, 0], sign));
  ys.push(sign > 0 ? 1 : 0);
}
const input = stack(xs), target = tensor(ys);
const lstm = new nn.LSTM({ inputSize: 1, hiddenSize: 12, batchFirst: true });
const head = new nn.Linear(12, 2);
const net = (x: Tensor) => head.forward(lstm.forward(x)[1][0].at(-1));
const criterion = new nn.CrossEntropyLoss();
const opt = new optim.Adam([...lstm.parameters(), ...head.parameters()], { lr: 0.02 });
let i = 0;
while (i < 120) {
  opt.zeroGrad();
  const l = criterion.forward(net(input), target);
  l.backward();
  opt.step();
  i += 1;
}
print(noGrad(() => net(input).argmax(1).eq(target).float().mean().item()));
`,
  },
  {
    name: 'of another learner: detach',
    expect: 'trained',
    mistake: 'no-gradient',
    at: 'return this.fc.forward(h.at(-1).detach());',
    edits: [['h.at(-1)', 'h.at(-1).detach()']],
  },
  {
    name: 'of another learner: detach on a line of its own',
    expect: 'trained',
    mistake: 'no-gradient',
    at: 'const last = h.at(-1).detach();',
    edits: [['return this.fc.forward(h.at(-1));', 'const last = h.at(-1).detach();\n    return this.fc.forward(last);']],
  },
  {
    name: 'of another learner: what the LSTM gives is read out and put back',
    expect: 'trained',
    mistake: 'no-gradient',
    at: 'const last = tensor(h.at(-1).tolist() as number[][]);',
    edits: [
      ['return this.fc.forward(h.at(-1));', 'const last = tensor(h.at(-1).tolist() as number[][]);\n    return this.fc.forward(last);'],
    ],
  },
  {
    name: 'of another learner: the LSTM computes without gradients',
    expect: 'trained',
    mistake: 'no-gradient',
    edits: [['= this.lstm.forward(x);', '= noGrad(() => this.lstm.forward(x));']],
  },
  {
    name: 'of another learner: h plus c',
    expect: 'state',
    mistake: null,
    at: 'return this.fc.forward(h.at(-1).add(c.at(-1)));',
    edits: [
      ['const [, [h]]', 'const [, [h, c]]'],
      ['h.at(-1)', 'h.at(-1).add(c.at(-1))'],
    ],
  },
  {
    name: 'of another learner: only fc trained',
    expect: 'trained',
    mistake: 'other-parameters',
    at: 'const optimizer = new optim.Adam(model.fc.parameters(), { lr: 0.03 });',
    edits: [['optim.Adam(model.parameters()', 'optim.Adam(model.fc.parameters()']],
  },
  {
    name: 'of another learner: y leak scaled',
    expect: 'task',
    mistake: 'more-features',
    at: 'return [stack(X), tensor(y)];',
    edits: [
      ['X.push(seq);', 'X.push(cat([seq, randn(10, 1).mul(0.1).add(first * 0.5)], 1));'],
      ['inputSize: 1', 'inputSize: 2'],
      ['import { rand,', 'import { cat, rand,'],
    ],
  },
  {
    name: 'of another learner: lr zero',
    expect: 'trained',
    mistake: 'no-gradient',
    at: 'const optimizer = new optim.Adam(model.parameters(), { lr: 0.0 });',
    edits: [['lr: 0.03', 'lr: 0.0']],
  },
  {
    name: 'of another learner: tiny lstm skip',
    expect: 'state',
    mistake: null,
    at: 'const skip = this.sk.forward(x.slice([0, 0, 0], [-1, 1, -1]).squeeze(1));',
    edits: [
      [
        `const [, [h]] = this.lstm.forward(x);
    return this.fc.forward(h.at(-1));`,
        `const [, [h]] = this.lstm.forward(x);
    const skip = this.sk.forward(x.slice([0, 0, 0], [-1, 1, -1]).squeeze(1));
    return this.fc.forward(h.at(-1)).mul(0.0001).add(skip);`,
      ],
      [
        '  fc = new',
        `  sk = new nn.Linear(1, 2);
  fc = new`,
      ],
    ],
  },
  {
    name: 'of another learner: train gru inside',
    expect: 'lstm',
    mistake: 'other-model-trained',
    at: 'const loss = lossFn.forward(logits, y);',
    edits: [
      [
        'const [, [h]] = this.lstm.forward(x);',
        `this.lstm.forward(x);
    const [, h] = this.gru.forward(x);`,
      ],
      [
        '  fc = new',
        `  gru = new nn.GRU({ inputSize: 1, hiddenSize: 8, batchFirst: true });
  fc = new`,
      ],
    ],
  },
  {
    name: 'of another learner: loss not backward of lstm',
    expect: 'trained',
    mistake: 'no-backward',
    at: 'optimizer.step();',
    edits: [['loss.backward();', 'loss.detach();']],
  },
];
