// Exercise: A longer sequence
//
// This is the memory task of Lab 4, measured on sequences
// the model has not trained on, too. Make all sequences 30
// steps long, those it trains on and those it is tested on.
// Is the task harder? The check trains with several seeds,
// because one seed proves nothing.
import { fixed, manualSeed, nn, noGrad, optim, print } from 'gatescope';
import { rand, randn, round, stack, tensor, type Tensor } from 'gatescope';

manualSeed(42);

// The length stands in one place only.
const steps = 30;

function buildDataset(n = 160, seqLen = steps): [Tensor, Tensor] {
  const X: Tensor[] = [];
  const y: number[] = [];
  for (let i = 0; i < n; i++) {
    const first = rand(1).item() > 0.5 ? 1 : -1;
    const noise = randn(seqLen, 1).mul(0.25);
    // The value to remember goes in front.
    const seq = noise.with([0, 0], first);
    X.push(seq);
    y.push(first > 0 ? 1 : 0);
  }
  return [stack(X), tensor(y)];
}

const [X, y] = buildDataset();

// Sequences the model never trains on.
const [testX, testY] = buildDataset();

class GRUClassifier extends nn.Module {
  gru = new nn.GRU({ inputSize: 1, hiddenSize: 8, batchFirst: true });
  fc = new nn.Linear(8, 2);

  forward(x: Tensor): Tensor {
    const [, h] = this.gru.forward(x);
    return this.fc.forward(h.at(-1));
  }
}

const model = new GRUClassifier();
const lossFn = new nn.CrossEntropyLoss();
const optimizer = new optim.Adam(model.parameters(), { lr: 0.03 });

for (let epoch = 1; epoch <= 80; epoch++) {
  const logits = model.forward(X);
  const loss = lossFn.forward(logits, y);

  optimizer.zeroGrad();
  loss.backward();
  optimizer.step();

  if (epoch === 1 || epoch % 20 === 0) {
    const acc = logits.argmax(1).eq(y).mean().item();
    print(`epoch ${epoch}: loss ${fixed(loss.item(), 4)}, accuracy ${fixed(acc, 3)}`);
  }
}

function accuracy(x: Tensor, labels: Tensor): number {
  return noGrad(() => model.forward(x).argmax(1).eq(labels).mean().item());
}

print('on its own sequences', round(accuracy(X, y), 3));
print('on new sequences', round(accuracy(testX, testY), 3));
