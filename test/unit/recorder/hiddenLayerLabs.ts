/** Short labs whose `forward` works with layers that no module finds; the line is marked. */
export const hiddenLayers: Readonly<Record<string, string>> = {
  'hidden-in-a-private-field': `
import { nn, optim, print, randn, type Tensor } from 'gatescope';

class Net extends nn.Module {
  first = new nn.Linear(3, 4);
  #last = new nn.GRUCell({ inputSize: 4, hiddenSize: 2 }); // <- W-LAYER-LIST
  forward(x: Tensor): Tensor {
    return this.#last.forward(this.first.forward(x));
  }
}
const model = new Net();
const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 });
for (let epoch = 0; epoch < 3; epoch++) {
  optimizer.zeroGrad();
  model.forward(randn(4, 3)).pow(2).mean().backward();
  optimizer.step();
}
print('done');
`,
  'hidden-private-parameter': `
import { nn, optim, print, randn, type Tensor } from 'gatescope';

class Net extends nn.Module {
  first = new nn.Linear(3, 4);
  #weight: Tensor;
  constructor() {
    super();
    this.#weight = new nn.Parameter(randn(4, 2)); // <- W-LAYER-LIST
  }
  forward(x: Tensor): Tensor {
    return this.first.forward(x).matmul(this.#weight);
  }
}
const model = new Net();
const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 });
for (let epoch = 0; epoch < 3; epoch++) {
  optimizer.zeroGrad();
  model.forward(randn(4, 3)).pow(2).mean().backward();
  optimizer.step();
}
print('done');
`,
  'hidden-private-list': `
import { nn, optim, print, randn, type Tensor } from 'gatescope';

class Net extends nn.Module {
  first = new nn.Linear(3, 4);
  readonly #rest = new nn.ModuleList([
    new nn.Linear(4, 4), // <- W-LAYER-LIST
    new nn.Linear(4, 2),
  ]);
  forward = (x: Tensor): Tensor => [...this.#rest].reduce((out, layer) => (layer as nn.Linear).forward(out), this.first.forward(x));
}
const model = new Net();
const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 });
for (let epoch = 0; epoch < 3; epoch++) {
  optimizer.zeroGrad();
  model.forward(randn(4, 3)).pow(2).mean().backward();
  optimizer.step();
}
print('done');
`,
  'hidden-model-in-a-private-field': `
import { nn, optim, print, randn, type Tensor } from 'gatescope';

class Block extends nn.Module {
  fc = new nn.Linear(4, 2); // <- W-LAYER-LIST
  forward(x: Tensor): Tensor {
    return this.fc.forward(x);
  }
}
class Net extends nn.Module {
  first = new nn.Linear(3, 4);
  #block = new Block();
  forward(x: Tensor): Tensor {
    return this.#block.forward(this.first.forward(x));
  }
}
const model = new Net();
const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 });
for (let epoch = 0; epoch < 3; epoch++) {
  optimizer.zeroGrad();
  model.forward(randn(4, 3)).pow(2).mean().backward();
  optimizer.step();
}
print('done');
`,
  'hidden-in-a-variable': `
import { nn, optim, print, randn, type Tensor } from 'gatescope';

const last = new nn.Linear(4, 2); // <- W-LAYER-LIST
class Net extends nn.Module {
  first = new nn.Linear(3, 4);
  forward(x: Tensor): Tensor {
    return last.forward(this.first.forward(x));
  }
}
const model = new Net();
const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 });
for (let epoch = 0; epoch < 3; epoch++) {
  optimizer.zeroGrad();
  model.forward(randn(4, 3)).pow(2).mean().backward();
  optimizer.step();
}
print('done');
`,
  'hidden-in-an-object-of-a-class': `
import { nn, optim, print, randn, type Tensor } from 'gatescope';

class Head {
  fc = new nn.Linear(4, 2); // <- W-LAYER-LIST
}
class Net extends nn.Module {
  first = new nn.Linear(3, 4);
  head = new Head();
  forward(x: Tensor): Tensor {
    return this.head.fc.forward(this.first.forward(x));
  }
}
const model = new Net();
const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 });
for (let epoch = 0; epoch < 3; epoch++) {
  optimizer.zeroGrad();
  model.forward(randn(4, 3)).pow(2).mean().backward();
  optimizer.step();
}
print('done');
`,
  'hidden-in-a-closure': `
import { nn, optim, print, randn, type Tensor } from 'gatescope';

class Net extends nn.Module {
  first = new nn.Linear(3, 4);
  run: (x: Tensor) => Tensor;
  constructor() {
    super();
    const last = new nn.Linear(4, 2); // <- W-LAYER-LIST
    this.run = x => last.forward(x);
  }
  forward(x: Tensor): Tensor {
    return this.run(this.first.forward(x));
  }
}
const model = new Net();
const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 });
for (let epoch = 0; epoch < 3; epoch++) {
  optimizer.zeroGrad();
  model.forward(randn(4, 3)).pow(2).mean().backward();
  optimizer.step();
}
print('done');
`,
  'hidden-made-in-forward': `
import { nn, optim, print, randn, type Tensor } from 'gatescope';

class Net extends nn.Module {
  first = new nn.Linear(3, 4);
  forward(x: Tensor): Tensor {
    return new nn.Linear(4, 2).forward(this.first.forward(x)); // <- W-LAYER-LIST
  }
}
const model = new Net();
const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 });
for (let epoch = 0; epoch < 3; epoch++) {
  optimizer.zeroGrad();
  model.forward(randn(4, 3)).pow(2).mean().backward();
  optimizer.step();
}
print('done');
`,
};

/** Labs that leave layers out of training on purpose. */
export const untrainedOnPurpose: Readonly<Record<string, string>> = {
  'hidden-on-purpose': `
import { nn, optim, print, randn, type Tensor } from 'gatescope';

class Net extends nn.Module {
  first = new nn.Linear(3, 4);
  #byHand = new nn.Linear(4, 4);
  #frozen = new nn.Linear(4, 2);
  constructor() {
    super();
    for (const parameter of this.#frozen.parameters()) parameter.requiresGrad = false;
  }
  all(): Tensor[] {
    return [...this.parameters(), ...this.#byHand.parameters()];
  }
  forward(x: Tensor): Tensor {
    return this.#frozen.forward(this.#byHand.forward(this.first.forward(x)));
  }
}
const model = new Net();
const optimizer = new optim.SGD(model.all(), { lr: 0.1 });
model.forward(randn(4, 3)).pow(2).mean().backward();
optimizer.step();
print('done');
`,
  'head-trained-alone': `
import { nn, optim, print, randn, type Tensor } from 'gatescope';

class Part extends nn.Module {
  fc = new nn.Linear(3, 3);
  forward(x: Tensor): Tensor {
    return this.fc.forward(x);
  }
}
class Net extends nn.Module {
  body = new Part();
  head = new nn.Linear(3, 3);
  forward(x: Tensor): Tensor {
    return this.head.forward(this.body.forward(x));
  }
}
const [fixed, before, model] = [new nn.Linear(3, 3), new Part(), new Net()];
const optimizer = new optim.SGD(model.head.parameters(), { lr: 0.1 });
model.forward(before.forward(fixed.forward(randn(4, 3)))).pow(2).mean().backward();
optimizer.step();
print('done');
`,
};
