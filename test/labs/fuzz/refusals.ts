import { hasAxes, isFilled, isFloat, list, sizeOf, tupleOf, type Program } from './program.ts';

const sizes = (p: Program, least: number, most: number): number[] =>
  Array.from({ length: p.dice.whole(least, most) }, () => p.dice.whole(0, 3));

/** What may not be possible: it must then be refused here and in PyTorch, and else give the same. */
export const refusals: readonly ((p: Program) => void)[] = [
  p => {
    const x = p.pick(value => isFloat(value) && value.most < 1000);
    const [ins, outs] = [p.dice.whole(1, 3), p.dice.whole(1, 3)];
    if (x) p.attempt(`new nn.Linear(${ins}, ${outs}).forward(${x.name})`, `nn.Linear(${ins}, ${outs})(${x.name})`);
  },
  p => {
    const x = p.pick(value => isFloat(value) && value.most < 100 && isFilled(value));
    if (!x) return;
    const [kind, ins, hidden, isFirst] = [p.dice.oneOf(['RNN', 'GRU', 'LSTM']), p.dice.whole(1, 3), p.dice.whole(1, 2), p.dice.chance(0.5)];
    const state = p.dice.chance(0.4) ? list([1, ...sizes(p, 0, 1), hidden]) : null;
    const [lab, twin] =
      kind === 'LSTM'
        ? [`[randn([${state ?? ''}]), randn([${state ?? ''}])]`, `(torch.randn([${state ?? ''}]), torch.randn([${state ?? ''}]))`]
        : [`randn([${state ?? ''}])`, `torch.randn([${state ?? ''}])`];
    p.attempt(
      `new nn.${kind}({ inputSize: ${ins}, hiddenSize: ${hidden}, batchFirst: ${isFirst} }).forward(${x.name}${state === null ? '' : `, ${lab}`})[0]`,
      `nn.${kind}(${ins}, ${hidden}, batch_first=${isFirst ? 'True' : 'False'})(${x.name}${state === null ? '' : `, ${twin}`})[0]`,
    );
  },
  p => {
    const x = p.pick(value => isFloat(value) && value.most < 100);
    if (!x) return;
    const [kind, ins, hidden] = [p.dice.oneOf(['RNNCell', 'GRUCell']), p.dice.whole(1, 3), p.dice.whole(1, 2)];
    // A batch, or none, for both: PyTorch does not look whether they go together.
    const batch = Math.min(1, Math.max(0, x.shape.length - 1));
    const state = p.dice.chance(0.4) ? list([...sizes(p, batch, batch), hidden]) : null;
    p.attempt(
      `new nn.${kind}({ inputSize: ${ins}, hiddenSize: ${hidden} }).forward(${x.name}${state === null ? '' : `, randn([${state}])`})`,
      `nn.${kind}(${ins}, ${hidden})(${x.name}${state === null ? '' : `, torch.randn([${state}])`})`,
    );
  },
  p => {
    const [a, b, c] = [p.dice.whole(-3, 3), p.dice.whole(-3, 3), p.dice.whole(-2, 2)];
    const call = p.dice.oneOf([
      `arange(${list([a, b, c])})`,
      `arange(${a})`,
      `linspace(${list([a / 2, b / 2, c])})`,
      `randint(${list([a, b])}, [2])`,
      `randint(${a}, [3])`,
      `randperm(${c})`,
      `zeros([${list([a, b])}])`,
      `rand([${list([a])}])`,
      `tensor([[${list([a, b])}], [${a}]])`,
      `tensor([[${a}], ${b}])`,
    ]);
    p.attempt(call, `torch.${call}`);
  },
  p => {
    const x = p.pick(({ dtype, most }) => dtype === 'int32' && most < 30);
    const power = p.dice.whole(-2, 3);
    if (x) p.attempt(`${x.name}.pow(${power})`, `${x.name} ** ${power}`);
  },
  p => {
    const x = p.pick(({ dtype }) => dtype === 'int32');
    if (x) p.attempt(`${x.name}.mean()`);
  },
  p => {
    const x = p.pick(({ dtype }) => dtype === 'bool');
    if (x) p.attempt(`${x.name}.${p.dice.oneOf(['neg', 'abs', 'relu'])}()`);
  },
  p => {
    const x = p.pick(value => hasAxes(value) && isFilled(value));
    if (!x) return;
    const place = x.shape.map(size => p.dice.whole(-size - 1, size));
    const name = p.fresh('c');
    p.say(`const ${name} = ${x.name}.clone()`, `${name} = ${x.name}.detach().clone()`);
    p.attempt(`${name}.with([${list(place)}], 1).detach()`, `(${name}.__setitem__(${tupleOf(place)}, 1), ${name})[1]`);
  },
  p => {
    const x = p.pick(isFloat);
    if (!x) return;
    const on = p.dice.chance(0.5);
    // A copy: what sees the values of a tensor that begins to learn learns with it in PyTorch.
    const copy = p.fresh('c');
    p.say(`const ${copy} = ${x.name}.clone()`, `${copy} = ${x.name}.clone()`);
    p.attempt(`((${copy}.requiresGrad = ${on}), ${copy}.mul(2))`, `(${copy}.requires_grad_(${on ? 'True' : 'False'}), ${copy} * 2)[1]`);
  },
  p => {
    const x = p.pick(({ isTracked, most, shape }) => isTracked && most < 1000 && sizeOf(shape) < 100);
    if (!x) return;
    const shape = list(p.dice.chance(0.5) ? x.shape : sizes(p, 0, 2));
    p.attempt(
      `(${x.name}.mul(2).backward(ones([${shape}])), ones(1))`,
      `((${x.name} * 2).backward(torch.ones([${shape}])), torch.ones(1))[1]`,
    );
  },
  p => {
    const [option, value] = p.dice.oneOf([
      ['lr', -1],
      ['lr', 0],
      ['momentum', -0.5],
      ['weight_decay', -0.1],
      ['momentum', 2],
    ] as const);
    const own = option.replace('weight_decay', 'weightDecay');
    const rest = option === 'lr' ? '' : ', lr: 0.1';
    p.attempt(
      `(new optim.SGD(new nn.Linear(1, 1).parameters(), { ${own}: ${value}${rest} }), ones(1))`,
      `(optim.SGD(nn.Linear(1, 1).parameters(), ${option}=${value}${rest.replace(': ', '=')}), torch.ones(1))[1]`,
    );
  },
  p => {
    const share = p.dice.oneOf([-0.5, 0, 0.5, 1, 1.5]);
    p.attempt(`new nn.Dropout(${share}).forward(ones(5))`, `nn.Dropout(${share})(torch.ones(5))`);
  },
  p => {
    const x = p.pick(value => isFloat(value) && value.most < 1000);
    const y = p.pick(value => isFloat(value) && value.most < 1000);
    if (x && y && isFilled(x))
      p.attempt(`new nn.BCEWithLogitsLoss().forward(${x.name}, ${y.name})`, `nn.BCEWithLogitsLoss()(${x.name}, ${y.name})`);
  },
];
