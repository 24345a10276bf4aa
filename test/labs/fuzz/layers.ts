import { flag, hasAxes, isFilled, isFloat, isTame, list, type Kind, type Program, type Value } from './program.ts';

/** What a layer puts out: rounded, and as large as what it was given allows. */
export const learned = (shape: readonly number[], most: number): Kind => ({
  shape,
  dtype: 'float32',
  isTracked: true,
  isExact: false,
  most,
});

/** Layers that are not recurrent, and what holds them. */
export const layers: readonly ((p: Program) => void)[] = [
  p => {
    const x = p.pick(value => hasAxes(value) && isFloat(value) && value.shape.at(-1) !== 0);
    if (!x) return;
    const [ins, outs, bias] = [x.shape.at(-1) ?? 1, p.dice.whole(1, 4), p.dice.chance(0.8)];
    const name = made(
      p,
      `new nn.Linear(${ins}, ${outs}, { bias: ${bias} })`,
      `nn.Linear(${ins}, ${outs}, bias=${flag(bias)})`,
      bias ? ['weight', 'bias'] : ['weight'],
    );
    p.let(learned([...x.shape.slice(0, -1), outs], x.most * ins), `${name}.forward(${x.name})`, `${name}(${x.name})`);
  },
  p => {
    const x = p.pick(({ dtype, shape }) => dtype === 'int32' && shape.length < 4);
    const [count, size] = [p.dice.whole(1, 30), p.dice.whole(1, 4)];
    const name = made(p, `new nn.Embedding(${count}, ${size})`, `nn.Embedding(${count}, ${size})`, ['weight']);
    if (x && p.dice.chance(0.4)) p.attempt(`${name}.forward(${x.name})`, `${name}(${x.name})`);
    else {
      const shape = Array.from({ length: p.dice.whole(0, 3) }, () => p.dice.whole(0, 4));
      const [lab, twin] = [`randint(${count}, [${list(shape)}])`, `torch.randint(${count}, [${list(shape)}])`];
      p.let({ ...learned([...shape, size], 5), isExact: true }, `${name}.forward(${lab})`, `${name}(${twin})`);
    }
  },
  p => {
    const x = p.pick(isFloat);
    if (!x) return;
    const [share, mode] = [p.dice.oneOf([0, 0.5, 0.25, 0.9, 1]), p.dice.oneOf(['eval()', 'train()', 'train(false)'])];
    const name = p.fresh('m');
    p.say(`const ${name} = new nn.Dropout(${share}).${mode}`, `${name} = nn.Dropout(${share}).${mode.replace('false', 'False')}`);
    p.show(p.fresh('n'), `Number(${name}.training)`, `torch.tensor(float(${name}.training))`);
    p.let({ ...x, most: x.most * 10 }, `${name}.forward(${x.name})`, `${name}(${x.name})`);
  },
  p => {
    const x = p.pick(isTame);
    const name = p.dice.oneOf(['Tanh', 'Sigmoid', 'ReLU']);
    if (!x || !isFloat(x)) return;
    const kind: Kind = name === 'ReLU' ? x : { ...x, isExact: false, most: Math.max(x.most, 1) };
    p.let(kind, `new nn.${name}().forward(${x.name})`, `nn.${name}()(${x.name})`);
  },
  p => {
    const x = p.pick(value => hasAxes(value) && isTame(value) && isFloat(value) && value.shape.at(-1) !== 0);
    if (!x) return;
    const [ins, hidden, outs] = [x.shape.at(-1) ?? 1, p.dice.whole(1, 4), p.dice.whole(1, 3)];
    const between = p.dice.oneOf(['Tanh', 'ReLU', 'Sigmoid']);
    const parts = (make: string): string =>
      `${make}nn.Linear(${ins}, ${hidden}), ${make}nn.${between}(), ${make}nn.Linear(${hidden}, ${outs})`;
    const name = p.fresh('m');
    p.say(`const ${name} = new nn.Sequential(${parts('new ')})`, `${name} = nn.Sequential(${parts('')})`);
    p.say(`print(${name}.length)`, `print(len(${name}))`);
    leavesOf(p, name, ['0.weight', '0.bias', '2.weight', '2.bias']);
    p.let(learned([...x.shape.slice(0, -1), outs], x.most + 20), `${name}.forward(${x.name})`, `${name}(${x.name})`);
  },
  p => {
    const x = p.pick(value => hasAxes(value) && isTame(value) && isFloat(value) && value.shape.at(-1) !== 0);
    if (!x) return;
    const [ins, hidden] = [x.shape.at(-1) ?? 1, p.dice.whole(1, 3)];
    const name = p.fresh('m');
    const linear = (make: string, from: number, to: number): string => `${make}nn.Linear(${from}, ${to})`;
    const parts = (make: string): string => `${linear(make, ins, hidden)}, ${linear(make, hidden, 2)}`;
    p.say(`const ${name} = new nn.ModuleList([${parts('new ')}])`, `${name} = nn.ModuleList([${parts('')}])`);
    p.say(`${name}.append(${linear('new ', 2, 3)})`, `${name}.append(${linear('', 2, 3)})`);
    p.say(`${name}.extend([${linear('new ', 3, 1)}])`, `${name}.extend([${linear('', 3, 1)}])`);
    p.say(
      `print(${name}.length, ...[...${name}.namedParameters()].map(([n]) => n))`,
      `print(len(${name}), *[n for n, _ in ${name}.named_parameters()])`,
    );
    leavesOf(p, name, ['0.weight', '1.bias', '2.weight', '3.bias']);
    const calls = (call: string): string => `${name}${p.dice.chance(0.5) ? '[1]' : '.at(1)'}${call}`;
    const lab = `${name}.at(-1).forward(${name}[2].forward(${calls('.forward')}(${name}[0].forward(${x.name}))))`;
    p.let(learned([...x.shape.slice(0, -1), 1], x.most + 20), lab, `${name}[-1](${name}[2](${name}[1](${name}[0](${x.name}))))`);
  },
  own,
];

