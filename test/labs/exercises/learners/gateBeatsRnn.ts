import type { Attempt } from '../attempt.ts';

/** Attempts as different learners write them: right ones, and ones that only look so. */
export const gateBeatsRnn: readonly Attempt[] = [
  {
    name: 'of another learner: two vars',
    expect: 'right',
    edits: [
      [
        `for (const [name, kind] of [
  ['RNN', nn.RNN],
  ['GRU', nn.GRU],
] as const) {
  const model = new Classifier(kind);
  train(model);
  const right = noGrad(() => model.forward(XHeld).argmax(1).eq(yHeld));
  print(name, 'on new sequences', fixed(right.mean().item(), 3));
}`,
        `const einfach = new Classifier(nn.RNN);
const mitTor = new Classifier(nn.GRU);
train(einfach);
train(mitTor);
const quote = (m: Classifier) => noGrad(() => m.forward(XHeld).argmax(1).eq(yHeld).mean().item());
print('RNN', quote(einfach), 'GRU', quote(mitTor));`,
      ],
    ],
  },
  {
    name: 'of another learner: lr schedule both',
    expect: 'right',
    edits: [
      [
        '    optimizer.step();',
        `    optimizer.step();
    if (epoch === 40) optimizer.lr = 0.02;`,
      ],
    ],
  },
  {
    name: 'of another learner: rnn noise added',
    expect: 'rnn-fails',
    mistake: 'held-back',
    at: 'this.cell = new kind({ inputSize: 2, hiddenSize: 8, batchFirst: true });',
    from: 'start',
    edits: [
      [
        'return this.fc.forward(h.at(-1));',
        `const z = this.cell instanceof nn.RNN ? h.at(-1).add(randn(x.shape[0], 8).mul(3)) : h.at(-1);
    return this.fc.forward(z);`,
      ],
      ['import { rand,', 'import { randn, rand,'],
    ],
  },
  {
    name: 'of another learner: rnn detached',
    expect: 'alike',
    mistake: 'rnn-frozen',
    at: 'const optimizer = new optim.Adam(model.parameters(), { lr: 0.03 });',
    from: 'start',
    edits: [['return this.fc.forward(h.at(-1));', 'return this.fc.forward(this.cell instanceof nn.RNN ? h.at(-1).detach() : h.at(-1));']],
  },
  {
    name: 'of another learner: rnn small init',
    expect: 'rnn-fails',
    mistake: 'held-back',
    at: 'this.cell = new kind({ inputSize: 2, hiddenSize: 8, batchFirst: true });',
    from: 'start',
    edits: [
      [
        `batchFirst: true });
  }`,
        `batchFirst: true });
    if (kind === nn.RNN) this.cell.weight_hh_l0 = new nn.Parameter(this.cell.weight_hh_l0.mul(0));
  }`,
      ],
    ],
  },
  {
    name: 'of another learner: gru more epochs',
    expect: 'alike',
    mistake: 'other-epochs',
    at: 'epoch <= (model.cell instanceof nn.GRU ? 60 : 4)',
    from: 'start',
    edits: [['epoch <= 60', 'epoch <= (model.cell instanceof nn.GRU ? 60 : 4)']],
  },
  {
    name: 'of another learner: rnn relu lr',
    expect: 'alike',
    mistake: 'other-rate',
    at: 'const optimizer = new optim.Adam(model.parameters(), { lr: model.cell instanceof nn.RNN ? ',
    from: 'start',
    edits: [['{ lr: 0.03 }', '{ lr: model.cell instanceof nn.RNN ? 1.5 : 0.03 }']],
  },
  {
    name: 'of another learner: seed reset lucky',
    expect: 'rnn-fails',
    mistake: 'too-short',
    at: 'const steps = 8;',
    from: 'start',
    edits: [['manualSeed(42)', 'manualSeed(4)']],
  },
];
