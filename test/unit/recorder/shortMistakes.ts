import { hiddenLayers, untrainedOnPurpose } from './hiddenLayerLabs.ts';
import { measuredRightly, measuredWithDropout } from './measuredLabs.ts';
import { mixedConventions, oneConvention } from './mixedConventions.ts';

/** Short labs that are wrong in one way each, by name; as those of `test/fixtures/mistakes`, they mark the line. */
export const wrongLabs: Readonly<Record<string, string>> = {
  ...hiddenLayers,
  ...mixedConventions,
  ...measuredWithDropout,
  'layer-list-counted': `
import { nn, print } from 'gatescope';

class Deep extends nn.Module {
  head = new nn.Linear(2, 2);
  layers = [new nn.Linear(2, 2), new nn.Linear(2, 2)];
}
print(new Deep().parameters().length); // <- W-LAYER-LIST
`,
  'layer-list-trained': `
import { manualSeed, nn, optim, print, randn, type Tensor } from 'gatescope';

manualSeed(4);
class Deep extends nn.Module {
  rnn = new nn.RNN({ inputSize: 1, hiddenSize: 4, batchFirst: true });
  heads = new Map([['mean', new nn.Linear(4, 1)]]);
  forward(x: Tensor): Tensor {
    const [, h] = this.rnn.forward(x);
    return (this.heads.get('mean') as nn.Linear).forward(h.at(-1));
  }
}
const model = new Deep();
const optimizer = new optim.Adam(model.parameters(), { lr: 0.01 }); // <- W-LAYER-LIST
const [X, y] = [randn(4, 3, 1), randn(4, 1)];
for (let epoch = 0; epoch < 3; epoch++) {
  const loss = new nn.MSELoss().forward(model.forward(X), y);
  optimizer.zeroGrad();
  loss.backward();
  optimizer.step();
  print(loss.item());
}
`,
  'layer-list-nested': `
import { nn, print, randn } from 'gatescope';

class Block extends nn.Module {
  gates = { write: [new nn.Parameter(randn(2, 2))] };
}
class Net extends nn.Module {
  block = new Block();
  fc = new nn.Linear(2, 2);
}
const names = [...new Net().namedParameters()].map(([name]) => name); // <- W-LAYER-LIST
print(names);
`,
  'clip-after-step': `
import { manualSeed, nn, optim, print, randn, type Tensor } from 'gatescope';

manualSeed(8);
const model = new nn.Linear(2, 1);
const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 });
const [X, y] = [randn(4, 2), randn(4, 1)];
const lossOf = (): Tensor => new nn.MSELoss().forward(model.forward(X), y.mul(9));
for (let epoch = 0; epoch < 3; epoch++) {
  optimizer.zeroGrad();
  lossOf().backward();
  optimizer.step();
  nn.utils.clipGradNorm(model.parameters(), 0.01); // <- W-CLIP
}
print(lossOf().item());
`,
  'clip-after-the-only-step': `
import { manualSeed, nn, optim, print, randn, type Tensor } from 'gatescope';

manualSeed(8);
const model = new nn.Linear(2, 1);
const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 });
const [X, y] = [randn(4, 2), randn(4, 1)];
const lossOf = (): Tensor => new nn.MSELoss().forward(model.forward(X), y.mul(9));
lossOf().backward();
optimizer.step();
print(nn.utils.clipGradNorm(model.parameters(), 0.01)); // <- W-CLIP
`,
  'clip-before-backward': `
import { manualSeed, nn, optim, print, randn, type Tensor } from 'gatescope';

manualSeed(8);
const model = new nn.Linear(2, 1);
const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 });
const [X, y] = [randn(4, 2), randn(4, 1)];
const lossOf = (): Tensor => new nn.MSELoss().forward(model.forward(X), y.mul(9));
for (let epoch = 0; epoch < 3; epoch++) {
  optimizer.zeroGrad();
  const loss = lossOf();
  nn.utils.clipGradNorm(model.parameters(), 1); // <- W-CLIP
  loss.backward();
  optimizer.step();
}
print(lossOf().item());
`,
  'dropout-of-one-layer-gru': `
import { nn, print, rand } from 'gatescope';

const gru = new nn.GRU({ inputSize: 1, hiddenSize: 2, dropout: 0.5 }); // <- W-DROPOUT
print(gru.forward(rand(3, 2, 1))[0].shape);
`,
  'dropout-of-one-layer-lstm': `
import { nn, print, rand, type Tensor } from 'gatescope';

class Model extends nn.Module {
  lstm = new nn.LSTM({ inputSize: 1, hiddenSize: 2, numLayers: 1, bidirectional: true, dropout: 0.2 }); // <- W-DROPOUT
  forward(x: Tensor): Tensor {
    return this.lstm.forward(x)[0];
  }
}
print(new Model().forward(rand(3, 2, 1)).shape);
`,
  'detach-in-forward': `
import { manualSeed, nn, optim, print, randn, type Tensor } from 'gatescope';

manualSeed(4);
class Model extends nn.Module {
  first = new nn.Linear(2, 4);
  last = new nn.Linear(4, 1);
  forward(x: Tensor): Tensor {
    const hidden = this.first.forward(x).tanh();
    const kept = hidden.detach(); // <- W-DETACH
    return this.last.forward(kept);
  }
}
const model = new Model();
const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 });
for (let epoch = 0; epoch < 3; epoch++) {
  const loss = model.forward(randn(3, 2)).pow(2).mean();
  optimizer.zeroGrad();
  loss.backward();
  optimizer.step();
}
print('done');
`,
  'detach-of-an-encoder': `
import { nn, optim, print, randn, zeros } from 'gatescope';

const [encoder, head] = [new nn.GRU({ inputSize: 1, hiddenSize: 3 }), new nn.Linear(3, 2)];
const optimizer = new optim.Adam([...encoder.parameters(), ...head.parameters()], { lr: 0.01 });
for (let epoch = 0; epoch < 2; epoch++) {
  const [, h] = encoder.forward(randn(4, 2, 1));
  const scores = head.forward(h.at(-1).detach()); // <- W-DETACH
  optimizer.zeroGrad();
  new nn.CrossEntropyLoss().forward(scores, zeros(2).toInt()).backward();
  nn.utils.clipGradNorm([...encoder.parameters(), ...head.parameters()], 1);
  optimizer.step();
}
print('done');
`,
  'detach-of-a-parameter-of-ones-own': `
import { nn, optim, print, randn } from 'gatescope';

const [gain, bias] = [new nn.Parameter(randn(2)), new nn.Parameter(randn(2))];
const optimizer = new optim.SGD([gain, bias], { lr: 0.1 });
const scaled = randn(2).mul(gain);
scaled.detach().add(bias).pow(2).sum().backward(); // <- W-DETACH
optimizer.step();
print('done');
`,
  'dropout-of-one-layer-rnn': `
import { nn, print } from 'gatescope';

const options = { inputSize: 1, hiddenSize: 2, dropout: 1 };
print(new nn.RNN(options).dropout); // <- W-DROPOUT
`,
  'dropout-of-one-layer-by-default': `
import { nn, print, rand } from 'gatescope';

// A port that leaves the count of layers out and keeps its dropout.
const encoder = new nn.GRU({ inputSize: 3, hiddenSize: 4, batchFirst: true, dropout: 0.3 }); // <- W-DROPOUT
const [, h] = encoder.eval().forward(rand(2, 5, 3));
print(h.shape);
`,
  'seed-of-normal': `
import { manualSeed, print } from 'gatescope';
import * as tf from '@tensorflow/tfjs';

const draw = (): string => {
  manualSeed(3);
  return tf.randomNormal([2]).dataSync().join(); // <- W-SEED
};
print(draw() === draw());
`,
  'seed-of-uniform': `
import { manualSeed, print } from 'gatescope';
import { randomUniform } from '@tensorflow/tfjs';

manualSeed(3);
for (let i = 0; i < 2; i++) print(randomUniform([2], -1, 1).shape); // <- W-SEED
`,
  'seed-of-multinomial': `
import { manualSeed, print } from 'gatescope';
import * as tf from '@tensorflow/tfjs';

manualSeed(3);
print(tf.multinomial(tf.tensor1d([1, 1, 2]), 4).shape); // <- W-SEED
`,
  'seed-of-initializer': `
import { manualSeed, print } from 'gatescope';
import * as tf from '@tensorflow/tfjs';

manualSeed(3);
const first = tf.initializers.glorotUniform({}); // <- W-SEED
print(first.apply([2, 2]).shape);
`,
  'seed-of-shuffle': `
import { manualSeed, print } from 'gatescope';
import * as tf from '@tensorflow/tfjs';

manualSeed(3);
const order = [1, 2, 3];
tf.util.shuffle(order); // <- W-SEED
print(order.length);
`,
  'seed-of-data': `
import { manualSeed, print } from 'gatescope';
import * as tf from '@tensorflow/tfjs';

manualSeed(3);
const rows = tf.data.array([1, 2, 3]).shuffle(3); // <- W-SEED
print(await rows.toArray());
`,
  'seed-of-a-layer': `
import { manualSeed, print } from 'gatescope';
import * as tf from '@tensorflow/tfjs';

manualSeed(3);
print((tf.layers.dense({ units: 2 }).apply(tf.ones([1, 3])) as tf.Tensor).shape); // <- W-SEED
`,
  'seed-of-a-recurrent-layer': `
import { manualSeed, print } from 'gatescope';
import * as tf from '@tensorflow/tfjs';

manualSeed(3);
const layer = tf.layers.lstm({ units: 2, kernelInitializer: tf.initializers.glorotNormal({ seed: 1 }) }); // <- W-SEED
print((layer.apply(tf.ones([1, 3, 1])) as tf.Tensor).shape);
`,
};

