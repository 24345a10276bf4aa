import { list, sizeOf, type Program, type Value } from './program.ts';

const flag = (value: boolean): string => (value ? 'True' : 'False');

/** Operations of whole layers, losses, and steps of training. */
export const modules: readonly ((p: Program) => void)[] = [
  p => {
    const x = p.pick(({ shape, dtype }) => shape.length > 0 && dtype === 'float32');
    if (!x) return;
    const [ins, outs, bias] = [x.shape.at(-1) ?? 1, p.dice.whole(1, 4), p.dice.chance(0.8)];
    const name = made(
      p,
      `new nn.Linear(${ins}, ${outs}, { bias: ${bias} })`,
      `nn.Linear(${ins}, ${outs}, bias=${flag(bias)})`,
      bias ? ['weight', 'bias'] : ['weight'],
    );
    p.let([...x.shape.slice(0, -1), outs], 'float32', true, `${name}.forward(${x.name})`, `${name}(${x.name})`);
  },
  recurrent,
  recurrent,
  cell,
  cell,
  p => {
    const x = p.pick(({ shape, dtype }) => shape.length === 2 && dtype === 'float32');
    if (!x) return;
    const classes = Array.from({ length: x.shape[0] ?? 1 }, () => p.dice.whole(0, (x.shape[1] ?? 1) - 1));
    const twin = `nn.CrossEntropyLoss()(${x.name}, torch.tensor([${list(classes)}]))`;
    p.let([], 'float32', x.isTracked, `new nn.CrossEntropyLoss().forward(${x.name}, tensor([${list(classes)}]))`, twin);
  },
  p => {
    const x = p.pick(({ dtype }) => dtype === 'float32');
    if (!x) return;
    const name = p.dice.oneOf(['MSELoss', 'BCEWithLogitsLoss']);
    const target = `rand([${list(x.shape)}])`;
    const twin = `nn.${name}()(${x.name}, torch.rand([${list(x.shape)}]))`;
    p.let([], 'float32', x.isTracked, `new nn.${name}().forward(${x.name}, ${target})`, twin);
  },
  training,
];

/** Makes a module whose parameters' gradients are looked at in the end. */
function made(p: Program, lab: string, twin: string, parameters: readonly string[]): string {
  const name = p.fresh('m');
  p.say(`const ${name} = ${lab}`, `${name} = ${twin}`);
  for (const each of parameters) p.leaves.push({ lab: `${name}.${each}`, twin: `${name}.${each}` });
  return name;
}

function recurrent(p: Program): void {
  const x = p.pick(({ shape, dtype }) => (shape.length === 3 || shape.length === 2) && dtype === 'float32');
  if (!x) return;
  const kind = p.dice.oneOf(['RNN', 'LSTM', 'GRU']);
  const [layers, isFirst, isBoth, bias] = [p.dice.oneOf([1, 1, 2]), p.dice.chance(0.5), p.dice.chance(0.3), p.dice.chance(0.8)];
  const [ins, hidden, ways] = [x.shape.at(-1) ?? 1, p.dice.whole(1, 4), isBoth ? 2 : 1];
  const relu = kind === 'RNN' && p.dice.chance(0.3);
  const suffixes = Array.from({ length: layers }, (_, i) => [`_l${String(i)}`, ...(isBoth ? [`_l${String(i)}_reverse`] : [])]).flat();
  const parts = bias ? ['weight_ih', 'weight_hh', 'bias_ih', 'bias_hh'] : ['weight_ih', 'weight_hh'];
  const name = made(
    p,
    `new nn.${kind}({ inputSize: ${ins}, hiddenSize: ${hidden}, numLayers: ${layers}, bias: ${bias}, batchFirst: ${isFirst}, bidirectional: ${isBoth}${relu ? ", nonlinearity: 'relu'" : ''} })`,
    `nn.${kind}(${ins}, ${hidden}, ${layers}, bias=${flag(bias)}, batch_first=${flag(isFirst)}, bidirectional=${flag(isBoth)}${relu ? ", nonlinearity='relu'" : ''})`,
    suffixes.flatMap(suffix => parts.map(part => part + suffix)),
  );
  const batch = x.shape.length === 3 ? [x.shape[isFirst ? 0 : 1] ?? 1] : [];
  const stateShape = [layers * ways, ...batch, hidden];
  const outShape = [...x.shape.slice(0, -1), hidden * ways];
  const [out, h, c] = [p.fresh('v'), p.fresh('v'), p.fresh('v')];
  const states = kind === 'LSTM' ? [h, c] : [h];
  const start = p.dice.chance(0.4) ? Array.from(states, () => list(stateShape)) : null;
  const given = (call: (sizes: string) => string, [open, close]: [string, string]): string =>
    start === null ? '' : `, ${start.length === 2 ? open : ''}${start.map(call).join(', ')}${start.length === 2 ? close : ''}`;
  const lab = given(sizes => `randn([${sizes}])`, ['[', ']']);
  const twin = given(sizes => `torch.randn([${sizes}])`, ['(', ')']);
  p.say(
    `const [${out}, ${states.length === 2 ? `[${states.join(', ')}]` : h}] = ${name}.forward(${x.name}${lab})`,
    `${out}, ${states.length === 2 ? `(${states.join(', ')})` : h} = ${name}(${x.name}${twin})`,
  );
  p.keep({ name: out, shape: outShape, dtype: 'float32', isTracked: true });
  for (const state of states) p.keep({ name: state, shape: stateShape, dtype: 'float32', isTracked: true });
}

