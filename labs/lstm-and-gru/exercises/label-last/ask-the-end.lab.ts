// Exercise: The answer comes last
//
// This is the memory task of Lab 4: the first value tells
// the label, and noise follows. Move the telling value to
// the end, so that each label follows the last value of its
// sequence: 1 where that is positive, else 0. The first value
// must then tell nothing. Is the task easier, and why?
import { fixed, manualSeed, nn, noGrad, optim, print } from 'gatescope';
import { rand, randn, round, stack, tensor, type Tensor } from 'gatescope';

manualSeed(42);

function buildDataset(n = 160, seqLen = 10): [Tensor, Tensor] {
  const X: Tensor[] = [];
  const y: number[] = [];
  for (let i = 0; i < n; i++) {
    const noise = randn(seqLen, 1).mul(0.25).tolist() as number[][];
    noise.at(-1)![0] = rand(1).item() > 0.5 ? 1 : -1;
    // The label asks the sequence itself.
    X.push(tensor(noise));
    y.push(noise.at(-1)![0]! > 0 ? 1 : 0);
  }
  return [stack(X), tensor(y)];
}

const [X, y] = buildDataset();

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

const right = noGrad(() => model.forward(X).argmax(1).eq(y));
print('accuracy on the training data', round(right.mean().item(), 3));
