import { list, sizeOf, tupleOf, type Kind, type Program, type Value } from './program.ts';

/** Sizes of axes; now and then one of them is empty. */
function shape(p: Program, least = 0, most = 4): number[] {
  const sizes = Array.from({ length: p.dice.whole(least, most) }, () => p.dice.oneOf([1, 2, 2, 3, 3, 4, 5]));
  if (sizes.length > 0 && p.dice.chance(0.04)) sizes[p.dice.whole(0, sizes.length - 1)] = 0;
  return sizes;
}

const plain: Omit<Kind, 'shape' | 'dtype' | 'most'> = { isTracked: false, isExact: true };

/** Operations that make tensors out of nothing. */
export const making: readonly ((p: Program) => void)[] = [
  p => random(p),
  p => random(p),
  p => random(p),
  p => {
    const sizes = shape(p);
    const name = p.dice.oneOf(['zeros', 'ones']);
    const spread = p.dice.chance(0.5) && sizes.length > 0;
    leaf(p, sizes, 1, `${name}(${spread ? list(sizes) : `[${list(sizes)}]`})`, `torch.${name}(${tupleOf(sizes)})`);
  },
  p => {
    const values = nested(p, () => p.dice.whole(-5, 9));
    p.let({ ...plain, shape: values.shape, dtype: 'int32', most: 9 }, ...int(values));
  },
  p => {
    const values = nested(p, () => p.dice.whole(0, 1));
    const python = values.text.replaceAll('0', 'False').replaceAll('1', 'True');
    const kind: Kind = { ...plain, shape: values.shape, dtype: 'bool', most: 1 };
    const isEmpty = sizeOf(values.shape) === 0;
    p.let(
      kind,
      `tensor(${python.toLowerCase()}${isEmpty ? ", { dtype: 'bool' }" : ''})`,
      `torch.tensor(${python}${isEmpty ? ', dtype=torch.bool' : ''})`,
    );
  },
  p => {
    const scale = p.dice.oneOf([0.001, 0.125, 1, 10, 1000, 1e6]);
    const values = nested(p, () => (p.dice.whole(-40, 40) + 0.5) * scale);
    leaf(p, values.shape, 41 * scale, ...float(values));
  },
  // What is printed with an exponent, or is no number at all.
  p => {
    const scale = p.dice.oneOf([1e-7, 1e-3, 1, 1, 1e4, 1e9]);
    const odd = p.dice.oneOf([['NaN', 'Infinity', '-Infinity', '0'], ['Infinity'], ['NaN'], ['1e-8', '123456'], ['0', '-0.0']]);
    const values = nested(p, () => (p.dice.chance(0.3) ? p.dice.oneOf(odd) : p.dice.whole(-40, 40) * scale));
    const [lab, twin] = float(values);
    leaf(p, values.shape, Infinity, lab, twin);
  },
  p => {
    const [start, step, count] = [p.dice.whole(-4, 4), p.dice.oneOf([1, 1, 2, 3, -1, -2]), p.dice.whole(0, 20)];
    const call = p.dice.chance(0.3)
      ? `arange(${count})`
      : step === 1 && p.dice.chance(0.5)
        ? `arange(${list([start, start + count])})`
        : `arange(${list([start, start + step * count, step])})`;
    p.let({ ...plain, shape: [count], dtype: 'int32', most: 64 }, call, `torch.${call}`);
  },
  p => {
    const [start, step, count] = [p.dice.whole(-8, 8) / 4, p.dice.oneOf([0.1, 0.3, 0.25, -0.1, 0.7, 1e-3]), p.dice.whole(1, 40)];
    const end = start + step * (count - 0.5);
    // Whole numbers are written as such in JavaScript, whatever they stand for.
    if ([start, step, end].every(Number.isInteger)) return;
    const call = `arange(${list([start, end, step])})`;
    p.let({ ...plain, shape: [count], dtype: 'float32', most: 30 }, call, `torch.${call}`);
  },
  p => {
    const [start, end] = [p.dice.whole(-30, 30) / 7, p.dice.whole(-30, 30) / 7];
    const count = p.dice.chance(0.2) ? p.dice.whole(100, 1100) : p.dice.whole(0, 30);
    const call = `linspace(${list([start, end, count])})`;
    p.let({ ...plain, shape: [count], dtype: 'float32', most: 5 }, call, `torch.${call}`);
  },
  p => {
    const sizes = shape(p, 0, 3);
    const [low, high] = [p.dice.whole(-20, 5), p.dice.whole(6, 30)];
    const [lab, twin] = p.dice.chance(0.3) ? [String(high), String(high)] : [list([low, high]), list([low, high])];
    const kind: Kind = { ...plain, shape: sizes, dtype: 'int32', most: 30 };
    p.let(kind, `randint(${lab}, [${list(sizes)}])`, `torch.randint(${twin}, ${tupleOf(sizes)})`);
  },
  p => {
    const count = p.dice.whole(0, 24);
    p.let({ ...plain, shape: [count], dtype: 'int32', most: 24 }, `randperm(${count})`, `torch.randperm(${count})`);
  },
  p => {
    const values = nested(p, () => p.dice.whole(-40, 40) / 8);
    const name = p.fresh('v');
    p.say(
      `const ${name} = tensor(${values.text}, { requiresGrad: true })`,
      `${name} = torch.tensor(${values.text}, dtype=torch.float32, requires_grad=True)`,
    );
    asLeaf(p, { ...plain, name, shape: values.shape, dtype: 'float32', isTracked: true, most: 5 });
  },
];

