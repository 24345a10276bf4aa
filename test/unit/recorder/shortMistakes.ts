/** Short labs that are wrong in one way each, by name; as those of `test/fixtures/mistakes`, they mark the line. */
export const wrongLabs: Readonly<Record<string, string>> = {
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
};

/** Right ones that come close. */
export const rightLabs: Readonly<Record<string, string>> = {
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
};
