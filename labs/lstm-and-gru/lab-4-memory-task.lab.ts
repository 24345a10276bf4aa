// A task that needs memory: the answer is in the first
// value of the sequence, and noise follows.
import { dial, fixed, manualSeed, nn, noGrad } from 'gatescope';
import { optim, print, rand, randn, round } from 'gatescope';
import { stack, tensor, type Tensor } from 'gatescope';

manualSeed(42);
const seqLen = dial('seqLen', 10, { from: 5, to: 60 });
function buildDataset(n = 160): [Tensor, Tensor] {
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

class GRUClassifier extends nn.Module {
  gru = new nn.GRU({
    inputSize: 1,
    hiddenSize: 8,
    batchFirst: true,
  });
  fc = new nn.Linear(8, 2);

  forward(x: Tensor): Tensor {
    const [, h] = this.gru.forward(x);
    // The last layer's last state holds all that was kept.
    return this.fc.forward(h.at(-1));
  }
}

const model = new GRUClassifier();
const lossFn = new nn.CrossEntropyLoss();
const parameters = model.parameters();
const optimizer = new optim.Adam(parameters, { lr: 0.03 });

for (let epoch = 1; epoch <= 80; epoch++) {
  const logits = model.forward(X);
  const loss = lossFn.forward(logits, y);

  optimizer.zeroGrad();
  loss.backward();
  optimizer.step();

  // Both numbers were measured before this epoch's update.
  if (epoch === 1 || epoch % 20 === 0) {
    const acc = logits.argmax(1).eq(y).mean().item();
    const number = String(epoch).padStart(2, '0');
    print(
      `memory epoch=${number}`,
      `loss=${fixed(loss.item(), 4)} acc=${fixed(acc, 3)}`,
    );
  }
}

// On the training data: the next question is whether it
// holds for sequences the model has not seen.
const right = noGrad(() => model.forward(X).argmax(1).eq(y));
const finalAcc = right.mean().item();
print('final_acc', round(finalAcc, 3));
