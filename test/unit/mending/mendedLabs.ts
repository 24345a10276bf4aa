/**
 * Labs of `test/fixtures/mistakes/wrong` and `shortMistakes.ts`, and what their lines are once they are mended: the
 * changed ones in order. Null where no mend is sure.
 */
export const mendedLines: Readonly<Record<string, readonly string[] | null>> = {
  'batch-first-last-state': ['const lstm = new nn.LSTM({ inputSize: 3, hiddenSize: 4, batchFirst: true });'],
  'batch-first-mean': ['const rnn = new nn.RNN({ inputSize: 3, hiddenSize: 4, batchFirst: true });'],
  'batch-first-out-slice': ['  gru = new nn.GRU({ inputSize: 3, hiddenSize: 4, batchFirst: true });'],
  'batch-first-state': ['const gru = new nn.GRU({ inputSize: 8, hiddenSize: 16, batchFirst: true });'],
  'batch-first-too-much': ['const gru = new nn.GRU({ inputSize: 2, hiddenSize: 4 });'],
  'batch-first-transposed-out': ['const gru = new nn.GRU({ inputSize: 2, hiddenSize: 4, batchFirst: true });'],
  'last-step-equal-sizes': ['    const [, h] = this.gru.forward(x);', '    return this.fc.forward(h.at(-1));'],
  'last-step-no-loss': ['const [, [h]] = lstm.forward(randn(4, 6, 8));', 'const last = h.at(-1);'],
  'last-step-refused': ['const [, h] = gru.forward(randn(5, 9, 3));', 'const scores = fc.forward(h.at(-1));'],
  'last-step-slice': ['const [, h] = rnn.forward(randn(5, 9, 3));', 'const last = h.at(-1);'],
  'last-step-time-first': ['const [, h] = gru.forward(randn(9, 5, 3));', 'const last = h.at(-1);'],
  // `e` draws random numbers: what it was made of cannot be written a second time.
  'softmax-by-hand': null,
  'softmax-cross-entropy': [
    "import { manualSeed, nn, optim, randn, tensor, type Tensor } from 'gatescope';",
    '    return this.fc.forward(x);',
  ],
  'softmax-other-axis': ["import { manualSeed, nn, print, randn, tensor } from 'gatescope';", 'const shares = randn(4, 3);'],
  'softmax-reshaped': ['const scores = randn(1, 4, 2).reshape(4, 2);'],
  'softmax-sigmoid': ["import { manualSeed, nn, print, randn, tensor } from 'gatescope';", 'const share = fc.forward(randn(4, 3));'],
  'state-pair-at': ['    const [, [h, c]] = this.lstm.forward(x);'],
  'state-pair-from-cell': ['const [h, c] = cell.forward(randn(2, 3));'],
  'state-pair-mean': ['const [, [h, c]] = lstm.forward(randn(6, 2, 3));'],
  'state-pair-result': ['const [out] = lstm.forward(randn(6, 2, 3));'],
  'state-pair-shape': ['const [out, [h, c]] = lstm.forward(randn(4, 6, 8));'],
  'state-pair-twice': ['const [, [h, c]] = lstm.forward(randn(5, 6, 3));', 'const last = h.at(-1);'],
  // What is kept in a list is wanted later.
  'tensors-kept': null,
  'tensors-own-functions': ['for (let epoch = 1; epoch <= 8; epoch++) tf.tidy(() => {', '});'],
  // A break inside a function would not end the loop.
  'tensors-while': null,
  'training-data-batches': null,
  'training-data-final': null,
  'training-data-loop': null,
  'training-data-shuffled': null,
  'training-data-yes-or-no': null,
  'hidden-in-a-private-field': null,
  'hidden-private-parameter': null,
  'hidden-private-list': null,
  'hidden-model-in-a-private-field': null,
  'hidden-in-a-variable': null,
  'hidden-in-an-object-of-a-class': null,
  'hidden-in-a-closure': null,
  'hidden-made-in-forward': null,
  'convention-share-of-the-new': null,
  'convention-on-the-way': null,
  'convention-back': null,
  'convention-reset-first': null,
  'convention-reset-first-whole': null,
  'convention-order': null,
  'convention-of-gates': null,
  'detach-in-forward': null,
  'detach-of-an-encoder': null,
  'detach-of-a-parameter-of-ones-own': null,
  'zero-grad-each-epoch': [
    '  for (let from = 0; from < 8; from += 4) {',
    '    const loss = lossFn.forward(model.forward(X.slice([from, 0], [4, 3])), zeros(4, 1));',
    '    optimizer.zeroGrad();',
  ],
  'zero-grad-never': ['  optimizer.zeroGrad();'],
  'zero-grad-once': ['for (let epoch = 0; epoch < 4; epoch++) {', '  optimizer.zeroGrad();'],
  'zero-grad-other-model': ['  both.zeroGrad();'],
  'layer-list-counted': ['  layers = new nn.ModuleList([new nn.Linear(2, 2), new nn.Linear(2, 2)]);'],
  // A map and an object of layers have names that a list has not.
  'layer-list-trained': null,
  'layer-list-nested': null,
  'clip-after-step': ['  nn.utils.clipGradNorm(model.parameters(), 0.01);', '  optimizer.step();'],
  'clip-after-the-only-step': ['print(nn.utils.clipGradNorm(model.parameters(), 0.01));', 'optimizer.step();'],
  'clip-before-backward': ['  loss.backward();', '  nn.utils.clipGradNorm(model.parameters(), 1);'],
  'dropout-of-one-layer-gru': ['const gru = new nn.GRU({ inputSize: 1, hiddenSize: 2 });'],
  'dropout-of-one-layer-lstm': ['  lstm = new nn.LSTM({ inputSize: 1, hiddenSize: 2, numLayers: 1, bidirectional: true });'],
  // The lab asks for the number.
  'dropout-of-one-layer-rnn': null,
  'dropout-of-one-layer-by-default': ['const encoder = new nn.GRU({ inputSize: 3, hiddenSize: 4, batchFirst: true });'],
  'eval-no-grad': ['model.eval();'],
  'eval-each-epoch': ['  model.eval();', '  model.train();'],
  // The function returns what it measures: nothing can be written behind that.
  'eval-loss-of-a-function': null,
  'eval-between-layers': ['lstm.eval();'],
  'eval-regression': ['  net.eval();'],
  'eval-in-batches': ['  model.eval();', '  model.train();'],
  'seed-of-normal': ["import { manualSeed, print, randn } from 'gatescope';", '  return randn(2).dataSync().join();'],
  'seed-of-uniform': [
    "import { manualSeed, print, rand } from 'gatescope';",
    'for (let i = 0; i < 2; i++) print(rand(2).mul(2).sub(1).shape);',
  ],
  'seed-of-multinomial': ['print(tf.multinomial(tf.tensor1d([1, 1, 2]), 4, 1).shape);'],
  'seed-of-initializer': ['const first = tf.initializers.glorotUniform({ seed: 1 });'],
  'seed-of-shuffle': null,
  'seed-of-data': null,
  'seed-of-a-layer': null,
  'seed-of-a-recurrent-layer': null,
};

