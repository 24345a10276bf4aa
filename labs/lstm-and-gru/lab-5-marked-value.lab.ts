// A task that is hard to remember. Every step has a
// value, +1 or -1, and one step in the first half is
// marked. The answer is the marked value; the others
// look just like it and only distract.
import { dial, fixed, print, type Tensor } from 'gatescope';
import { manualSeed, nn, noGrad } from 'gatescope';
import { optim, rand, tensor } from 'gatescope';

manualSeed(42);
const seqLen = dial('seqLen', 20, { from: 6, to: 40 });
function buildDataset(n = 256): [Tensor, Tensor] {
  const X: number[][][] = [];
  const y: number[] = [];
  for (let i = 0; i < n; i++) {
    const at = Math.floor((rand(1).item() * seqLen) / 2);
    const draws = rand(seqLen).tolist() as number[];
    const values = draws.map(draw => (draw > 0.5 ? 1 : -1));
    // Two features a step: the value, and the mark.
    X.push(values.map((v, t) => [v, t === at ? 1 : 0]));
    y.push(values[at] === 1 ? 1 : 0);
  }
  return [tensor(X), tensor(y)];
}

// What the models learn from, and what they never see.
const [X, y] = buildDataset();
const [XHeld, yHeld] = buildDataset();

const cells = { RNN: nn.RNN, GRU: nn.GRU, LSTM: nn.LSTM };
type Kind = keyof typeof cells;

class Classifier extends nn.Module {
  cell: nn.RNN | nn.GRU | nn.LSTM;
  fc: nn.Linear;

  constructor(kind: Kind) {
    super();
    this.cell = new cells[kind]({
      inputSize: 2,
      hiddenSize: 8,
      batchFirst: true,
    });
    this.fc = new nn.Linear(8, 2);
  }

  forward(x: Tensor): Tensor {
    const [, state] = this.cell.forward(x);
    // The LSTM hands out h and c; the answer is read from h.
    const h = Array.isArray(state) ? state[0] : state;
    return this.fc.forward(h.at(-1));
  }
}

const lossFn = new nn.CrossEntropyLoss();

function accuracy(
  model: Classifier,
  x: Tensor,
  labels: Tensor,
): number {
  const right = noGrad(() =>
    model.forward(x).argmax(1).eq(labels),
  );
  return right.mean().item();
}

print('marked_value_lab');
for (const kind of ['RNN', 'GRU', 'LSTM'] as const) {
  const model = new Classifier(kind);
  const parameters = model.parameters();
  const optimizer = new optim.Adam(parameters, { lr: 0.01 });

  for (let epoch = 1; epoch <= 120; epoch++) {
    const loss = lossFn.forward(model.forward(X), y);
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
  }

  // Only the second number says what was learned.
  const train = accuracy(model, X, y);
  const heldOut = accuracy(model, XHeld, yHeld);
  print(
    `${kind.padEnd(4)} train=${fixed(train, 3)}`,
    `held_out=${fixed(heldOut, 3)}`,
  );
}