function random(p: Program): void {
  const sizes = shape(p);
  const name = p.dice.oneOf(['rand', 'randn', 'randn']);
  leaf(p, sizes, 5, `${name}([${list(sizes)}])`, `torch.${name}(${tupleOf(sizes)})`);
}

/** A float32 tensor that may want gradients. */
/** What a lab leaves to its reader, where nobody has turned it: plain values. Throws no dice, so the rest stays as it is. */
export function standing(p: Program): void {
  const lab = "tensor([dial('length', 1.5, { from: 1, to: 3, step: 0.5 }), choose('size', [2.5, 4])])";
  p.let({ ...plain, shape: [2], dtype: 'float32', most: 3 }, lab, 'torch.tensor([1.5, 2.5])');
}

function leaf(p: Program, sizes: readonly number[], most: number, lab: string, twin: string): void {
  if (p.dice.chance(0.4)) {
    p.let({ ...plain, shape: sizes, dtype: 'float32', most }, lab, twin);
    return;
  }
  const name = p.fresh('v');
  p.say(`const ${name} = ${lab}`, `${name} = ${twin}`);
  p.say(`${name}.requiresGrad = true`, `${name}.requires_grad = True`);
  asLeaf(p, { ...plain, name, shape: sizes, dtype: 'float32', isTracked: true, most });
}

function asLeaf(p: Program, value: Value): void {
  p.leaves.push({ lab: value.name, twin: value.name });
  p.keep(value);
}

interface Nested {
  readonly shape: number[];
  readonly text: string;
}

function nested(p: Program, value: () => number | string): Nested {
  const sizes = shape(p, 0, 3);
  // What comes after an empty axis cannot be written.
  const empty = sizes.indexOf(0);
  const written = empty === -1 ? sizes : sizes.slice(0, empty + 1);
  const text = (axis: number): string =>
    axis === written.length ? String(value()) : `[${Array.from({ length: written[axis] ?? 0 }, () => text(axis + 1)).join(', ')}]`;
  return { shape: written, text: text(0) };
}

function int({ shape: sizes, text }: Nested): [lab: string, twin: string] {
  if (sizeOf(sizes) > 0) return [`tensor(${text})`, `torch.tensor(${text})`];
  return [`tensor(${text}, { dtype: 'int32' })`, `torch.tensor(${text}, dtype=torch.int64)`];
}

function float({ text }: Nested): [lab: string, twin: string] {
  const python = text.replaceAll('NaN', "float('nan')").replaceAll('Infinity', "float('inf')");
  return [`tensor(${text}, { dtype: 'float32' })`, `torch.tensor(${python}, dtype=torch.float32)`];
}