/** Right ones that come close. */
export const rightLabs: Readonly<Record<string, string>> = {
  ...untrainedOnPurpose,
  ...oneConvention,
  ...measuredRightly,
  'layers-and-orders-with-seeds': `
import { manualSeed, print } from 'gatescope';
import * as tf from '@tensorflow/tfjs';

manualSeed(3);
const seeded = tf.initializers.glorotNormal({ seed: 1 });
const layer = tf.layers.gru({ units: 2, kernelInitializer: seeded, recurrentInitializer: 'zeros' });
print((layer.apply(tf.ones([1, 3, 1])) as tf.Tensor).shape);
print((tf.layers.dense({ units: 1, weights: [tf.ones([2, 1]), tf.zeros([1])] }).apply(tf.ones([1, 2])) as tf.Tensor).shape);
print(tf.layers.flatten().name, await tf.data.array([1, 2, 3]).shuffle(3, '7').toArray());
`,
  'detach-of-a-state': `
import { nn, optim, print, randn, type Tensor } from 'gatescope';

const cell = new nn.GRUCell({ inputSize: 1, hiddenSize: 2 });
const optimizer = new optim.SGD(cell.parameters(), { lr: 0.1 });
let h: Tensor | undefined;
for (let step = 0; step < 3; step++) {
  h = cell.forward(randn(3, 1), h);
  optimizer.zeroGrad();
  h.pow(2).mean().backward();
  optimizer.step();
  h = h.detach();
}
print('done');
`,
  'detach-of-what-is-not-trained': `
import { nn, optim, print, randn } from 'gatescope';

const [fixed, head] = [new nn.Linear(2, 3), new nn.Linear(3, 1)];
const optimizer = new optim.SGD(head.parameters(), { lr: 0.1 });
for (let step = 0; step < 2; step++) {
  optimizer.zeroGrad();
  head.forward(fixed.forward(randn(4, 2)).detach()).pow(2).mean().backward();
  optimizer.step();
}
print('done');
`,
  'detach-to-see-what-it-does': `
import { nn, optim, print, randn } from 'gatescope';

const [first, last] = [new nn.Linear(2, 3), new nn.Linear(3, 1)];
const optimizer = new optim.SGD([...first.parameters(), ...last.parameters()], { lr: 0.1 });
last.forward(first.forward(randn(4, 2)).detach()).pow(2).mean().backward();
print(first.weight.grad, first.bias?.grad);
optimizer.step();
`,
  'layer-lists': `
import { manualSeed, nn, optim, print, randn, noGrad, type Tensor } from 'gatescope';

manualSeed(5);
// A registered list, and a plain one that names what has fields already.
class Deep extends nn.Module {
  first = new nn.Linear(2, 2);
  rest = new nn.ModuleList([new nn.Linear(2, 2), new nn.Linear(2, 1)]);
  all = [this.first, ...this.rest];
  forward(x: Tensor): Tensor {
    return this.all.reduce((out, layer) => layer.forward(out), x);
  }
}
// A plain list whose parameters the lab collects by itself.
class ByHand extends nn.Module {
  head = new nn.Linear(2, 1);
  layers = [new nn.Linear(2, 2)];
  override parameters(): Tensor[] {
    return [...super.parameters(), ...this.layers.flatMap(layer => layer.parameters())];
  }
}
// A teacher that is only asked, and kept out of what is trained on purpose.
class Student extends nn.Module {
  fc = new nn.Linear(2, 1);
  teacher = [new Deep()];
}
const student = new Student();
const models = [new Deep().parameters(), new ByHand().parameters(), student.parameters()];
print(models.map(parameters => parameters.length));
const optimizer = new optim.SGD(student.parameters(), { lr: 0.1 });
for (let step = 0; step < 3; step++) {
  const x = randn(4, 2);
  const wanted = noGrad(() => (student.teacher[0] as Deep).forward(x));
  const loss = new nn.MSELoss().forward(student.fc.forward(x), wanted);
  optimizer.zeroGrad();
  loss.backward();
  optimizer.step();
}
`,
  'clips-in-order': `
import { manualSeed, nn, optim, print, randn, type Tensor } from 'gatescope';

manualSeed(8);
const model = new nn.Linear(2, 1);
const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 });
const [X, y] = [randn(4, 2), randn(4, 1)];
const lossOf = (): Tensor => new nn.MSELoss().forward(model.forward(X), y.mul(9));
for (let epoch = 0; epoch < 3; epoch++) {
  optimizer.zeroGrad();
  lossOf().backward();
  print(nn.utils.clipGradNorm(model.parameters(), 0.01));
  optimizer.step();
  print(nn.utils.clipGradNorm(model.parameters(), Infinity));
}
`,
  'clips-of-added-gradients': `
import { manualSeed, nn, optim, print, randn, type Tensor } from 'gatescope';

manualSeed(8);
const model = new nn.Linear(2, 1);
const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 });
const [X, y] = [randn(4, 2), randn(4, 1)];
const lossOf = (): Tensor => new nn.MSELoss().forward(model.forward(X), y.mul(9));
for (let epoch = 0; epoch < 3; epoch++) {
  for (let part = 0; part < 2; part++) {
    lossOf().backward();
    nn.utils.clipGradNorm(model.parameters(), 0.01);
  }
  optimizer.step();
  optimizer.zeroGrad();
}
// Of two models, only one has gradients.
const other = new nn.Linear(2, 1);
lossOf().backward();
print(nn.utils.clipGradNorm([...model.parameters(), ...other.parameters()], 0.01));
optimizer.step();
`,
  'dropout-between-layers': `
import { nn, print, rand } from 'gatescope';

const gru = new nn.GRU({ inputSize: 1, hiddenSize: 2, numLayers: 2, dropout: 0.5 });
const plain = new nn.LSTM({ inputSize: 1, hiddenSize: 2, dropout: 0 });
const drop = new nn.Dropout(0.5);
print(drop.forward(gru.forward(rand(3, 2, 1))[0]).shape, plain.dropout);
`,
  'seeds-of-their-own': `
import { manualSeed, print, randn } from 'gatescope';
import * as tf from '@tensorflow/tfjs';

manualSeed(3);
print(randn(2).shape, tf.randomNormal([2], 0, 1, 'float32', 7).shape, tf.randomUniform([2], 0, 1, 'float32', 7).shape);
print(tf.multinomial(tf.tensor1d([1, 1]), 2, 7).shape, tf.initializers.heNormal({ seed: 1 }).apply([2, 2]).shape, tf.initializers.zeros().apply([2]).shape);
`,
  'random-without-any-seed': `
import { print } from 'gatescope';
import * as tf from '@tensorflow/tfjs';

print(tf.randomNormal([2]).shape, tf.truncatedNormal([2]).shape);
`,
};