/** A module that a learner writes, with a parameter and a layer. */
function own(p: Program): void {
  const x = p.pick(value => isTame(value) && isFloat(value) && isFilled(value) && value.shape.length === 2);
  if (!x) return;
  const [rows = 1, ins = 1] = x.shape;
  const outs = p.dice.whole(1, 3);
  const name = p.fresh('m');
  p.say(
    `const ${name} = new (class extends nn.Module { w = new nn.Parameter(randn(${ins})); fc = new nn.Linear(${ins}, ${outs}); forward(x) { return this.fc.forward(x.mul(this.w)); } })()`,
    `${name} = Own(${ins}, ${outs})`,
  );
  p.say(`${name}.fc.bias = new nn.Parameter(ones(${outs}))`, `${name}.fc.bias = nn.Parameter(torch.ones(${outs}))`);
  p.say(`print(...[...${name}.namedParameters()].map(([n]) => n))`, `print(*[n for n, _ in ${name}.named_parameters()])`);
  leavesOf(p, name, ['w', 'fc.weight', 'fc.bias']);
  p.let(learned([rows, outs], 50 * ins), `${name}.forward(${x.name})`, `${name}(${x.name})`);
}

/** Makes a module whose parameters' gradients are looked at in the end. */
export function made(p: Program, lab: string, twin: string, parameters: readonly string[]): string {
  const name = p.fresh('m');
  p.say(`const ${name} = ${lab}`, `${name} = ${twin}`);
  leavesOf(p, name, parameters);
  return name;
}

function leavesOf(p: Program, module: string, parameters: readonly string[]): void {
  const path = (name: string): string => name.replace(/^(\d)\./u, '[$1].');
  for (const each of parameters) {
    const name = `${module}.${path(each)}`.replace('.[', '[');
    p.leaves.push({ lab: name, twin: name });
  }
}

export const isSequence = (value: Value): boolean => isFloat(value) && (value.shape.length === 3 || value.shape.length === 2);
