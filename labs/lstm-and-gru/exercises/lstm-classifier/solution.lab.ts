// Exercise: An LSTM instead
//
// This is the memory task of Lab 4 with its GRU. Write an
// LSTMClassifier in its place and train that one: nn.LSTM
// gives back another pair than nn.GRU. Its last hidden state
// goes into the linear layer.
import { fixed, manualSeed, nn, noGrad, optim, print } from 'gatescope';
import { rand, randn, round, stack, tensor, type Tensor } from 'gatescope';

manualSeed(42);

function buildDataset(n = 160, seqLen = 10): [Tensor, Tensor] {
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

class LSTMClassifier extends nn.Module {
  lstm = new nn.LSTM({ inputSize: 1, hiddenSize: 8, batchFirst: true });
  fc = new nn.Linear(8, 2);

  forward(x: Tensor): Tensor {
    // Two states come back: the hidden one and the cell's.
    const [, [h]] = this.lstm.forward(x);
    return this.fc.forward(h.at(-1));
  }
}

const model = new LSTMClassifier();
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

const right = noGrad(() => model.forward(X).argmax(1).eq(y));
print('accuracy on the training data', round(right.mean().item(), 3));
