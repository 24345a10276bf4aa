import { learned } from './layers.ts';
import { list, sizeOf, type Program, type Value } from './program.ts';

const optimizers = [
  ['Adam', 'lr=0.01'],
  ['Adam', 'lr=0.1, betas=(0.8, 0.99), weight_decay=0.01'],
  ['Adam', 'lr=0.02, eps=0.001'],
  ['SGD', 'lr=0.1'],
  ['SGD', 'lr=0.05, momentum=0.9, weight_decay=0.1'],
  ['SGD', 'lr=0.1, momentum=0.5'],
  ['RMSprop', 'lr=0.01'],
  ['RMSprop', 'lr=0.02, alpha=0.9, weight_decay=0.1, eps=0.0001'],
] as const;

/** Some steps of an optimizer on a small model: the parameters afterwards are compared. */
export const training: readonly ((p: Program) => void)[] = [
  p => {
    const [rows, ins, outs] = [p.dice.whole(1, 5), p.dice.whole(1, 4), p.dice.whole(1, 3)];
    const model = p.fresh('m');
    p.say(`const ${model} = new nn.Linear(${ins}, ${outs})`, `${model} = nn.Linear(${ins}, ${outs})`);
    const [x, y] = [p.fresh('x'), p.fresh('y')];
    p.say(`const ${x} = randn(${rows}, ${ins})`, `${x} = torch.randn(${rows}, ${ins})`);
    const scale = p.dice.oneOf([1, 1, 5]);
    p.say(`const ${y} = randn(${rows}, ${outs}).mul(${scale})`, `${y} = torch.randn(${rows}, ${outs}) * ${scale}`);
    const optimizer = optimizerOf(p, `${model}.parameters()`);
    const [clip, forgetful] = [p.dice.chance(0.4), p.dice.chance(0.3)];
    for (let step = p.dice.whole(1, 3); step > 0; step--) {
      if (forgetful) p.say(`${model}.zeroGrad()`, `${model}.zero_grad(set_to_none=True)`);
      else p.say(`${optimizer}.zeroGrad()`, `${optimizer}.zero_grad(set_to_none=True)`);
      const loss = p.let(
        { ...learned([], Infinity), isTracked: false },
        `new nn.MSELoss().forward(${model}.forward(${x}), ${y})`,
        `nn.MSELoss()(${model}(${x}), ${y})`,
      );
      p.say(`${loss.name}.backward()`, `${loss.name}.backward()`);
      if (clip) p.show('norm', `nn.utils.clipGradNorm(${model}.parameters(), 0.5)`, `nn.utils.clip_grad_norm_(${model}.parameters(), 0.5)`);
      p.say(`${optimizer}.step()`, `${optimizer}.step()`);
      if (p.dice.chance(0.2)) p.say(`${optimizer}.lr = 0.005`, `${optimizer}.param_groups[0]['lr'] = 0.005`);
    }
    for (const each of ['weight', 'bias']) p.show(`${model}.${each}`);
  },
  // A leaf that is no module's.
  p => {
    const shape = Array.from({ length: p.dice.whole(0, 3) }, () => p.dice.whole(1, 3));
    const leaf = p.fresh('w');
    p.say(
      `const ${leaf} = tensor(randn([${list(shape)}]).tolist(), { requiresGrad: true })`,
      `${leaf} = torch.randn([${list(shape)}]).requires_grad_()`,
    );
    const optimizer = optimizerOf(p, `[${leaf}]`);
    for (let step = p.dice.whole(1, 4); step > 0; step--) {
      p.say(`${leaf}.sub(2).pow(2).sum().backward()`, `((${leaf} - 2) ** 2).sum().backward()`);
      p.say(`${optimizer}.step()`, `${optimizer}.step()`);
      if (p.dice.chance(0.7)) p.say(`${optimizer}.zeroGrad()`, `${optimizer}.zero_grad(set_to_none=True)`);
    }
    p.show(leaf);
    p.show(`${leaf}.grad`);
  },
  // Gradients that are given, and kept between two walks back.
  p => {
    const x = p.pick(({ isTracked, shape, most }) => isTracked && sizeOf(shape) < 100 && most < 1000);
    if (!x) return;
    const [y, g] = [p.fresh('y'), p.fresh('g')];
    p.say(`const ${g} = randn([${list(x.shape)}])`, `${g} = torch.randn([${list(x.shape)}])`);
    p.say(`const ${y} = ${x.name}.mul(${x.name})`, `${y} = ${x.name} * ${x.name}`);
    p.say(`${y}.backward(${g}, { retainGraph: true })`, `${y}.backward(${g}, retain_graph=True)`);
    if (p.dice.chance(0.5)) p.say(`${y}.sum().backward({ retainGraph: true })`, `${y}.sum().backward(retain_graph=True)`);
    showGradients(p);
  },
  p => {
    const leaf = p.pick(({ name }) => p.leaves.some(({ lab }) => lab === name));
    if (!leaf) return;
    const sizes = list(leaf.shape);
    if (p.dice.chance(0.5)) p.say(`${leaf.name}.grad = null`, `${leaf.name}.grad = None`);
    else p.say(`${leaf.name}.grad = rand([${sizes}])`, `${leaf.name}.grad = torch.rand([${sizes}])`);
    p.show(`${leaf.name}.grad`);
    p.show(p.fresh('n'), `nn.utils.clipGradNorm([${leaf.name}], 0.3)`, `nn.utils.clip_grad_norm_([${leaf.name}], 0.3)`);
    p.show(`${leaf.name}.grad`);
  },
  // Walks back that may not be possible: from more than one number, from what nothing is learned for, or twice.
  p => {
    const x = p.pick();
    if (!x) return;
    p.attempt(`(${x.name}.backward(), ${x.name}.detach())`, `(${x.name}.backward(), ${x.name}.detach())[1]`);
    showGradients(p);
  },
];

function optimizerOf(p: Program, parameters: string): string {
  const [name, twin] = p.dice.oneOf(optimizers);
  const optimizer = p.fresh('o');
  const options = twin.replaceAll('=', ': ').replaceAll('(', '[').replaceAll(')', ']').replace('weight_decay', 'weightDecay');
  p.say(`const ${optimizer} = new optim.${name}(${parameters}, { ${options} })`, `${optimizer} = optim.${name}(${parameters}, ${twin})`);
  return optimizer;
}

function showGradients(p: Program): void {
  for (const { lab, twin } of p.leaves) p.show(`${lab}.grad`, `${lab}.grad`, `${twin}.grad`);
}

/** Ends a program with the gradients of what was computed. */
export function goBack(p: Program): void {
  const tracked: readonly Value[] = p.values.filter(({ isTracked, shape }) => isTracked && sizeOf(shape) < 400);
  const root = tracked.at(-1);
  if (root === undefined || !p.dice.chance(0.8)) return;
  const weights = p.fresh('w');
  p.say(`const ${weights} = randn([${list(root.shape)}])`, `${weights} = torch.randn([${list(root.shape)}])`);
  const loss = p.let(
    { ...learned([], Infinity), isTracked: false },
    `${root.name}.mul(${weights}).sum()`,
    `(${root.name} * ${weights}).sum()`,
  );
  p.say(`${loss.name}.backward()`, `${loss.name}.backward()`);
  showGradients(p);
}
