import { axisOf } from './elementwise.ts';
import { isFloat, list, sizeOf, type Program, type Value } from './program.ts';

const hasAxes = ({ shape }: Value): boolean => shape.length > 0;
const without = ({ shape }: Value, dims: readonly number[], isKept: boolean): number[] =>
  shape.flatMap((size, axis) => (dims.some(dim => (dim < 0 ? dim + shape.length : dim) === axis) ? (isKept ? [1] : []) : [size]));

/** Operations that take values together. */
export const reducing: readonly ((p: Program) => void)[] = [
  p => {
    const x = p.pick();
    if (!x) return;
    const name = p.dice.oneOf(['sum', 'mean']);
    const dtype = name === 'sum' && !isFloat(x) ? 'int32' : 'float32';
    // Booleans have a mean here; whole numbers have none, here or there.
    const needsFloat = name === 'mean' && !isFloat(x);
    const python = needsFloat ? `${x.name}.float()` : x.name;
    const own = needsFloat && x.dtype === 'int32' ? python : x.name;
    if (!hasAxes(x) || p.dice.chance(0.4)) {
      p.let([], dtype, x.isTracked, `${own}.${name}()`, `${python}.${name}()`);
      return;
    }
    const isKept = p.dice.chance(0.4);
    const dims = x.shape.length > 1 && p.dice.chance(0.3) ? [0, -1] : [axisOf(p, x)];
    const [lab, twin] = dims.length > 1 ? [`[${list(dims)}]`, `(${list(dims)})`] : [list(dims), list(dims)];
    p.let(
      without(x, dims, isKept),
      dtype,
      x.isTracked,
      `${own}.${name}(${lab}${isKept ? ', true' : ''})`,
      `${python}.${name}(${twin}${isKept ? ', True' : ''})`,
    );
  },
  p => {
    const x = p.pick(({ dtype }) => dtype !== 'bool');
    if (!x) return;
    const name = p.dice.oneOf(['max', 'min']);
    if (!hasAxes(x) || p.dice.chance(0.4)) {
      p.let([], x.dtype, x.isTracked, `${x.name}.${name}()`, `${x.name}.${name}()`);
      return;
    }
    const [dim, isKept] = [axisOf(p, x), p.dice.chance(0.3)];
    p.let(
      without(x, [dim], isKept),
      x.dtype,
      x.isTracked,
      `${x.name}.${name}(${dim}${isKept ? ', true' : ''})`,
      `${x.name}.a${name}(${dim}${isKept ? ', True' : ''})`,
    );
  },
  p => {
    const x = p.pick(({ dtype }) => dtype !== 'bool');
    if (!x) return;
    if (!hasAxes(x) || p.dice.chance(0.3)) {
      p.let([], 'int32', false, `${x.name}.argmax()`, `${x.name}.argmax()`);
      return;
    }
    const dim = axisOf(p, x);
    p.let(without(x, [dim], false), 'int32', false, `${x.name}.argmax(${dim})`, `${x.name}.argmax(${dim})`);
  },
];

