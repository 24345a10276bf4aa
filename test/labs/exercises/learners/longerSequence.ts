import type { Attempt } from '../attempt.ts';

/** Attempts as different learners write them: right ones, and ones that only look so. */
export const longerSequence: readonly Attempt[] = [
  {
    name: 'of another learner: object data',
    expect: 'right',
    edits: [
      [
        'const [X, y] = buildDataset(160, 30);',
        `const daten = { train: buildDataset(160, 30), test: buildDataset(120, 30) };
const [X, y] = daten.train;`,
      ],
      ['const [testX, testY] = buildDataset(160, 30);', 'const [testX, testY] = daten.test;'],
    ],
  },
  {
    name: 'of another learner: early stop',
    expect: 'right',
    edits: [
      [
        '  if (epoch === 1 ||',
        `  if (loss.item() < 0.02) { print('stop', epoch); break; }
  if (epoch === 1 ||`,
      ],
      ['epoch <= 80', 'epoch <= 200'],
    ],
  },
  {
    name: 'of another learner: const T',
    expect: 'right',
    edits: [
      ['buildDataset(160, 30)', 'buildDataset(160, T)'],
      [
        'manualSeed(42);',
        `manualSeed(42);
const T = 3 * 10;`,
      ],
    ],
  },
  {
    name: 'of another learner: loop lengths',
    expect: 'right',
    text: `import { manualSeed, nn, noGrad, optim, print, rand, randn, stack, tensor, type Tensor } from 'gatescope';

function daten(anzahl: number, laenge: number): { x: Tensor; y: Tensor } {
  const folgen = Array.from({ length: anzahl }, () => {
    const wert = rand(1).item() > 0.5 ? 1 : -1;
    return { wert, folge: randn(laenge, 1).mul(0.25).with([0, 0], wert) };
  });
  return { x: stack(folgen.map(f => f.folge)), y: tensor(folgen.map(f => (f.wert > 0 ? 1 : 0))) };
}
class Netz extends nn.Module {
  gru: nn.GRU;
  aus: nn.Linear;
  constructor(groesse = 8) {
    super();
    this.gru = new nn.GRU({ inputSize: 1, hiddenSize: groesse, batchFirst: true });
    this.aus = new nn.Linear(groesse, 2);
  }
  forward(x: Tensor): Tensor { const [, h] = this.gru.forward(x); return this.aus.forward(h.at(-1)); }
}
function versuch(laenge: number): number {
  manualSeed(3);
  const train = daten(160, laenge), test = daten(160, laenge);
  const netz = new Netz();
  const opt = new optim.Adam(netz.parameters(), { lr: 0.03 });
  const verlust = new nn.CrossEntropyLoss();
  for (let e = 0; e < 90; e++) {
    const l = verlust.forward(netz.forward(train.x), train.y);
    opt.zeroGrad();
    l.backward();
    opt.step();
  }
  return noGrad(() => netz.forward(test.x).argmax(1).eq(test.y).mean().item());
}
for (const laenge of [10, 30]) print(laenge, 'Schritte:', versuch(laenge));
`,
  },
  {
    name: 'of another learner: skip first',
    expect: 'several-seeds',
    mistake: 'past-the-module',
    at: 'return this.fc.forward(h.at(-1).add(x.slice([0, 0, 0], [-1, 1, -1]).squeeze(1).mul(5)));',
    edits: [['this.fc.forward(h.at(-1))', 'this.fc.forward(h.at(-1).add(x.slice([0, 0, 0], [-1, 1, -1]).squeeze(1).mul(5)))']],
  },
  {
    name: 'of another learner: test slice of train',
    expect: 'test-length',
    mistake: 'tested-on-training',
    at: 'const [X, y] = buildDataset(160, 30);',
    edits: [
      ['const [testX, testY] = buildDataset(160, 30);', 'const testX = X.slice([0, 0, 0], [80, -1, -1]), testY = y.slice([0], [80]);'],
    ],
  },
  {
    name: 'of another learner: large noise none',
    expect: 'task',
    mistake: 'no-noise',
    at: 'const seq = noise.with([0, 0], first);',
    edits: [['randn(seqLen, 1).mul(0.25)', 'randn(seqLen, 1).mul(0.001)']],
  },
  {
    name: 'of another learner: model sees first 10',
    expect: 'end',
    mistake: 'answers-early',
    at: 'return this.fc.forward(h.at(-1));',
    edits: [['this.gru.forward(x)', 'this.gru.forward(x.slice([0, 0, 0], [-1, 10, -1]))']],
  },
  {
    name: 'of another learner: no step',
    expect: 'several-seeds',
    mistake: 'no-step',
    at: 'const loss = lossFn.forward(logits, y);',
    edits: [
      [
        `  optimizer.step();
`,
        '',
      ],
    ],
  },
  {
    name: 'of another learner: subsample every third',
    expect: 'train-length',
    mistake: 'one-place-only',
    at: 'const [X, y] = buildDataset(160, 30);',
    edits: [
      [
        'this.gru.forward(x)',
        'this.gru.forward(stack([0, 3, 6, 9, 12, 15, 18, 21, 24, 27].map(t => x.slice([0, t, 0], [-1, 1, -1]).squeeze(1)), 1))',
      ],
    ],
  },
  {
    name: 'of another learner: repeat first',
    expect: 'task',
    mistake: 'data-changed',
    at: 'seq = seq.with([20, 0], first);',
    edits: [
      [
        'const seq = noise.with([0, 0], first);',
        `let seq = noise.with([0, 0], first);
    seq = seq.with([20, 0], first);`,
      ],
    ],
  },
];
