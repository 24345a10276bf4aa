import { isExact, isFloat, sizeOf, type Dtype, type Kind, type Program, type Value } from './program.ts';

const signs = { add: '+', sub: '-', mul: '*', div: '/' } as const;
const operations = ['add', 'sub', 'mul', 'div'] as const;
const comparisons = { eq: '==', ne: '!=', gt: '>', ge: '>=', lt: '<', le: '<=' } as const;
/** The largest whole number that a sum or a product may come to here. */
const LARGEST = 2 ** 31 - 1;

/** Operations of a tensor with a number, or with another one: the smaller shape is stretched. */
export const pairs: readonly ((p: Program) => void)[] = [
  withNumber,
  withNumber,
  withTensor,
  withTensor,
  withTensor,
  compare,
  compare,
  p => {
    const x = p.pick(({ dtype, most }) => dtype !== 'bool' && most < 1000);
    if (!x) return;
    const power = p.dice.oneOf(
      x.dtype === 'int32' ? [0, 1, 2, 3] : x.isExact ? [2, 3, 0.5, -1, -2, 1.5, 1, 0, 1.7, 0.3, -0.5] : [0, 1, 2, 3],
    );
    p.let(
      { ...x, isExact: false, most: power < 0 || !Number.isInteger(power) ? Infinity : x.most ** power },
      `${x.name}.pow(${power})`,
      `${x.name} ** ${power}`,
      x.isExact,
    );
  },
  // The exponents are a tensor, too.
  p => {
    const a = p.pick(({ dtype, isExact: is, most }) => dtype !== 'bool' && is && most < 1000);
    const b = a && p.pick(({ shape, dtype, isExact: is, most }) => dtype === 'float32' && is && most < 100 && fits(a, { shape }));
    if (!a || !b) return;
    p.let(joint(a, b, { most: Infinity, isExact: false }), `${a.name}.pow(${b.name})`, `${a.name} ** ${b.name}`, true);
  },
  // What two booleans, or a boolean and a number, come to; some of it is refused.
  p => {
    const a = p.pick(value => value.dtype === 'bool' || value.dtype === 'int32');
    const b = a && p.pick(value => fits(a, value) && value.isExact && a.most * value.most < LARGEST);
    const name = p.dice.oneOf(operations);
    if (a && b) p.attempt(`${a.name}.${name}(${b.name})`, `${a.name} ${signs[name]} ${b.name}`);
  },
  // Shapes that may not fit.
  p => {
    const [a, b] = [p.pick(({ most }) => most < 1000), p.pick(({ most }) => most < 1000)];
    const name = p.dice.oneOf(operations);
    if (a && b) p.attempt(`${a.name}.${name}(${b.name})`, `${a.name} ${signs[name]} ${b.name}`);
  },
];

function withNumber(p: Program): void {
  const x = p.pick(({ most }) => most < LARGEST / 5 || most === Infinity);
  if (!x) return;
  const name = p.dice.oneOf(x.dtype === 'bool' ? (['add', 'mul', 'div'] as const) : operations);
  const whole = [1, 2, 3, 4, 5];
  const number = p.dice.oneOf(isFloat(x) ? [2, 0.5, -3, 0.1, 7, 1e-3] : [...whole, ...whole, 0.5, 2.5]);
  const dtype = name === 'div' || isFloat(x) || !Number.isInteger(number) ? 'float32' : 'int32';
  const most = name === 'mul' ? x.most * Math.abs(number) : name === 'div' ? x.most / Math.abs(number) : x.most + Math.abs(number);
  p.let({ ...x, dtype, most }, `${x.name}.${name}(${number})`, `${x.name} ${signs[name]} ${number}`);
}

function withTensor(p: Program): void {
  const a = p.pick(({ dtype }) => dtype !== 'bool');
  const b = a && p.pick(value => value.dtype !== 'bool' && fits(a, value));
  if (!a || !b) return;
  // Of a quotient of two that are equal, the gradient is what rounding leaves; what is divided by must not be rounded, either.
  const name = p.dice.oneOf(a === b || !b.isExact ? operations.slice(0, 3) : operations);
  const most = { add: a.most + b.most, sub: a.most + b.most, mul: a.most * b.most, div: Infinity }[name];
  const kind = joint(a, b, { most: Number.isNaN(most) ? Infinity : most });
  const dtype = name === 'div' ? 'float32' : kind.dtype;
  if (dtype === 'int32' && most > LARGEST) return;
  p.let({ ...kind, dtype }, `${a.name}.${name}(${b.name})`, `${a.name} ${signs[name]} ${b.name}`);
}

function compare(p: Program): void {
  const a = p.pick(isExact);
  const b = a && p.dice.chance(0.7) ? p.pick(value => value.isExact && fits(a, value)) : null;
  if (!a) return;
  const name = p.dice.oneOf(Object.keys(comparisons) as (keyof typeof comparisons)[]);
  const other = b ? b.name : String(p.dice.oneOf([0, 1, 2, 0.5, -1.5]));
  const kind = { isTracked: false, isExact: true, dtype: 'bool' as const, most: 1 };
  p.let({ ...kind, shape: b ? stretched(a, b) : a.shape }, `${a.name}.${name}(${other})`, `${a.name} ${comparisons[name]} ${other}`);
}

/** What two tensors give together. */
function joint(a: Value, b: Value, change: Partial<Kind> & Pick<Kind, 'most'>): Kind {
  const dtype: Dtype = isFloat(a) || isFloat(b) ? 'float32' : 'int32';
  return { shape: stretched(a, b), dtype, isTracked: a.isTracked || b.isTracked, isExact: a.isExact && b.isExact, ...change };
}

type Shaped = Pick<Value, 'shape'>;

/** Can the two shapes be stretched to one, and does that stay small? */
function fits(a: Shaped, b: Shaped): boolean {
  const [x, y] = [[...a.shape].reverse(), [...b.shape].reverse()];
  return x.every((size, i) => y[i] === undefined || y[i] === size || y[i] === 1 || size === 1) && sizeOf(stretched(a, b)) < 2000;
}

function stretched(a: Shaped, b: Shaped): number[] {
  const rank = Math.max(a.shape.length, b.shape.length);
  return Array.from({ length: rank }, (_, i) => {
    const [x, y] = [a.shape.at(i - rank), b.shape.at(i - rank)].map((size, k) =>
      i - rank < -(k === 0 ? a : b).shape.length ? 1 : (size ?? 1),
    );
    return x === 1 ? (y ?? 1) : (x ?? 1);
  });
}