/** Operations that put values into another shape, or beside others. */
export const reshaping: readonly ((p: Program) => void)[] = [
  p => {
    const x = p.pick();
    if (!x) return;
    const size = sizeOf(x.shape);
    const factors = [1, 2, 3, 4, 5, 6].filter(factor => size % factor === 0);
    const first = p.dice.oneOf(factors);
    const sizes = p.dice.oneOf([[size], [first, size / first], [first, -1], [1, first, size / first]]);
    const shape = sizes.map(each => (each === -1 ? size / first : each));
    p.let(shape, x.dtype, x.isTracked, `${x.name}.reshape(${list(sizes)})`, `${x.name}.reshape(${list(sizes)})`);
  },
  p => {
    const x = p.pick(({ shape }) => shape.length > 1);
    if (!x) return;
    const [a, b] = [p.dice.whole(0, x.shape.length - 1), axisOf(p, x)];
    const shape = [...x.shape];
    const second = b < 0 ? b + shape.length : b;
    [shape[a], shape[second]] = [shape[second] ?? 1, shape[a] ?? 1];
    p.let(shape, x.dtype, x.isTracked, `${x.name}.transpose(${a}, ${b})`, `${x.name}.transpose(${a}, ${b})`);
  },
  p => {
    const x = p.pick(hasAxes);
    if (!x) return;
    const cuts = x.shape.map(size => {
      const from = p.dice.whole(0, size - 1);
      return { from, count: p.dice.whole(1, size - from) };
    });
    const lab = `[${list(cuts.map(({ from }) => from))}], [${list(cuts.map(({ count }) => count))}]`;
    const twin = cuts.map(({ from, count }) => `${String(from)}:${String(from + count)}`).join(', ');
    p.let(
      cuts.map(({ count }) => count),
      x.dtype,
      x.isTracked,
      `${x.name}.slice(${lab})`,
      `${x.name}[${twin}]`,
    );
  },
  p => {
    const x = p.pick(hasAxes);
    if (!x) return;
    const index = p.dice.whole(-(x.shape[0] ?? 1), (x.shape[0] ?? 1) - 1);
    p.let(x.shape.slice(1), x.dtype, x.isTracked, `${x.name}.at(${index})`, `${x.name}[${index}]`);
  },
  p => {
    const x = p.pick();
    const same = x && p.values.filter(({ shape }) => shape.join() === x.shape.join());
    if (!x || !same) return;
    const parts = Array.from({ length: p.dice.whole(1, 3) }, () => p.dice.oneOf(same));
    const dim = p.dice.whole(-x.shape.length - 1, x.shape.length);
    const shape = [...x.shape];
    shape.splice(dim < 0 ? dim + x.shape.length + 1 : dim, 0, parts.length);
    joined(p, 'stack', parts, shape, dim);
  },
  p => {
    const x = p.pick(hasAxes);
    if (!x) return;
    const dim = axisOf(p, x);
    const axis = dim < 0 ? dim + x.shape.length : dim;
    const rest = (value: Value): string => value.shape.map((size, i) => (i === axis ? '*' : size)).join();
    const same = p.values.filter(value => rest(value) === rest(x));
    const parts = Array.from({ length: p.dice.whole(1, 3) }, () => p.dice.oneOf(same));
    const shape = x.shape.map((size, i) => (i === axis ? parts.reduce((sum, part) => sum + (part.shape[i] ?? 0), 0) : size));
    joined(p, 'cat', parts, shape, dim);
  },
  matmul,
  matmul,
];

function joined(p: Program, name: string, parts: readonly Value[], shape: readonly number[], dim: number): void {
  const dtype = (['float32', 'int32', 'bool'] as const).find(each => parts.some(part => part.dtype === each)) ?? 'bool';
  const call = `${name}([${parts.map(part => part.name).join(', ')}], ${String(dim)})`;
  p.let(
    shape,
    dtype,
    parts.some(part => part.isTracked),
    call,
    `torch.${call}`,
  );
}

function matmul(p: Program): void {
  const a = p.pick(value => isFloat(value) && hasAxes(value));
  if (!a) return;
  const inner = a.shape.at(-1) ?? 1;
  const columns = p.dice.whole(1, 4);
  const shapes = [
    [inner],
    [inner, columns],
    [...a.shape.slice(0, -2), inner, columns],
    [p.dice.whole(1, 3), ...a.shape.slice(0, -2), inner, columns],
  ];
  const shape = p.dice.oneOf(a.shape.length === 1 ? shapes.slice(0, 2) : shapes);
  const other = p.fresh('v');
  p.say(`const ${other} = randn([${list(shape)}])`, `${other} = torch.randn(${list(shape)})`);
  const isTracked = p.dice.chance(0.6);
  if (isTracked) {
    p.say(`${other}.requiresGrad = true`, `${other}.requires_grad = True`);
    p.leaves.push({ lab: other, twin: other });
  }
  const batch = shape.length - 2 > a.shape.length - 2 ? shape.slice(0, -2) : a.shape.slice(0, -2);
  const rows = a.shape.length > 1 ? [a.shape.at(-2) ?? 1] : [];
  const result = [...(batch.length > 0 && a.shape.length > 1 ? batch : []), ...rows, ...(shape.length > 1 ? [columns] : [])];
  p.let(result, 'float32', a.isTracked || isTracked, `${a.name}.matmul(${other})`, `${a.name} @ ${other}`);
}
