/** The same model and data for each: `rest` trains it, and measures it. */
const head = (names: string, first = ''): string => `
import { manualSeed, nn, optim, randn, tensor, zeros, ${names} } from 'gatescope';

manualSeed(11);
const [X, y] = [randn(8, 5, 2), tensor([0, 1, 0, 1, 1, 0, 1, 0])];
const [testX, testY] = [randn(4, 5, 2), tensor([1, 0, 0, 1])];
${first}`;

const model = `class Classifier extends nn.Module {
  gru = new nn.GRU({ inputSize: 2, hiddenSize: 4, batchFirst: true });
  drop = new nn.Dropout(0.4);
  fc = new nn.Linear(4, 2);
  forward(x: Tensor): Tensor {
    const [, h] = this.gru.forward(x);
    return this.fc.forward(this.drop.forward(h.at(-1)));
  }
}
const model = new Classifier();
const optimizer = new optim.Adam(model.parameters(), { lr: 0.01 });
const lossFn = new nn.CrossEntropyLoss();
`;

const step = `  const loss = lossFn.forward(model.forward(X), y);
  optimizer.zeroGrad();
  loss.backward();
  optimizer.step();
`;

const stacked = `const lstm = new nn.LSTM({ inputSize: 2, hiddenSize: 4, numLayers: 2, dropout: 0.3, batchFirst: true });
const fc = new nn.Linear(4, 2);
const optimizer = new optim.SGD([...lstm.parameters(), ...fc.parameters()], { lr: 0.1 });
const lossFn = new nn.CrossEntropyLoss();
`;

const perceptron = `const net = new nn.Sequential(new nn.Linear(2, 6), new nn.Tanh(), new nn.Dropout(0.2), new nn.Linear(6, 1));
const optimizer = new optim.SGD(net.parameters(), { lr: 0.1 });
const lossFn = new nn.MSELoss();
const [points, heights, newPoints, newHeights] = [randn(6, 2), zeros(6, 1), randn(3, 2), zeros(3, 1)];
`;

/** A model is measured, and its dropout is on. */
export const measuredWithDropout: Readonly<Record<string, string>> = {
  // Without gradients, and taken for what eval() does.
  'eval-no-grad': `${head('noGrad, print, type Tensor', model)}
for (let epoch = 0; epoch < 3; epoch++) {
${step}}
const accuracy = noGrad(() => model.forward(testX).argmax(1).eq(testY).mean().item()); // <- W-EVAL
print(accuracy);
`,
  // The training loop goes on after each measurement.
  'eval-each-epoch': `${head('noGrad, print, type Tensor', model)}
model.train();
for (let epoch = 0; epoch < 3; epoch++) {
${step}  const scores = noGrad(() => model.forward(testX));
  const hits = scores.argmax(1).eq(testY).sum(); // <- W-EVAL
  print(loss.item(), hits.item());
}
`,
  // The loss of what is held out, in a function of its own.
  'eval-loss-of-a-function': `${head('noGrad, print, type Tensor', model)}
function validate(): number {
  return noGrad(() => lossFn.forward(model.forward(testX), testY).item()); // <- W-EVAL
}
for (let epoch = 0; epoch < 3; epoch++) {
${step}  print(validate());
}
`,
  // Between the layers of an LSTM, with gradients nobody asks for.
  'eval-between-layers': `${head('print', stacked)}
for (let epoch = 0; epoch < 3; epoch++) {
  const [, [h]] = lstm.forward(X);
  optimizer.zeroGrad();
  lossFn.forward(fc.forward(h.at(-1)), y).backward();
  optimizer.step();
}
const [, [last]] = lstm.forward(testX);
print(fc.forward(last.at(-1)).argmax(1).eq(testY).mean().item()); // <- W-EVAL
`,
  'eval-regression': `${head('noGrad, print', perceptron)}
for (let epoch = 0; epoch < 4; epoch++) {
  const loss = lossFn.forward(net.forward(points), heights);
  optimizer.zeroGrad();
  loss.backward();
  optimizer.step();
}
noGrad(() => {
  const guess = net.forward(newPoints);
  print(lossFn.forward(guess, newHeights).item()); // <- W-EVAL
});
`,
  // Batch by batch, with one module that drops at two places.
  'eval-in-batches': `${head('noGrad, print, type Tensor', model.replace('this.gru.forward(x)', 'this.gru.forward(this.drop.forward(x))'))}
for (let epoch = 0; epoch < 3; epoch++) {
${step}}
let hits = 0;
for (let from = 0; from < 4; from += 2) {
  const scores = noGrad(() => model.forward(testX.slice([from, 0, 0], [2, 5, 2])));
  hits += scores.argmax(1).eq(testY.slice([from], [2])).sum().item(); // <- W-EVAL
}
print(hits);
`,
};

