// Exercise: Find the forget bias
//
// The memory task of Lab 4 with 60 steps is too long for an
// LSTM as it starts: its forget gate keeps about half at each
// step. Push the gate open from the start, and find out how
// far. The check trains with several seeds.
import { cat, fixed, manualSeed, nn, noGrad, ones, optim, print, zeros } from 'gatescope';
import { rand, randn, round, sigmoid, stack, tensor, type Tensor } from 'gatescope';

manualSeed(1);

// What is added to the forget gate's score at the start.
const forgetBias = 4;

function buildDataset(n = 100, seqLen = 60): [Tensor, Tensor] {
  const X: Tensor[] = [];
  const y: number[] = [];
  for (let i = 0; i < n; i++) {
    const first = rand(1).item() > 0.5 ? 1 : -1;
    const noise = randn(seqLen, 1).mul(0.25);
    // The value to remember goes in front.
    X.push(noise.with([0, 0], first));
    y.push(first > 0 ? 1 : 0);
  }
  return [stack(X), tensor(y)];
}

const [X, y] = buildDataset();
const [XHeld, yHeld] = buildDataset();

class LSTMClassifier extends nn.Module {
  lstm = new nn.LSTM({ inputSize: 1, hiddenSize: 8, batchFirst: true });
  fc = new nn.Linear(8, 2);

  constructor() {
    super();
    // Four parts of eight: input, forget, cell and output.
    const push = cat([zeros(8), ones(8).mul(forgetBias), zeros(16)]);
    this.lstm.bias_ih_l0 = new nn.Parameter(this.lstm.bias_ih_l0.add(push));
  }

  forward(x: Tensor): Tensor {
    const [, [h]] = this.lstm.forward(x);
    return this.fc.forward(h.at(-1));
  }
}

const model = new LSTMClassifier();
const lossFn = new nn.CrossEntropyLoss();
const optimizer = new optim.Adam(model.parameters(), { lr: 0.01 });

for (let epoch = 1; epoch <= 60; epoch++) {
  const loss = lossFn.forward(model.forward(X), y);
  optimizer.zeroGrad();
  loss.backward();
  optimizer.step();
}

// What is left of a memory after all steps.
print('kept', fixed(sigmoid(forgetBias) ** 60, 4));
const right = noGrad(() => model.forward(XHeld).argmax(1).eq(yHeld));
print('on new sequences', round(right.mean().item(), 3));