/** A wrong lab, what its mended text is, and what the mended one prints. */
export interface MendedLab {
  readonly name: string;
  readonly wrong: string;
  readonly right: string;
  readonly printed?: readonly string[];
}

const trains = (body: string): string => `import { manualSeed, nn, optim, print, randn, zeros } from 'gatescope';
manualSeed(1);
const [X, y] = [randn(8, 3), zeros(8, 1)];
const model = new nn.Linear(3, 1);
const lossFn = new nn.MSELoss();
const optimizer = new optim.SGD(model.parameters(), { lr: 0.01 });
${body}`;

const layered = (field: string, forward: string): string => `import { manualSeed, nn, print, randn, type Tensor } from 'gatescope';
manualSeed(1);
class Deep extends nn.Module {
  ${field}
  forward(x: Tensor): Tensor {
    ${forward}
  }
}
const model = new Deep();
print(model.parameters().length, model.forward(randn(1, 2)).shape);
`;

const lstm = (rest: string): string => `import { nn, print, zeros } from 'gatescope';
const lstm = new nn.LSTM({ inputSize: 3, hiddenSize: 4, batchFirst: true });
${rest}`;

/** Of other shapes, and in the learner's own style. */
export const mendedLabs: readonly MendedLab[] = [
  {
    name: 'options on lines of their own',
    wrong: `import { nn, zeros } from "gatescope"

const gru = new nn.GRU({
    inputSize: 8,
    hiddenSize: 16,
})
try { gru.forward(zeros(4, 6, 8), zeros(1, 4, 16)) } catch {}
`,
    right: `import { nn, zeros } from "gatescope"

const gru = new nn.GRU({
    inputSize: 8,
    hiddenSize: 16,
    batchFirst: true,
})
try { gru.forward(zeros(4, 6, 8), zeros(1, 4, 16)) } catch {}
`,
  },
  {
    name: 'batchFirst that says false, in options by name',
    wrong:
      "import { nn, zeros } from 'gatescope';\nconst options = { batchFirst: false, inputSize: 8, hiddenSize: 16 };\nconst gru = new nn.GRU(options);\ntry { gru.forward(zeros(4, 6, 8), zeros(1, 4, 16)); } catch {}\n",
    right:
      "import { nn, zeros } from 'gatescope';\nconst options = { batchFirst: true, inputSize: 8, hiddenSize: 16 };\nconst gru = new nn.GRU(options);\ntry { gru.forward(zeros(4, 6, 8), zeros(1, 4, 16)); } catch {}\n",
  },
  {
    name: 'a step without a semicolon, lines that end as on Windows',
    wrong: trains(
      'for (let i = 0; i < 3; i++) {\n\tlossFn.forward(model.forward(X), y).backward() // now\n\toptimizer.step()\n}\n',
    ).replaceAll('\n', '\r\n'),
    right: trains(
      'for (let i = 0; i < 3; i++) {\n\toptimizer.zeroGrad()\n\tlossFn.forward(model.forward(X), y).backward() // now\n\toptimizer.step()\n}\n',
    ).replaceAll('\n', '\r\n'),
  },
  {
    name: 'two losses whose gradients belong together',
    wrong: trains(
      'for (let i = 0; i < 3; i++) { lossFn.forward(model.forward(X), y).backward(); lossFn.forward(model.forward(X), y).backward(); optimizer.step(); }\n',
    ),
    right: trains(
      'for (let i = 0; i < 3; i++) { optimizer.zeroGrad(); lossFn.forward(model.forward(X), y).backward(); lossFn.forward(model.forward(X), y).backward(); optimizer.step(); }\n',
    ),
  },
  {
    name: 'a pair that other lines need whole',
    wrong: lstm(
      'const [, state] = lstm.forward(zeros(2, 5, 3));\nprint(state.shape);\nprint(lstm.forward(zeros(2, 5, 3), state)[0].shape);\n',
    ),
    right: lstm(
      'const [, state] = lstm.forward(zeros(2, 5, 3));\nprint(state[0].shape);\nprint(lstm.forward(zeros(2, 5, 3), state)[0].shape);\n',
    ),
    printed: ['[1, 2, 4]', '[2, 5, 4]'],
  },
  {
    name: 'a pair without a name, in a file that has a c',
    wrong: lstm('const c = 3;\nprint(c, lstm.forward(zeros(2, 5, 3))[1].shape);\n'),
    right: lstm('const c = 3;\nprint(c, lstm.forward(zeros(2, 5, 3))[1][0].shape);\n'),
    printed: ['3 [1, 2, 4]'],
  },
  {
    name: 'a last step of a module that reads both ways',
    wrong:
      "import { nn, print, zeros } from 'gatescope';\nconst gru = new nn.GRU({ inputSize: 3, hiddenSize: 4, batchFirst: true, bidirectional: true });\nconst [out] = gru.forward(zeros(2, 5, 3));\nprint(new nn.Linear(8, 1).forward(out.at(-1)).shape);\n",
    right:
      "import { nn, print, zeros } from 'gatescope';\nconst gru = new nn.GRU({ inputSize: 3, hiddenSize: 4, batchFirst: true, bidirectional: true });\nconst [out] = gru.forward(zeros(2, 5, 3));\nprint(new nn.Linear(8, 1).forward(out.select(1, -1)).shape);\n",
    printed: ['[2, 1]'],
  },
  {
    name: 'a last step beside a pair that has its names',
    wrong: lstm('const [out, [hT, cT]] = lstm.forward(zeros(2, 5, 3));\nprint(cT.shape, new nn.Linear(4, 1).forward(out.at(1)).shape);\n'),
    right: lstm('const [out, [hT, cT]] = lstm.forward(zeros(2, 5, 3));\nprint(cT.shape, new nn.Linear(4, 1).forward(hT.at(-1)).shape);\n'),
    printed: ['[1, 2, 4] [2, 1]'],
  },
  {
    name: 'shares that are printed, too',
    wrong:
      "import { nn, print, softmax, tensor } from 'gatescope';\nconst fc = new nn.Linear(2, 2);\nconst shares = softmax(fc.forward(tensor([[1, 2]])), 1);\nprint(shares.sum().item().toFixed(2));\nnew nn.CrossEntropyLoss().forward(shares, tensor([1]));\n",
    right:
      "import { nn, print, softmax, tensor } from 'gatescope';\nconst fc = new nn.Linear(2, 2);\nconst scores = fc.forward(tensor([[1, 2]]));\nconst shares = softmax(scores, 1);\nprint(shares.sum().item().toFixed(2));\nnew nn.CrossEntropyLoss().forward(scores, tensor([1]));\n",
    printed: ['1.00'],
  },
  {
    name: 'shares beside the scores they were made of',
    wrong:
      "import { nn, print, tensor } from 'gatescope';\nconst logits = tensor([[1.5, 2]]);\nconst shares = logits.softmax(1);\nprint(shares.sum().item().toFixed(2));\nprint(new nn.CrossEntropyLoss().forward(shares, tensor([1])).item().toFixed(3));\n",
    right:
      "import { nn, print, tensor } from 'gatescope';\nconst logits = tensor([[1.5, 2]]);\nconst shares = logits.softmax(1);\nprint(shares.sum().item().toFixed(2));\nprint(new nn.CrossEntropyLoss().forward(logits, tensor([1])).item().toFixed(3));\n",
    printed: ['1.00', '0.474'],
  },
  {
    name: 'a sum inside softmax',
    wrong:
      "import { nn, print, softmax, tensor } from 'gatescope';\nconst [a, b] = [tensor([[1.5, 2]]), tensor([[0, 1]])];\nprint(new nn.CrossEntropyLoss().forward(softmax(a.add(b), 1), tensor([1])).item().toFixed(3));\n",
    right:
      "import { nn, print, tensor } from 'gatescope';\nconst [a, b] = [tensor([[1.5, 2]]), tensor([[0, 1]])];\nprint(new nn.CrossEntropyLoss().forward(a.add(b), tensor([1])).item().toFixed(3));\n",
    printed: ['0.201'],
  },
  {
    name: 'layers of a type, gone through in turn',
    wrong: layered(
      'layers: nn.Linear[] = [new nn.Linear(2, 2), new nn.Linear(2, 2)];',
      'for (const layer of this.layers) x = layer.forward(x);\n    return x;',
    ),
    right: layered(
      'layers = new nn.ModuleList<nn.Linear>([new nn.Linear(2, 2), new nn.Linear(2, 2)]);',
      'for (const layer of this.layers) x = layer.forward(x);\n    return x;',
    ),
    printed: ['4 [1, 2]'],
  },
  {
    name: 'layers that a method of arrays goes through',
    wrong: layered(
      'layers = Array.from({ length: 3 }, () => new nn.Linear(2, 2));',
      'return this.layers.reduce((out, layer) => layer.forward(out), x);',
    ),
    right: layered(
      'layers = new nn.ModuleList(Array.from({ length: 3 }, () => new nn.Linear(2, 2)));',
      'return [...this.layers].reduce((out, layer) => layer.forward(out), x);',
    ),
    printed: ['6 [1, 2]'],
  },
  {
    name: 'layers that are put in one by one',
    wrong: layered(
      'layers: nn.Linear[] = [];\n  constructor() {\n    super();\n    for (let i = 0; i < 2; i++) this.layers.push(new nn.Linear(2, 2));\n  }',
      'return (this.layers[1] as nn.Linear).forward(x);',
    ),
    right: layered(
      'layers = new nn.ModuleList<nn.Linear>();\n  constructor() {\n    super();\n    for (let i = 0; i < 2; i++) this.layers.append(new nn.Linear(2, 2));\n  }',
      'return (this.layers[1] as nn.Linear).forward(x);',
    ),
    printed: ['4 [1, 2]'],
  },
  {
    name: 'dropout that stands first',
    wrong:
      "import { nn, print, zeros } from 'gatescope';\nconst rnn = new nn.RNN({ dropout: 0.3, inputSize: 1, hiddenSize: 2 });\nprint(rnn.forward(zeros(3, 2, 1))[0].shape);\n",
    right:
      "import { nn, print, zeros } from 'gatescope';\nconst rnn = new nn.RNN({ inputSize: 1, hiddenSize: 2 });\nprint(rnn.forward(zeros(3, 2, 1))[0].shape);\n",
    printed: ['[3, 2, 2]'],
  },
  {
    name: 'tensors of a while loop',
    wrong:
      "import * as tf from '@tensorflow/tfjs';\nimport { print } from 'gatescope';\nconst w = tf.variable(tf.scalar(4));\nconst optimizer = tf.train.adam(0.1);\nlet left = 9;\nwhile (left > 0) {\n  left -= 1;\n  optimizer.minimize(() => w.square(), true);\n}\nprint(left);\n",
    right:
      "import * as tf from '@tensorflow/tfjs';\nimport { print } from 'gatescope';\nconst w = tf.variable(tf.scalar(4));\nconst optimizer = tf.train.adam(0.1);\nlet left = 9;\nwhile (left > 0) tf.tidy(() => {\n  left -= 1;\n  optimizer.minimize(() => w.square(), true);\n});\nprint(left);\n",
    printed: ['0'],
  },
  {
    name: 'tensors of a loop in a loop',
    wrong:
      "import * as tf from '@tensorflow/tfjs';\nimport { print } from 'gatescope';\nconst w = tf.variable(tf.scalar(4));\nconst optimizer = tf.train.sgd(0.1);\nfor (let epoch = 0; epoch < 6; epoch++) {\n  for (let batch = 0; batch < 2; batch++) {\n    if (batch > 5) break;\n    optimizer.minimize(() => w.square());\n    const gap = w.abs();\n    if (epoch === 5 && batch === 1) print(gap.dataSync()[0].toFixed(3));\n  }\n}\n",
    right:
      "import * as tf from '@tensorflow/tfjs';\nimport { print } from 'gatescope';\nconst w = tf.variable(tf.scalar(4));\nconst optimizer = tf.train.sgd(0.1);\nfor (let epoch = 0; epoch < 6; epoch++) tf.tidy(() => {\n  for (let batch = 0; batch < 2; batch++) {\n    if (batch > 5) break;\n    optimizer.minimize(() => w.square());\n    const gap = w.abs();\n    if (epoch === 5 && batch === 1) print(gap.dataSync()[0].toFixed(3));\n  }\n});\n",
    printed: ['0.275'],
  },
  {
    name: 'normal numbers about another mean',
    wrong:
      'import { manualSeed, print } from "gatescope";\nimport * as tf from "@tensorflow/tfjs";\nmanualSeed(3);\nconst shape: [number, number] = [2, 3];\nprint(tf.randomNormal(shape, 5, 0.5).shape);\n',
    right:
      'import { manualSeed, print, randn } from "gatescope";\nimport * as tf from "@tensorflow/tfjs";\nmanualSeed(3);\nconst shape: [number, number] = [2, 3];\nprint(randn(...shape).mul(0.5).add(5).shape);\n',
    printed: ['[2, 3]'],
  },
];