/** Right ones that come close. */
export const measuredRightly: Readonly<Record<string, string>> = {
  'eval-before-it': `${head('noGrad, print, type Tensor', model)}
for (let epoch = 0; epoch < 3; epoch++) {
  model.train();
${step}  model.eval();
  print(noGrad(() => model.forward(testX).argmax(1).eq(testY).mean().item()));
}
`,
  // The accuracy of the batch that is trained on, of the very answers its gradient comes from.
  'eval-of-the-training-batch': `${head('print, type Tensor', model)}
for (let epoch = 0; epoch < 3; epoch++) {
  const scores = model.forward(X);
  const hits = scores.argmax(1).eq(y).sum(); // of the training data
  optimizer.zeroGrad();
  lossFn.forward(scores, y).backward();
  optimizer.step();
  print('training accuracy', hits.item());
}
`,
  // Losses of many batches that are added up before one gradient.
  'eval-of-losses-added-up': `${head('print, type Tensor', model)}
const [many, wanted] = [randn(70, 2, 2), tensor(Array.from({ length: 70 }, (_, i) => i % 2))];
for (let epoch = 0; epoch < 2; epoch++) {
  const all = Array.from({ length: 70 }, (_, i) => model.forward(many.slice([i, 0, 0], [1, 2, 2])));
  const last = all.at(-1) as Tensor;
  print('training accuracy', last.argmax(1).eq(wanted.at(-1)).item());
  const losses = all.map((scores, i) => lossFn.forward(scores, wanted.slice([i], [1])));
  optimizer.zeroGrad();
  losses.reduce((sum, loss) => sum.add(loss)).backward();
  optimizer.step();
}
`,
  // Many draws of the same answers, put together.
  'eval-many-draws': `${head('noGrad, print, softmax, stack, type Tensor', model)}
for (let epoch = 0; epoch < 3; epoch++) {
${step}}
const draws = noGrad(() => stack(Array.from({ length: 5 }, () => softmax(model.forward(testX), 1)), 0));
print(draws.mean(0).argmax(1).eq(testY).mean().item());
`,
  // How far single draws lie apart.
  'eval-draw-by-draw': `${head('noGrad, print, type Tensor', model)}
for (let epoch = 0; epoch < 3; epoch++) {
${step}}
for (let draw = 0; draw < 4; draw++) print(noGrad(() => model.forward(testX).argmax(1).eq(testY).mean().item()));
`,
  'eval-said-to-be-on': `${head('noGrad, print, type Tensor', model)}
for (let epoch = 0; epoch < 3; epoch++) {
${step}}
// On purpose: what a model gets right that lacks four units in ten.
print(noGrad(() => model.forward(testX).argmax(1).eq(testY).mean().item()));
`,
  'eval-without-any-dropout': `${head('noGrad, print, type Tensor', model.replace('Dropout(0.4)', 'Dropout(0)'))}
for (let epoch = 0; epoch < 3; epoch++) {
${step}  print(noGrad(() => model.forward(testX).argmax(1).eq(testY).mean().item()));
}
`,
  // What is not trained yet is looked at.
  'eval-before-training': `${head('noGrad, print, type Tensor', model)}
print(noGrad(() => lossFn.forward(model.forward(testX), testY).item()));
for (let epoch = 0; epoch < 3; epoch++) {
${step}}
model.eval();
print(noGrad(() => lossFn.forward(model.forward(testX), testY).item()));
`,
  // A teacher answers with noise, and a student learns from it.
  'eval-of-a-noisy-teacher': `${head('noGrad, print, type Tensor', model)}
const student = new nn.GRU({ inputSize: 2, hiddenSize: 2, batchFirst: true });
const learns = new optim.SGD(student.parameters(), { lr: 0.1 });
for (let epoch = 0; epoch < 3; epoch++) {
${step}  const wanted = noGrad(() => model.forward(testX).argmax(1));
  const [, h] = student.forward(testX);
  learns.zeroGrad();
  lossFn.forward(h.at(-1), wanted).backward();
  learns.step();
}
print('done');
`,
};
