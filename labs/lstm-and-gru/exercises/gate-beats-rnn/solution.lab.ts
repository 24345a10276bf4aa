// Exercise: Make the RNN fail and the GRU pass
//
// This is the task of Lab 5 with short sequences: a plain
// RNN remembers the marked value as well as a GRU does.
// Change the data until the RNN fails on new sequences and
// the GRU still answers them. Train both alike, or the
// comparison says nothing.
import { fixed, manualSeed, nn, noGrad, optim, print } from 'gatescope';
import { rand, tensor, type Tensor } from 'gatescope';

manualSeed(42);

// How many steps a sequence has.
const steps = 20;

function buildDataset(n = 160, seqLen = steps): [Tensor, Tensor] {
  const X: number[][][] = [];
  const y: number[] = [];
  for (let i = 0; i < n; i++) {
    // The mark stands somewhere in the first half.
    const at = Math.floor((rand(1).item() * seqLen) / 2);
    const draws = rand(seqLen).tolist() as number[];
    const values = draws.map(draw => (draw > 0.5 ? 1 : -1));
    X.push(values.map((v, t) => [v, t === at ? 1 : 0]));
    y.push(values[at] === 1 ? 1 : 0);
  }
  return [tensor(X), tensor(y)];
}

const [X, y] = buildDataset();
const [XHeld, yHeld] = buildDataset();

class Classifier extends nn.Module {
  cell: nn.RNN | nn.GRU;
  fc = new nn.Linear(8, 2);

  constructor(kind: typeof nn.RNN | typeof nn.GRU) {
    super();
    this.cell = new kind({ inputSize: 2, hiddenSize: 8, batchFirst: true });
  }

  forward(x: Tensor): Tensor {
    const [, h] = this.cell.forward(x);
    return this.fc.forward(h.at(-1));
  }
}

const lossFn = new nn.CrossEntropyLoss();

function train(model: Classifier): void {
  const optimizer = new optim.Adam(model.parameters(), { lr: 0.03 });
  for (let epoch = 1; epoch <= 60; epoch++) {
    const loss = lossFn.forward(model.forward(X), y);
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
  }
}

for (const [name, kind] of [
  ['RNN', nn.RNN],
  ['GRU', nn.GRU],
] as const) {
  const model = new Classifier(kind);
  train(model);
  const right = noGrad(() => model.forward(XHeld).argmax(1).eq(yHeld));
  print(name, 'on new sequences', fixed(right.mean().item(), 3));
}
