import type { Attempt } from './attempt.ts';

const loop = "for (const [name, kind] of [\n  ['RNN', nn.RNN],\n  ['GRU', nn.GRU],\n] as const) {";
const header = `import { manualSeed, nn, noGrad, optim, print, rand, tensor, type Tensor } from 'gatescope';\nmanualSeed(7);\n`;

export const gateBeatsRnn: readonly Attempt[] = [
  {
    name: '22 steps, another seed',
    expect: 'right',
    edits: [
      ['steps = 20', 'steps = 22'],
      ['manualSeed(42)', 'manualSeed(3)'],
    ],
  },
  {
    name: 'other names',
    expect: 'right',
    edits: [
      ['steps', 'T'],
      ['buildDataset', 'draw'],
      ['Classifier', 'Reader'],
      ['cell', 'memory'],
      ['XHeld', 'freshX'],
    ],
  },
  { name: 'the mark comes first', expect: 'right', edits: [['[v, t === at ? 1 : 0]', '[t === at ? 1 : 0, v]']] },
  {
    name: 'twice as wide',
    expect: 'right',
    edits: [
      ['hiddenSize: 8', 'hiddenSize: 12'],
      ['nn.Linear(8, 2)', 'nn.Linear(12, 2)'],
    ],
  },
  {
    name: 'two classes, loose loops',
    expect: 'right',
    text: `${header}
const draw = (n: number, T: number): { x: Tensor; y: Tensor } => {
  const x: number[][][] = [];
  const y: number[] = [];
  while (x.length < n) {
    const mark = Math.floor(rand(1).item() * (T / 2));
    const row: number[][] = [];
    for (let t = 0; t < T; t++) row.push([rand(1).item() < 0.5 ? -1 : 1, Number(t === mark)]);
    x.push(row);
    y.push(row[mark]![0]! > 0 ? 1 : 0);
  }
  return { x: tensor(x), y: tensor(y) };
};
class Plain extends nn.Module {
  rnn = new nn.RNN({ inputSize: 2, hiddenSize: 8, batchFirst: true });
  out = new nn.Linear(8, 2);
  forward(x: Tensor): Tensor { return this.out.forward(this.rnn.forward(x)[1].at(-1)); }
}
class Gated extends nn.Module {
  gru = new nn.GRU({ inputSize: 2, hiddenSize: 8, batchFirst: true });
  out = new nn.Linear(8, 2);
  forward(x: Tensor): Tensor { return this.out.forward(this.gru.forward(x)[1].at(-1)); }
}
const train = draw(160, 20);
const held = draw(80, 20);
function fit(model: Plain | Gated): number {
  const adam = new optim.Adam(model.parameters(), { lr: 0.03 });
  for (let i = 0; i < 60; i++) {
    adam.zeroGrad();
    new nn.CrossEntropyLoss().forward(model.forward(train.x), train.y).backward();
    adam.step();
  }
  return noGrad(() => model.forward(held.x).argmax(1).eq(held.y).mean().item());
}
const [plain, gated] = [new Plain(), new Gated()];
print(fit(plain), fit(gated));
`,
  },
  { name: 'the GRU first', expect: 'right', edits: [["  ['RNN', nn.RNN],\n  ['GRU', nn.GRU],", "  ['GRU', nn.GRU],\n  ['RNN', nn.RNN],"]] },

  { name: 'nine steps', expect: 'rnn-fails', mistake: 'too-short', edits: [['steps = 20', 'steps = 9']] },
  { name: 'fewer steps', expect: 'rnn-fails', mistake: 'too-short', edits: [['steps = 20', 'steps = 4']] },
  { name: 'far too long', expect: 'gru-passes', mistake: 'too-long', edits: [['steps = 20', 'steps = 60']] },
  { name: 'ten epochs', expect: 'gru-passes', mistake: 'gru-untrained', edits: [['epoch <= 60', 'epoch <= 10']] },
  { name: 'a tiny rate for both', expect: 'gru-passes', mistake: 'gru-untrained', edits: [['lr: 0.03', 'lr: 0.0001']] },
  {
    name: 'the RNN in five epochs',
    from: 'start',
    expect: 'alike',
    mistake: 'other-epochs',
    edits: [['epoch <= 60', 'epoch <= (model.cell instanceof nn.GRU ? 60 : 5)']],
  },
  {
    name: 'a smaller RNN',
    expect: 'alike',
    mistake: 'other-size',
    edits: [
      ['hiddenSize: 8', 'hiddenSize: kind === nn.GRU ? 8 : 2'],
      ['fc = new nn.Linear(8, 2);', 'fc: nn.Linear;'],
      ['    this.cell = new', '    this.fc = new nn.Linear(kind === nn.GRU ? 8 : 2, 2);\n    this.cell = new'],
    ],
  },
  {
    name: 'a slower RNN',
    expect: 'alike',
    mistake: 'other-rate',
    edits: [['lr: 0.03', 'lr: model.cell instanceof nn.GRU ? 0.03 : 0.001']],
  },
  {
    name: 'an RNN that stands still',
    from: 'start',
    expect: 'alike',
    mistake: 'rnn-frozen',
    edits: [['lr: 0.03', 'lr: model.cell instanceof nn.GRU ? 0.03 : 0']],
  },
  {
    name: 'the RNN without its optimizer',
    from: 'start',
    expect: 'alike',
    mistake: 'rnn-frozen',
    edits: [['new optim.Adam(model.parameters()', 'new optim.Adam((model.cell instanceof nn.GRU ? model : model.fc).parameters()']],
  },
  {
    name: 'longer sequences for the RNN only',
    from: 'start',
    expect: 'alike',
    mistake: 'other-data',
    edits: [
      ['const lossFn', 'const [X2, y2] = buildDataset(160, 30);\nconst lossFn'],
      [
        'lossFn.forward(model.forward(X), y)',
        'model.cell instanceof nn.GRU ? lossFn.forward(model.forward(X), y) : lossFn.forward(model.forward(X2), y2)',
      ],
    ],
  },
  { name: 'no GRU', expect: 'both', mistake: 'one-model', edits: [["  ['GRU', nn.GRU],\n", '']] },
  { name: 'no RNN', expect: 'both', mistake: 'one-model', edits: [["  ['RNN', nn.RNN],\n", '']] },
  { name: 'a GRU under both names', expect: 'both', mistake: 'one-model', edits: [["['RNN', nn.RNN]", "['RNN', nn.GRU]"]] },
  { name: 'not trained', expect: 'both', mistake: 'nothing-trained', edits: [['  train(model);\n', '']] },
  {
    name: 'expected text printed',
    expect: 'both',
    mistake: 'nothing-trained',
    text: "import { print } from 'gatescope';\nprint('RNN on new sequences 0.516');\nprint('GRU on new sequences 1.000');\n",
  },
  {
    name: 'labels by chance',
    expect: 'task',
    mistake: 'labels-elsewhere',
    edits: [['y.push(values[at] === 1 ? 1 : 0);', 'y.push(rand(1).item() > 0.5 ? 1 : 0);']],
  },
  {
    name: 'the label of the step before',
    expect: 'task',
    mistake: 'labels-elsewhere',
    edits: [['values[at] === 1', 'values[Math.max(0, at - 1)] === 1']],
  },
  { name: 'two marks', expect: 'task', mistake: 'labels-elsewhere', edits: [['t === at ? 1 : 0', 't === at || t === seqLen - 1 ? 1 : 0']] },
  { name: 'upside down', expect: 'task', mistake: 'labels-elsewhere', edits: [['values[at] === 1 ? 1 : 0', 'values[at] === 1 ? 0 : 1']] },
  { name: 'always one', expect: 'task', mistake: 'one-label', edits: [['draw > 0.5 ? 1 : -1', 'draw > 0.02 ? 1 : -1']] },
  {
    name: 'quiet distractors',
    expect: 'task',
    mistake: 'no-distraction',
    edits: [['[v, t === at ? 1 : 0]', '[t === at ? v : 0.1 * v, t === at ? 1 : 0]']],
  },
  { name: 'stops on the way', expect: 'runs', edits: [[loop, `throw new Error('stop');\n${loop}`]] },
  { name: 'epochs changed, data not', from: 'start', expect: 'rnn-fails', mistake: 'too-short', edits: [['epoch <= 60', 'epoch <= 80']] },
  { name: 'the seed changed only', from: 'start', expect: 'rnn-fails', mistake: 'too-short', edits: [['manualSeed(42)', 'manualSeed(1)']] },
];
