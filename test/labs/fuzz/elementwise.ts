import { isFloat, list, tupleOf, type Dtype, type Program, type Value } from './program.ts';

/** Operations that keep the shape, or stretch two shapes to one. */
export const elementwise: readonly ((p: Program) => void)[] = [
  p => {
    const x = p.pick(isFloat);
    const name = p.dice.oneOf(['sigmoid', 'tanh', 'exp', 'relu']);
    if (x) p.let(x.shape, 'float32', x.isTracked, `${name}(${x.name})`, `torch.${name}(${x.name})`);
  },
  p => {
    const x = p.pick(value => isFloat(value) && value.shape.length > 0);
    if (!x) return;
    const dim = axisOf(p, x);
    p.let(x.shape, 'float32', x.isTracked, `softmax(${x.name}, ${dim})`, `torch.softmax(${x.name}, ${dim})`);
  },
  p => {
    const x = p.pick(({ dtype }) => dtype !== 'bool');
    if (x) p.let(x.shape, x.dtype, x.isTracked, `${x.name}.abs()`, `${x.name}.abs()`);
  },
  p => {
    const x = p.pick(({ dtype }) => dtype !== 'bool');
    if (!x) return;
    const power = x.dtype === 'int32' ? p.dice.whole(0, 3) : p.dice.oneOf([2, 3, 0.5, -1, -2, 1.5, 1, 0]);
    p.let(x.shape, x.dtype, x.isTracked, `${x.name}.pow(${power})`, `${x.name} ** ${power}`);
  },
  withNumber,
  withNumber,
  withTensor,
  withTensor,
  withTensor,
  p => {
    const a = p.pick();
    const b = a && p.dice.chance(0.7) ? p.pick(value => fits(a, value)) : null;
    if (!a) return;
    const other = b ? b.name : String(p.dice.whole(0, 2));
    p.let(b ? stretched(a, b) : a.shape, 'bool', false, `${a.name}.eq(${other})`, `${a.name} == ${other}`);
  },
  p => {
    const x = p.pick();
    if (x) p.let(x.shape, 'float32', x.isTracked, `${x.name}.float()`, `${x.name}.float()`);
  },
  p => {
    const x = p.pick(isFloat);
    if (x) p.let(x.shape, 'float32', false, `${x.name}.detach()`, `${x.name}.detach()`);
  },
  p => {
    const x = p.pick(({ shape, dtype }) => shape.length > 0 && dtype === 'float32');
    if (!x) return;
    const place = x.shape.map(size => p.dice.whole(-size, size - 1));
    const value = p.dice.whole(-9, 9) / 2;
    const name = p.fresh('v');
    p.say(
      `const ${name} = ${x.name}.with([${list(place)}], ${value})`,
      `${name} = ${x.name}.clone(); ${name}[${tupleOf(place)}] = ${value}`,
    );
    p.keep({ ...x, name });
  },
];

const signs = { add: '+', sub: '-', mul: '*', div: '/' } as const;
const operations = ['add', 'sub', 'mul', 'div'] as const;

function withNumber(p: Program): void {
  const x = p.pick(({ dtype }) => dtype !== 'bool');
  if (!x) return;
  const name = p.dice.oneOf(operations);
  const number = x.dtype === 'int32' ? p.dice.whole(1, 5) : p.dice.oneOf([2, 0.5, -3, 0.1, 7, 1e-3]);
  const dtype = name === 'div' ? 'float32' : x.dtype;
  p.let(x.shape, dtype, x.isTracked, `${x.name}.${name}(${number})`, `${x.name} ${signs[name]} ${number}`);
}

function withTensor(p: Program): void {
  const a = p.pick(({ dtype }) => dtype !== 'bool');
  const b = a && p.pick(value => value.dtype !== 'bool' && fits(a, value));
  if (!a || !b) return;
  // Of a quotient of two that are equal, the gradient is what rounding leaves.
  const name = p.dice.oneOf(a === b ? operations.slice(0, 3) : operations);
  const dtype: Dtype = name === 'div' || isFloat(a) || isFloat(b) ? 'float32' : 'int32';
  p.let(stretched(a, b), dtype, a.isTracked || b.isTracked, `${a.name}.${name}(${b.name})`, `${a.name} ${signs[name]} ${b.name}`);
}

/** Can the two shapes be stretched to one, and does that stay small? */
function fits(a: Value, b: Value): boolean {
  const [x, y] = [[...a.shape].reverse(), [...b.shape].reverse()];
  return x.every((size, i) => y[i] === undefined || y[i] === size || y[i] === 1 || size === 1);
}

function stretched(a: Value, b: Value): number[] {
  const rank = Math.max(a.shape.length, b.shape.length);
  return Array.from({ length: rank }, (_, i) => {
    const [x, y] = [a.shape.at(i - rank), b.shape.at(i - rank)].map((size, k) =>
      i - rank < -(k === 0 ? a : b).shape.length ? 1 : (size ?? 1),
    );
    return x === 1 ? (y ?? 1) : (x ?? 1);
  });
}

/** Some axis of a tensor, counted from either end. */
export function axisOf(p: Program, { shape }: Value): number {
  return p.dice.whole(-shape.length, shape.length - 1);
}
