import type { Attempt } from './attempt.ts';

const typed = (c: string, h: string): string => `import { print } from 'gatescope';
const cT = ${c};
const hT = ${h};
print('c_t', cT, 'h_t', hT);
`;

/** Attempts that come close to others: right ones that do a little more than was asked for, and wrong ones that only seem to do it. */
export const neighbours: Readonly<Record<string, readonly Attempt[]>> = {
  'forget-gate': [
    ...(
      [
        ['in strings, in parts', "parseFloat('0.608' + '9980583339403')", "cT - parseFloat('0.24589050910132293')"],
        ['in JSON', `JSON.parse('{"c":0.6089980583339403}').c`, `JSON.parse('{"h":0.36310754903}').h`],
        ['with the point elsewhere', '6089980583339403 / 1e16', '36310754823 / 1e11'],
        ['as a sum', '0.3 + 0.3089980583339403', '0.3 + 0.063107548'],
        ['joined from short pieces', "Number(['0.60', '8998', '0583'].join(''))", "Number(['0.36', '310', '7548'].join(''))"],
      ] as const
    ).map(([name, c, h]): Attempt => ({ name: `typed ${name}`, expect: 'forget-gate', mistake: 'typed-result', text: typed(c, h) })),
    {
      name: 'typed beside scores that nothing uses',
      expect: 'forget-gate',
      mistake: 'typed-result',
      text: `const scores = [-1, 0.2, 0.7, 0.9, 0.8];\n${typed("parseFloat('0.6089980583339403')", "cT - parseFloat('0.24589050910132293')")}print(scores);\n`,
    },
    {
      name: 'all in one expression',
      expect: 'right',
      text: typed(
        '(1 / (1 + Math.exp(1))) * 0.8 + (1 / (1 + Math.exp(-0.2))) * Math.tanh(0.9)',
        '(1 / (1 + Math.exp(-0.7))) * Math.tanh(cT)',
      ),
    },
    {
      name: 'compares with what it expects',
      expect: 'right',
      edits: [
        [
          '// What the memory shows',
          'const expected = 0.6089980583339403;\nprint(Math.abs(cT - expected) < 1e-9);\n\n// What the memory shows',
        ],
      ],
    },
  ],
  'gate-beats-rnn': [
    {
      name: 'weight decay for the RNN',
      expect: 'alike',
      mistake: 'other-options',
      from: 'start',
      edits: [['{ lr: 0.03 }', '{ lr: 0.03, weightDecay: model.cell instanceof nn.RNN ? 3 : 0 }']],
    },
    {
      name: 'the RNN takes the batch for time',
      expect: 'alike',
      mistake: 'other-options',
      from: 'start',
      edits: [
        ['batchFirst: true', 'batchFirst: kind === nn.GRU'],
        [
          'return this.fc.forward(h.at(-1));',
          'return this.fc.forward(h.shape[1] === x.shape[0] ? h.at(-1) : h.at(-1).mean(0, true).add(x.float().mean(1).matmul(tensor([[0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0]], { dtype: "float32" }))));',
        ],
      ],
    },
    {
      name: 'one linear layer is not trained',
      expect: 'alike',
      mistake: 'other-parameters',
      edits: [
        ['optim.Adam(model.parameters(),', 'optim.Adam(model.cell instanceof nn.RNN ? model.cell.parameters() : model.parameters(),'],
      ],
    },
    {
      name: 'the RNN is asked after its first step',
      expect: 'rnn-fails',
      mistake: 'held-back',
      from: 'start',
      edits: [
        ['const [, h] = this.cell.forward(x);', 'const [out, h] = this.cell.forward(x);'],
        [
          'return this.fc.forward(h.at(-1));',
          'return this.fc.forward(this.cell instanceof nn.RNN ? out.slice([0, 0, 0], [-1, 1, -1]).squeeze(1) : h.at(-1));',
        ],
      ],
    },
  ],
  'lstm-classifier': [
    {
      name: 'looks at the shapes of its LSTM before',
      expect: 'right',
      edits: [
        ['const lossFn', 'const [out, [h, c]] = model.lstm.forward(randn(2, 10, 1));\nprint(out.shape, h.shape, c.shape);\nconst lossFn'],
      ],
    },
    {
      name: 'looks at shapes between forward and loss',
      expect: 'right',
      edits: [
        [
          '  const logits = model.forward(X);\n',
          '  const logits = model.forward(X);\n  if (epoch === 1) print(model.lstm.forward(randn(3, 10, 1))[0].shape);\n',
        ],
      ],
    },
    {
      name: 'shows h rightly once, and trains on c',
      expect: 'state',
      mistake: 'cell-state',
      edits: [
        [
          'const lossFn',
          'const [, [demo]] = model.lstm.forward(randn(200, 10, 1));\nprint(model.fc.forward(demo.at(-1)).shape);\nconst lossFn',
        ],
        ['const [, [h]] = this.lstm.forward(x);', 'const [, [, h]] = this.lstm.forward(x);'],
      ],
    },
  ],
  'longer-sequence': [
    {
      name: 'measures on 60 steps, too',
      expect: 'right',
      edits: [
        [
          "print('on new sequences'",
          "const [farX, farY] = buildDataset(160, 60);\nprint('on 60 steps', round(accuracy(farX, farY), 3));\nprint('on new sequences'",
        ],
      ],
    },
    {
      name: 'measures on 10 steps only',
      expect: 'test-length',
      mistake: 'one-place-only',
      edits: [
        [
          "print('on new sequences', round(accuracy(testX, testY), 3));",
          "const [shortX, shortY] = buildDataset(160, 10);\nprint('on new sequences', round(accuracy(shortX, shortY), 3));",
        ],
      ],
    },
  ],
  'predict-lstm-step': [
    {
      name: 'another name, and an object of results',
      expect: 'right',
      edits: [
        ['const guess =', 'const bet ='],
        ['guess.', 'bet.'],
        ["print('forget_gate'", "const result = { forgetGate, cT, hT };\nprint(result);\nprint('forget_gate'"],
      ],
    },
  ],
  'predict-gru-step': [
    {
      name: 'another name',
      expect: 'right',
      edits: [
        ['const guess =', 'const mine ='],
        ['guess.', 'mine.'],
      ],
    },
  ],
  'predict-shapes': [
    {
      name: 'another name',
      expect: 'right',
      edits: [
        ['const guess =', 'const mine ='],
        ['guess.', 'mine.'],
      ],
    },
  ],
};
