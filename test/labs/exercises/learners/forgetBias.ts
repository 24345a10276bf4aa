import type { Attempt } from '../attempt.ts';

/** Attempts as different learners write them: right ones, and ones that only look so. */
export const forgetBias: readonly Attempt[] = [
  {
    name: 'of another learner: both vectors',
    expect: 'right',
    edits: [
      [
        '    this.lstm.bias_ih_l0 = new nn.Parameter(this.lstm.bias_ih_l0.add(push));',
        `    const half = push.mul(0.5);
    this.lstm.bias_ih_l0 = new nn.Parameter(this.lstm.bias_ih_l0.add(half));
    this.lstm.bias_hh_l0 = new nn.Parameter(this.lstm.bias_hh_l0.add(half));`,
      ],
    ],
  },
  {
    name: 'of another learner: from share',
    expect: 'right',
    edits: [['const forgetBias = 4;', 'const forgetBias = -Math.log(0.5 ** (-1 / 60) - 1);']],
  },
  {
    name: 'of another learner: list',
    expect: 'right',
    edits: [
      [
        'cat([zeros(8), ones(8).mul(forgetBias), zeros(16)])',
        "tensor(Array.from({ length: 32 }, (_, i) => (i >= 8 && i < 16 ? forgetBias : 0)), { dtype: 'float32' })",
      ],
    ],
  },
  {
    name: 'of another learner: shortcut',
    expect: 'learned',
    mistake: 'past-the-module',
    at: 'return this.fc.forward(h.at(-1).add(x.slice([0, 0, 0], [-1, 1, -1]).squeeze(1).mul(4)));',
    edits: [['this.fc.forward(h.at(-1))', 'this.fc.forward(h.at(-1).add(x.slice([0, 0, 0], [-1, 1, -1]).squeeze(1).mul(4)))']],
  },
  {
    name: 'of another learner: first block',
    expect: 'bias',
    mistake: 'wrong-gate',
    at: 'this.lstm.bias_ih_l0 = new nn.Parameter(this.lstm.bias_ih_l0.add(push));',
    edits: [['cat([zeros(8), ones(8).mul(forgetBias), zeros(16)])', 'cat([ones(8).mul(forgetBias), zeros(24)])']],
  },
  {
    name: 'of another learner: never set',
    expect: 'bias',
    mistake: 'unchanged',
    at: 'lstm = new nn.LSTM({ inputSize: 1, hiddenSize: 8, batchFirst: true });',
    edits: [['    this.lstm.bias_ih_l0 = new nn.Parameter(this.lstm.bias_ih_l0.add(push));', '    this.lstm.bias_ih_l0.add(push);']],
  },
  {
    name: 'of another learner: no step',
    expect: 'learned',
    mistake: 'no-step',
    at: 'const loss = lossFn.forward(model.forward(X), y);',
    edits: [
      [
        `  optimizer.step();
`,
        '',
      ],
    ],
  },
  {
    name: 'of another learner: shorter',
    expect: 'task',
    mistake: 'other-length',
    at: 'function buildDataset(n = 100, seqLen = 20): [Tensor, Tensor] {',
    edits: [['seqLen = 60', 'seqLen = 20']],
  },
  { name: 'of another learner: 1', expect: 'bias', mistake: 'too-small', at: 'const forgetBias = 1;', edits: [['= 4;', '= 1;']] },
];
