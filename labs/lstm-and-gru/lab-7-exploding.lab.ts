// Gradients can grow, too. An RNN with ReLU whose units
// hand on their own value, times a factor: how strongly
// does the first of 30 steps move the last state?
import * as tf from '@tensorflow/tfjs';
import { dial, fixed, manualSeed, nn, print } from 'gatescope';
import { optim, rand, randn, zeros } from 'gatescope';

manualSeed(42);

function makeRNN(factor: number): nn.RNN {
  const rnn = new nn.RNN({
    inputSize: 1,
    hiddenSize: 16,
    batchFirst: true,
    nonlinearity: 'relu',
  });
  const own = tf.eye(16).mul(factor);
  rnn.weight_hh_l0 = new nn.Parameter(own);
  rnn.bias_ih_l0 = new nn.Parameter(zeros(16));
  rnn.bias_hh_l0 = new nn.Parameter(zeros(16));
  return rnn;
}

const x = rand(64, 30, 1);
x.requiresGrad = true;

print('exploding_lab');
for (const factor of [0.8, 1.0, 1.2, 1.5]) {
  x.grad = null;
  const [out] = makeRNN(factor).forward(x);
  out.slice([0, 29], [-1, 1]).sum().backward();
  const sizes = x.grad!.abs().mean([0, 2]);
  const first = sizes.at(0).item() / sizes.at(-1).item();
  const reach = fixed(Math.log10(first), 1);
  print(`factor=${fixed(factor, 1)} reach=10^${reach}`);
}

// Now train such a network to add up ten numbers, first
// without a limit to the gradients, then with one.
const X = randn(128, 10, 1);
const y = X.sum(1).div(3);
const lossFn = new nn.MSELoss();
const limit = dial('limit', 1, { from: 0.1, to: 10 });

for (const maxNorm of [Infinity, limit]) {
  manualSeed(7);
  const rnn = makeRNN(1);
  const fc = new nn.Linear(16, 1);
  const parameters = [...rnn.parameters(), ...fc.parameters()];
  const optimizer = new optim.SGD(parameters, { lr: 0.05 });
  let largest = 0;
  for (let epoch = 1; epoch <= 100; epoch++) {
    const [, h] = rnn.forward(X);
    const loss = lossFn.forward(fc.forward(h.at(-1)), y);
    optimizer.zeroGrad();
    loss.backward();
    // Cuts the gradients down, and tells how long they were.
    const norm = nn.utils.clipGradNorm(parameters, maxNorm);
    optimizer.step();
    largest = Math.max(largest, norm);
  }
  const [, last] = rnn.forward(X);
  const sums = fc.forward(last.at(-1));
  const atEnd = lossFn.forward(sums, y).item();
  const name = maxNorm === Infinity ? 'no_limit' : 'limited';
  const power = fixed(Math.log10(largest), 1);
  print(`${name} largest=10^${power} loss=${fixed(atEnd, 2)}`);
}
