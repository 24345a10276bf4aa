import { axisOf, fromFront, hasAxes, isFilled, isFloat, list, sizeOf, type Kind, type Program, type Value } from './program.ts';

/** Operations that put tensors together: beside each other, end to end, and as matrices. */
export const joining: readonly ((p: Program) => void)[] = [
  p => {
    const x = p.pick(({ shape }) => sizeOf(shape) < 500);
    const same = x && p.values.filter(({ shape }) => shape.join() === x.shape.join());
    if (!x || !same) return;
    const parts = Array.from({ length: p.dice.whole(1, 3) }, () => p.dice.oneOf(same));
    const dim = p.dice.whole(-x.shape.length - 1, x.shape.length);
    const shape = [...x.shape];
    shape.splice(dim < 0 ? dim + x.shape.length + 1 : dim, 0, parts.length);
    joined(p, 'stack', parts, shape, dim);
  },
  p => {
    const x = p.pick(value => hasAxes(value) && sizeOf(value.shape) < 500);
    if (!x) return;
    const dim = axisOf(p, x);
    const axis = fromFront(dim, x);
    const rest = (value: Value): string => value.shape.map((size, i) => (i === axis ? '*' : size)).join();
    const same = p.values.filter(value => rest(value) === rest(x));
    const parts = Array.from({ length: p.dice.whole(1, 3) }, () => p.dice.oneOf(same));
    const shape = x.shape.map((size, i) => (i === axis ? parts.reduce((sum, part) => sum + (part.shape[i] ?? 0), 0) : size));
    joined(p, 'cat', parts, shape, dim);
  },
  taken,
  p => {
    const x = p.pick(({ shape }) => sizeOf(shape) < 50);
    if (!x) return;
    const times = Array.from({ length: p.dice.whole(1, 4) }, () => p.dice.whole(0, 2));
    const rank = Math.max(times.length, x.shape.length);
    const padded = (sizes: readonly number[]): number[] => [...Array<number>(rank - sizes.length).fill(1), ...sizes];
    const shape = padded(x.shape).map((size, axis) => size * (padded(times)[axis] ?? 1));
    const call = `${x.name}.tile(${list(times)})`;
    p.let({ ...x, shape }, call, call);
  },
  // Shapes that may not go together.
  p => {
    const parts = Array.from({ length: p.dice.whole(1, 2) }, () => p.pick()?.name);
    if (!parts.every(part => part !== undefined)) return;
    const call = `${p.dice.oneOf(['stack', 'cat'])}([${parts.join(', ')}], ${String(p.dice.whole(-3, 2))})`;
    p.attempt(call, `torch.${call}`);
  },
  matmul,
  matmul,
  p => {
    const whole = p.pick(({ dtype, shape, most }) => dtype === 'int32' && shape.length === 2 && most < 100);
    if (!whole) return;
    const columns = p.dice.whole(1, 3);
    const other = `randint(-5, 6, [${list([whole.shape[1] ?? 1, columns])}])`;
    const kind: Kind = { ...whole, shape: [whole.shape[0] ?? 1, columns], most: whole.most * 6 * (whole.shape[1] ?? 1) };
    p.let(kind, `${whole.name}.matmul(${other})`, `${whole.name} @ torch.${other.replace('[', '(').replace(']', ')')}`);
  },
  p => {
    const [a, b] = [p.pick(isFloat), p.pick(isFloat)];
    if (a && b && a.most * b.most < 1000) p.attempt(`${a.name}.matmul(${b.name})`, `${a.name} @ ${b.name}`);
  },
];

/** The values along an axis that an index tells, and not along the others: some of it may not be there. */
function taken(p: Program): void {
  const x = p.pick(value => hasAxes(value) && isFilled(value));
  if (!x) return;
  const dim = axisOf(p, x);
  const axis = fromFront(dim, x);
  const shape = x.shape.map((size, i) => (i === axis ? p.dice.whole(1, 4) : p.dice.whole(1, size)));
  const index = p.fresh('v');
  p.say(
    `const ${index} = randint(${x.shape[axis] ?? 1}, [${list(shape)}])`,
    `${index} = torch.randint(${x.shape[axis] ?? 1}, (${list(shape)},))`,
  );
  p.let({ ...x, shape }, `${x.name}.gather(${dim}, ${index})`, `${x.name}.gather(${dim}, ${index})`);
  const odd = `randint(-1, ${(x.shape[axis] ?? 1) + 1}, [${list(shape.map(size => size + (p.dice.chance(0.2) ? 1 : 0)))}])`;
  p.attempt(`${x.name}.gather(${dim}, ${odd})`, `${x.name}.gather(${dim}, torch.${odd})`);
}

function joined(p: Program, name: string, parts: readonly Value[], shape: readonly number[], dim: number): void {
  const dtype = (['float32', 'int32', 'bool'] as const).find(each => parts.some(part => part.dtype === each)) ?? 'bool';
  const call = `${name}([${parts.map(part => part.name).join(', ')}], ${String(dim)})`;
  const kind: Kind = {
    shape,
    dtype,
    isTracked: parts.some(part => part.isTracked),
    isExact: parts.every(part => part.isExact),
    most: Math.max(...parts.map(part => part.most)),
  };
  p.let(kind, call, `torch.${call}`);
}

function matmul(p: Program): void {
  const a = p.pick(value => isFloat(value) && hasAxes(value));
  if (!a) return;
  const inner = a.shape.at(-1) ?? 1;
  const columns = p.dice.whole(1, 4);
  const batch = a.shape.slice(0, -2).map(size => (p.dice.chance(0.2) ? 1 : size));
  const shapes = [
    [inner],
    [inner, columns],
    [...batch, inner, columns],
    // Axes of a batch that the first one has not.
    ...(a.shape.length < 4 ? [[p.dice.whole(1, 3), ...batch, inner, columns]] : []),
    ...(a.shape.length < 3 ? [[p.dice.whole(1, 2), p.dice.whole(1, 2), inner, columns]] : []),
    ...(a.shape.length > 3 ? [[...batch.slice(1), inner, columns]] : []),
  ];
  const shape = p.dice.oneOf(shapes);
  const other = p.fresh('v');
  p.say(`const ${other} = randn([${list(shape)}])`, `${other} = torch.randn(${list(shape)})`);
  const isTracked = p.dice.chance(0.6);
  if (isTracked) {
    p.say(`${other}.requiresGrad = true`, `${other}.requires_grad = True`);
    p.leaves.push({ lab: other, twin: other });
  }
  const [ofA, ofB] = [a.shape.slice(0, -2), shape.slice(0, -2)];
  const rank = Math.max(ofA.length, ofB.length);
  const batches = Array.from({ length: rank }, (_, i) => {
    const [x = 1, y = 1] = [ofA[i - rank + ofA.length], ofB[i - rank + ofB.length]];
    return x === 1 ? y : x;
  });
  const rows = a.shape.length > 1 ? [a.shape.at(-2) ?? 1] : [];
  const result = [...batches, ...rows, ...(shape.length > 1 ? [columns] : [])];
  const kind: Kind = {
    shape: result,
    dtype: 'float32',
    isTracked: a.isTracked || isTracked,
    isExact: false,
    most: a.most * 5 * inner || 0,
  };
  p.let(kind, `${a.name}.matmul(${other})`, `${a.name} @ ${other}`);
}
