import { axisOf, fromFront, hasAxes, isFilled, list, sizeOf, type Program, type Value } from './program.ts';

/** Operations that put values into another shape, or take a part of them. */
export const reshaping: readonly ((p: Program) => void)[] = [
  p => {
    const x = p.pick();
    if (!x) return;
    const size = sizeOf(x.shape);
    const factors = [1, 2, 3, 4, 5, 6].filter(factor => size % factor === 0);
    const first = p.dice.oneOf(factors);
    const sizes = p.dice.oneOf([[size], [first, size / first], [first, -1], [1, first, size / first], ...(size === 1 ? [[]] : [])]);
    const shape = sizes.map(each => (each === -1 ? size / first : each));
    // A view only sees values that lie one after the other; what PyTorch refuses, this library does as `reshape`.
    const name = p.dice.chance(0.3) ? 'view' : 'reshape';
    const given = p.dice.chance(0.3) || sizes.length === 0 ? `[${list(sizes)}]` : list(sizes);
    p.let({ ...x, shape }, `${x.name}.${name}(${given})`, `${x.name}.reshape(${given})`);
  },
  p => {
    const x = p.pick(({ shape }) => shape.length > 1);
    if (!x) return;
    const [a, b] = [axisOf(p, x), axisOf(p, x)];
    const shape = [...x.shape];
    const [first, second] = [fromFront(a, x), fromFront(b, x)];
    [shape[first], shape[second]] = [shape[second] ?? 1, shape[first] ?? 1];
    p.let({ ...x, shape }, `${x.name}.transpose(${a}, ${b})`, `${x.name}.transpose(${a}, ${b})`);
  },
  p => {
    const x = p.pick();
    if (!x) return;
    const order = x.shape.map((_, axis) => axis);
    for (let i = order.length - 1; i > 0; i--) {
      const j = p.dice.whole(0, i);
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    const dims = order.map(axis => (p.dice.chance(0.3) ? axis - order.length : axis));
    const given = p.dice.chance(0.3) || dims.length === 0 ? `[${list(dims)}]` : list(dims);
    p.let({ ...x, shape: order.map(axis => x.shape[axis] ?? 1) }, `${x.name}.permute(${given})`, `${x.name}.permute(${given})`);
  },
  p => {
    const x = p.pick(hasAxes);
    if (!x) return;
    const cuts = x.shape.map(size => {
      const from = p.dice.whole(0, Math.max(size - 1, 0));
      return { from, count: p.dice.whole(Math.min(1, size), size - from) };
    });
    const lab = `[${list(cuts.map(({ from }) => from))}], [${list(cuts.map(({ count }) => count))}]`;
    const twin = cuts.map(({ from, count }) => `${String(from)}:${String(from + count)}`).join(', ');
    p.let({ ...x, shape: cuts.map(({ count }) => count) }, `${x.name}.slice(${lab})`, `${x.name}[${twin}]`);
  },
  p => {
    const x = p.pick(value => hasAxes(value) && isFilled(value));
    if (!x) return;
    const index = p.dice.whole(-(x.shape[0] ?? 1), (x.shape[0] ?? 1) - 1);
    p.let({ ...x, shape: x.shape.slice(1) }, `${x.name}.at(${index})`, `${x.name}[${index}]`);
  },
  p => {
    const x = p.pick(value => hasAxes(value) && isFilled(value));
    if (!x) return;
    const dim = axisOf(p, x);
    const axis = fromFront(dim, x);
    const index = p.dice.whole(-(x.shape[axis] ?? 1), (x.shape[axis] ?? 1) - 1);
    p.let({ ...x, shape: x.shape.toSpliced(axis, 1) }, `${x.name}.select(${dim}, ${index})`, `${x.name}.select(${dim}, ${index})`);
  },
  p => {
    const x = p.pick(({ shape }) => shape.length < 5);
    if (!x) return;
    const dim = p.dice.whole(-x.shape.length - 1, x.shape.length);
    const shape = x.shape.toSpliced(dim < 0 ? dim + x.shape.length + 1 : dim, 0, 1);
    p.let({ ...x, shape }, `${x.name}.unsqueeze(${dim})`, `${x.name}.unsqueeze(${dim})`);
  },
  p => {
    const x = p.pick(({ shape }) => shape.includes(1)) ?? p.pick();
    if (!x) return;
    if (!hasAxes(x) || p.dice.chance(0.4)) {
      p.let({ ...x, shape: x.shape.filter(size => size !== 1) }, `${x.name}.squeeze()`, `${x.name}.squeeze()`);
      return;
    }
    const dim = axisOf(p, x);
    const shape = x.shape.filter((size, axis) => axis !== fromFront(dim, x) || size !== 1);
    p.let({ ...x, shape }, `${x.name}.squeeze(${dim})`, `${x.name}.squeeze(${dim})`);
  },
  p => {
    const x = p.pick();
    if (!x) return;
    if (!hasAxes(x) || p.dice.chance(0.4)) {
      p.let({ ...x, shape: [sizeOf(x.shape)] }, `${x.name}.flatten()`, `${x.name}.flatten()`);
      return;
    }
    const from = p.dice.whole(0, x.shape.length - 1);
    const to = p.dice.whole(from, x.shape.length - 1);
    const shape = x.shape.toSpliced(from, to - from + 1, sizeOf(x.shape.slice(from, to + 1)));
    const given =
      to === x.shape.length - 1 && p.dice.chance(0.5) ? String(from) : list([from, p.dice.chance(0.5) ? to : to - x.shape.length]);
    p.let({ ...x, shape }, `${x.name}.flatten(${given})`, `${x.name}.flatten(${given})`);
  },
  split,
  // Axes and sizes that may not be there.
  p => {
    const x = p.pick();
    if (!x) return;
    const rank = x.shape.length;
    const [a, b] = [p.dice.whole(-rank - 1, rank), p.dice.whole(-rank - 1, rank)];
    const call = p.dice.oneOf([
      `select(${a}, ${p.dice.whole(-3, 3)})`,
      `unsqueeze(${p.dice.whole(-rank - 2, rank + 1)})`,
      `squeeze(${a})`,
      `flatten(${a}, ${b})`,
      `transpose(${a}, ${b})`,
      `permute(${list([a, b])})`,
      `reshape(${list([p.dice.whole(-1, 4), p.dice.whole(-1, 4)])})`,
      `split(${p.dice.whole(0, 4)}, ${a})`,
      `split([${list([p.dice.whole(0, 3), p.dice.whole(0, 3)])}], ${a})`,
    ]);
    p.attempt(`${x.name}.${call}`);
  },
  p => {
    const x = p.pick();
    const index = p.dice.whole(-4, 4);
    if (x) p.attempt(`${x.name}.at(${index})`, `${x.name}[${index}]`);
  },
  p => {
    const x = p.pick();
    if (x) p.show(p.fresh('n'), `${x.name}.dim()`, `torch.tensor(float(${x.name}.dim()))`);
  },
];

function split(p: Program): void {
  const x = p.pick(value => hasAxes(value) && isFilled(value));
  if (!x) return;
  const dim = axisOf(p, x);
  const axis = fromFront(dim, x);
  const total = x.shape[axis] ?? 1;
  const size = p.dice.whole(1, total);
  const even = Array.from({ length: Math.ceil(total / size) }, (_, i) => Math.min(size, total - i * size));
  const isListed = p.dice.chance(0.4);
  const sizes = isListed && size < total ? [size, total - size] : even;
  const names = sizes.map(() => p.fresh('v'));
  const call = `${x.name}.split(${isListed ? `[${list(sizes)}]` : size}${axis === 0 && p.dice.chance(0.5) ? '' : `, ${dim}`})`;
  p.say(`const [${names.join(', ')}] = ${call}`, `${names.join(', ')}${names.length === 1 ? ',' : ''} = ${call}`);
  for (const [i, name] of names.entries()) p.keep({ ...x, name, shape: x.shape.with(axis, sizes[i] ?? 0) } satisfies Value);
}
