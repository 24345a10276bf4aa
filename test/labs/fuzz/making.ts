import { list, tupleOf, type Program } from './program.ts';

function shape(p: Program, least = 0, most = 4): number[] {
  return Array.from({ length: p.dice.whole(least, most) }, () => p.dice.oneOf([1, 2, 2, 3, 3, 4, 5]));
}

/** Operations that make tensors out of nothing. */
export const making: readonly ((p: Program) => void)[] = [
  p => random(p),
  p => random(p),
  p => random(p),
  p => {
    const sizes = shape(p);
    const name = p.dice.oneOf(['zeros', 'ones']);
    leaf(p, sizes, `${name}([${list(sizes)}])`, `torch.${name}(${tupleOf(sizes)})`);
  },
  p => {
    const values = nested(p, () => p.dice.whole(-5, 9));
    p.let(values.shape, 'int32', false, `tensor(${values.text})`, `torch.tensor(${values.text})`);
  },
  p => {
    const values = nested(p, () => p.dice.whole(0, 1));
    const python = values.text.replaceAll('0', 'False').replaceAll('1', 'True');
    p.let(values.shape, 'bool', false, `tensor(${python.toLowerCase()})`, `torch.tensor(${python})`);
  },
  p => {
    const scale = p.dice.oneOf([0.001, 0.125, 1, 10, 1000, 1e6]);
    const values = nested(p, () => (p.dice.whole(-40, 40) + 0.5) * scale);
    leaf(p, values.shape, `tensor(${values.text}, { dtype: 'float32' })`, `torch.tensor(${values.text}, dtype=torch.float32)`);
  },
  p => {
    const [start, step, count] = [p.dice.whole(-4, 4), p.dice.oneOf([1, 1, 2, 3, -1, -2]), p.dice.whole(1, 20)];
    const call = `arange(${list([start, start + step * count, step])})`;
    p.let([count], 'int32', false, call, `torch.${call}`);
  },
  p => {
    const [start, step, count] = [p.dice.whole(-8, 8) / 4, p.dice.oneOf([0.1, 0.3, 0.25, -0.1, 0.7, 1e-3]), p.dice.whole(1, 40)];
    const end = start + step * (count - 0.5);
    // Whole numbers are written as such in JavaScript, whatever they stand for.
    if ([start, step, end].every(Number.isInteger)) return;
    const call = `arange(${list([start, end, step])})`;
    p.let([count], 'float32', false, call, `torch.${call}`);
  },
  p => {
    const [start, end] = [p.dice.whole(-30, 30) / 7, p.dice.whole(-30, 30) / 7];
    const count = p.dice.chance(0.2) ? p.dice.whole(100, 1100) : p.dice.whole(0, 30);
    if (count === 0) return;
    const call = `linspace(${list([start, end, count])})`;
    p.let([count], 'float32', false, call, `torch.${call}`);
  },
];

function random(p: Program): void {
  const sizes = shape(p);
  const name = p.dice.oneOf(['rand', 'randn', 'randn']);
  leaf(p, sizes, `${name}([${list(sizes)}])`, `torch.${name}(${tupleOf(sizes)})`);
}

/** A float32 tensor that may want gradients. */
function leaf(p: Program, sizes: readonly number[], lab: string, twin: string): void {
  if (p.dice.chance(0.4)) {
    p.let(sizes, 'float32', false, lab, twin);
    return;
  }
  const name = p.fresh('v');
  p.say(`const ${name} = ${lab}`, `${name} = ${twin}`);
  p.say(`${name}.requiresGrad = true`, `${name}.requires_grad = True`);
  p.leaves.push({ lab: name, twin: name });
  p.keep({ name, shape: sizes, dtype: 'float32', isTracked: true });
}

function nested(p: Program, value: () => number): { shape: number[]; text: string } {
  const sizes = shape(p, 0, 3);
  const text = (axis: number): string =>
    axis === sizes.length ? String(value()) : `[${Array.from({ length: sizes[axis] ?? 0 }, () => text(axis + 1)).join(', ')}]`;
  return { shape: sizes, text: text(0) };
}