/** Wrong labs in which the usual mend would be wrong, or is not sure. */
export const unmendedLabs: Readonly<Record<string, string>> = {
  'options that two modules share':
    "import { nn, zeros } from 'gatescope';\nconst options = { inputSize: 8, hiddenSize: 16 };\nconst gru = new nn.GRU(options), other = new nn.GRU(options);\ntry { gru.forward(zeros(4, 6, 8), zeros(1, 4, 16)); } catch {}\nother.forward(zeros(4, 6, 8));\n",
  'options that come from elsewhere':
    "import { nn, zeros } from 'gatescope';\nconst size = { inputSize: 8, hiddenSize: 16 };\nconst gru = new nn.GRU({ ...size });\ntry { gru.forward(zeros(4, 6, 8), zeros(1, 4, 16)); } catch {}\n",
  'shares that a threshold is for':
    "import { nn, print, randn, sigmoid, tensor, type Tensor } from 'gatescope';\nclass M extends nn.Module {\n  fc = new nn.Linear(3, 1);\n  forward(x: Tensor): Tensor {\n    return sigmoid(this.fc.forward(x));\n  }\n}\nconst model = new M();\nnew nn.BCEWithLogitsLoss().forward(model.forward(randn(2, 3)), tensor([[1], [0]], { dtype: 'float32' }));\nprint(model.forward(randn(2, 3)).greater(0.5).shape);\n",
  'a backward that another function has': `import { nn, optim, randn, zeros } from 'gatescope';
const model = new nn.Linear(3, 1);
const optimizer = new optim.SGD(model.parameters(), { lr: 0.01 });
const learn = () => new nn.MSELoss().forward(model.forward(randn(2, 3)), zeros(2, 1)).backward();
for (let i = 0; i < 3; i++) {
  learn();
  optimizer.step();
}
`,
  'a length that is kept': trains(
    'for (let i = 0; i < 3; i++) {\n  optimizer.zeroGrad();\n  const loss = lossFn.forward(model.forward(X), y);\n  const length = nn.utils.clipGradNorm(model.parameters(), 1);\n  print(length);\n  loss.backward();\n  optimizer.step();\n}\n',
  ),
  'layers that are taken out again': layered(
    'layers = [new nn.Linear(2, 2)];',
    'const [last] = this.layers.splice(0, 1);\n    return (last as nn.Linear).forward(x);',
  ),
  'two models with dropout that are measured together': `import { manualSeed, nn, noGrad, optim, print, randn, zeros } from 'gatescope';
manualSeed(1);
const [X, y] = [randn(8, 3), zeros(8, 1)];
const [one, other] = [new nn.Linear(3, 1), new nn.Dropout(0.5)];
const more = new nn.Dropout(0.2);
const lossFn = new nn.MSELoss();
const optimizer = new optim.SGD(one.parameters(), { lr: 0.01 });
for (let i = 0; i < 3; i++) {
  optimizer.zeroGrad();
  lossFn.forward(one.forward(other.forward(X)), y).backward();
  optimizer.step();
}
const drop = new nn.Dropout(0.5);
print(noGrad(() => lossFn.forward(one.forward(drop.forward(more.forward(X))), y).item()));
`,
  'a draw that is made again and again':
    "import { manualSeed, print } from 'gatescope';\nimport * as tf from '@tensorflow/tfjs';\nmanualSeed(3);\nfor (let i = 0; i < 2; i++) print(tf.multinomial(tf.tensor1d([1, 1, 2]), 4).shape);\n",
};
