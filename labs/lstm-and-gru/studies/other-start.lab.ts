// A plain RNN from another start: the recurrent weights
// copy the state as it is. How far does its gradient
// reach, and does it learn Lab 5's task?
import * as tf from '@tensorflow/tfjs';
import { fixed, manualSeed, nn, print, randn, zeros } from 'gatescope';
import { accuracy, Classifier, train } from './classifier';
import { markedValue } from './tasks';

type Bend = 'tanh' | 'relu';

/** Starts from the identity: each unit hands its own value on. */
function startFromIdentity(rnn: nn.RNN, hidden: number): void {
  rnn.weight_hh_l0 = new nn.Parameter(tf.eye(hidden));
  rnn.bias_ih_l0 = new nn.Parameter(zeros(hidden));
  rnn.bias_hh_l0 = new nn.Parameter(zeros(hidden));
}

// Lab 6's reach, over the same noise.
manualSeed(42);
const x = randn(64, 30, 1);
x.requiresGrad = true;
for (const nonlinearity of ['tanh', 'relu'] as const) {
  const rnn = new nn.RNN({ inputSize: 1, hiddenSize: 8, batchFirst: true, nonlinearity });
  startFromIdentity(rnn, 8);
  x.grad = null;
  const [out] = rnn.forward(x);
  out.slice([0, 29], [-1, 1]).sum().backward();
  const sizes = x.grad!.abs().mean([0, 2]);
  const reach = Math.log10(sizes.at(0).item() / sizes.at(-1).item());
  print(`start=identity bend=${nonlinearity} reach=10^${fixed(reach, 1)}`);
}

// Lab 5's task and training, from eight seeds.
class Started extends Classifier {
  constructor(nonlinearity: Bend) {
    super('RNN', 2);
    this.cell = new nn.RNN({ inputSize: 2, hiddenSize: 8, batchFirst: true, nonlinearity });
    startFromIdentity(this.cell as nn.RNN, 8);
  }
}

for (const seqLen of [10, 20, 30]) {
  for (const nonlinearity of ['tanh', 'relu'] as const) {
    const name = `T=${seqLen} start=identity bend=${nonlinearity}`;
    let solved = 0;
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      manualSeed(seed);
      const data = markedValue(256, seqLen);
      const heldOut = markedValue(256, seqLen);
      const model = new Started(nonlinearity);
      train(model, data, { epochs: 120, lr: 0.01 });
      const held = accuracy(model, heldOut);
      if (held >= 0.95) solved += 1;
      print(`${name} seed=${seed} held_out=${held.toFixed(3)}`);
    }
    print(`${name} solved=${solved} of=8`);
  }
}