function cell(p: Program): void {
  const x = p.pick(({ shape, dtype }) => shape.length === 2 && dtype === 'float32');
  if (!x) return;
  const kind = p.dice.oneOf(['RNNCell', 'LSTMCell', 'GRUCell']);
  const [ins, hidden, bias] = [x.shape.at(-1) ?? 1, p.dice.whole(1, 4), p.dice.chance(0.8)];
  const name = made(
    p,
    `new nn.${kind}({ inputSize: ${ins}, hiddenSize: ${hidden}, bias: ${bias} })`,
    `nn.${kind}(${ins}, ${hidden}, bias=${flag(bias)})`,
    bias ? ['weight_ih', 'weight_hh', 'bias_ih', 'bias_hh'] : ['weight_ih', 'weight_hh'],
  );
  const states = kind === 'LSTMCell' ? [p.fresh('v'), p.fresh('v')] : [p.fresh('v')];
  const [lab, twin] = states.length === 2 ? [`[${states.join(', ')}]`, states.join(', ')] : [states.join(), states.join()];
  p.say(`const ${lab} = ${name}.forward(${x.name})`, `${twin} = ${name}(${x.name})`);
  for (const state of states) p.keep({ name: state, shape: [x.shape[0] ?? 1, hidden], dtype: 'float32', isTracked: true });
}

/** Some steps of an optimizer on a small model: the parameters afterwards are compared. */
function training(p: Program): void {
  const [rows, ins, outs] = [p.dice.whole(1, 5), p.dice.whole(1, 4), p.dice.whole(1, 3)];
  const model = p.fresh('m');
  p.say(`const ${model} = new nn.Linear(${ins}, ${outs})`, `${model} = nn.Linear(${ins}, ${outs})`);
  const [x, y, optimizer] = [p.fresh('x'), p.fresh('y'), p.fresh('o')];
  p.say(`const ${x} = randn(${rows}, ${ins})`, `${x} = torch.randn(${rows}, ${ins})`);
  const scale = p.dice.oneOf([1, 1, 5]);
  p.say(`const ${y} = randn(${rows}, ${outs}).mul(${scale})`, `${y} = torch.randn(${rows}, ${outs}) * ${scale}`);
  const [lab, twin] = p.dice
    .oneOf([
      ['Adam', 'lr=0.01'],
      ['Adam', 'lr=0.1, betas=(0.8, 0.99), weight_decay=0.01'],
      ['SGD', 'lr=0.1'],
      ['SGD', 'lr=0.05, momentum=0.9, weight_decay=0.1'],
      ['RMSprop', 'lr=0.01'],
      ['RMSprop', 'lr=0.02, alpha=0.9, weight_decay=0.1'],
    ] as const)
    .map((part, i, parts) => (i === 0 ? `optim.${part}` : part) && (i === 0 ? `optim.${part}` : parts[1])) as [string, string];
  const options = twin.replaceAll('=', ': ').replaceAll('(', '[').replaceAll(')', ']').replace('weight_decay', 'weightDecay');
  p.say(`const ${optimizer} = new ${lab}(${model}.parameters(), { ${options} })`, `${optimizer} = ${lab}(${model}.parameters(), ${twin})`);
  const clip = p.dice.chance(0.4);
  for (let step = p.dice.whole(1, 3); step > 0; step--) {
    p.say(`${optimizer}.zeroGrad()`, `${optimizer}.zero_grad()`);
    const loss = p.let(
      [],
      'float32',
      false,
      `new nn.MSELoss().forward(${model}.forward(${x}), ${y})`,
      `nn.MSELoss()(${model}(${x}), ${y})`,
    );
    p.say(`${loss.name}.backward()`, `${loss.name}.backward()`);
    if (clip)
      p.say(
        `show('norm', nn.utils.clipGradNorm(${model}.parameters(), 0.5))`,
        `show('norm', nn.utils.clip_grad_norm_(${model}.parameters(), 0.5))`,
      );
    p.say(`${optimizer}.step()`, `${optimizer}.step()`);
  }
  for (const each of ['weight', 'bias']) p.say(`show('${model}.${each}', ${model}.${each})`, `show('${model}.${each}', ${model}.${each})`);
}

/** Ends a program with the gradients of what was computed. */
export function goBack(p: Program): void {
  const tracked: readonly Value[] = p.values.filter(({ isTracked, shape }) => isTracked && sizeOf(shape) < 400);
  const root = tracked.at(-1);
  if (root === undefined || !p.dice.chance(0.8)) return;
  const weights = p.fresh('w');
  p.say(`const ${weights} = randn([${list(root.shape)}])`, `${weights} = torch.randn([${list(root.shape)}])`);
  const loss = p.let([], 'float32', false, `${root.name}.mul(${weights}).sum()`, `(${root.name} * ${weights}).sum()`);
  p.say(`${loss.name}.backward()`, `${loss.name}.backward()`);
  for (const { lab, twin } of p.leaves) p.say(`show('${lab}.grad', ${lab}.grad)`, `show('${lab}.grad', ${twin}.grad)`);
}
