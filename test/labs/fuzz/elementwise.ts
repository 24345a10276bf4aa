import { axisOf, hasAxes, isExact, isFilled, isFloat, isTame, list, tupleOf, type Kind, type Program, type Value } from './program.ts';

const isNumeric = ({ dtype }: Value): boolean => dtype !== 'bool';

/** Functions that are the library's own names, and what their results can be at most. */
const functions = { sigmoid: 1, tanh: 1, relu: Infinity, exp: Infinity } as const;
/** Methods that take anything that is not too large. */
const smooth = {
  sin: 1,
  cos: 1,
  sigmoid: 1,
  tanh: 1,
  exp: Infinity,
  atan: 2,
  asinh: 10,
  erf: 1,
  sinh: Infinity,
  cosh: Infinity,
  expm1: Infinity,
};
/** Methods that jump, or that are no number somewhere: for the same values only. */
const sharp = ['log', 'sqrt', 'rsqrt', 'reciprocal', 'log1p', 'tan', 'asin', 'acos', 'acosh', 'atanh'] as const;

/** Methods of which the table of differences has a row, or that are the same to the last bit. */
const listed: ReadonlySet<string> = new Set(['sin', 'cos', 'sigmoid', 'tanh', 'exp', 'log']);

/** Functions of each value alone. */
export const elementwise: readonly ((p: Program) => void)[] = [
  p => {
    const x = p.pick(isTame);
    const name = p.dice.oneOf(keysOf(functions));
    if (!x || (x.dtype === 'bool' && name === 'relu')) return;
    const stays = name === 'relu';
    const kind: Kind = { ...x, dtype: stays ? x.dtype : 'float32', isExact: stays && x.isExact, most: boundOf(x, functions[name]) };
    p.let(name === 'exp' ? { ...kind, most: Infinity } : kind, `${name}(${x.name})`, `torch.${name}(${x.name})`, x.isExact);
  },
  p => {
    const x = p.pick(isTame);
    const name = p.dice.oneOf(keysOf(smooth));
    const kind = x && { ...x, dtype: 'float32' as const, isExact: false, most: boundOf(x, smooth[name]) };
    if (kind) p.let(kind, `${x.name}.${name}()`, `${x.name}.${name}()`, x.isExact && listed.has(name));
  },
  p => {
    const x = p.pick(isExact);
    const name = p.dice.oneOf(sharp);
    if (!x) return;
    const kind = { ...x, dtype: 'float32' as const, isExact: name === 'sqrt', most: Infinity };
    p.let(kind, `${x.name}.${name}()`, `${x.name}.${name}()`, listed.has(name));
  },
  // Of a number they give a number.
  p => {
    const number = p.dice.whole(-40, 40) / 8;
    const name = p.dice.oneOf(keysOf(functions));
    p.show(p.fresh('n'), `${name}(${number})`, `torch.${name}(torch.tensor(${number}, dtype=torch.float64)).float()`);
  },
  p => {
    const x = p.pick(isTame);
    if (!x) return;
    const dim = hasAxes(x) ? axisOf(p, x) : p.dice.whole(-1, 0);
    const name = p.dice.oneOf(['softmax', 'softmax', 'logSoftmax']);
    const lab = name === 'softmax' && p.dice.chance(0.6) ? `softmax(${x.name}, ${dim})` : `${x.name}.${name}(${dim})`;
    // The functions of TensorFlow.js have their own rules for single numbers, and take fractions only.
    if (name === 'logSoftmax' && (!hasAxes(x) || !isFloat(x))) return;
    const twin = `torch.${name === 'softmax' ? 'softmax' : 'log_softmax'}(${x.name}${isFloat(x) ? '' : '.float()'}, ${dim})`;
    const kind = { ...x, dtype: 'float32' as const, isExact: false, most: boundOf(x, name === 'softmax' ? 1 : Infinity) };
    p.let(kind, lab, twin, x.isExact);
  },
  p => {
    const x = p.pick(isNumeric);
    const name = p.dice.oneOf(['abs', 'neg', 'clone']);
    if (x) p.let(x, `${x.name}.${name}()`, `${x.name}.${name}()`);
  },
  p => {
    const x = p.pick();
    if (x) p.let({ ...x, dtype: 'float32' }, `${x.name}.float()`, `${x.name}.float()`);
  },
  p => {
    const x = p.pick();
    if (x) p.let({ ...x, isTracked: false }, `${x.name}.detach()`, `${x.name}.detach()`);
  },
  p => {
    const x = p.pick(value => hasAxes(value) && isFilled(value));
    if (!x) return;
    const place = x.shape.map(size => p.dice.whole(-size, size - 1));
    const value = isFloat(x) ? p.dice.whole(-9, 9) / 2 : x.dtype === 'int32' ? p.dice.whole(-9, 9) : p.dice.whole(0, 1);
    const name = p.fresh('v');
    p.say(
      `const ${name} = ${x.name}.with([${list(place)}], ${value})`,
      `${name} = ${x.name}.clone(); ${name}[${tupleOf(place)}] = ${value}`,
    );
    p.keep({ ...x, name, most: Math.max(x.most, 9) });
  },
  p => {
    const x = p.pick(({ isTracked }) => isTracked);
    const name = p.dice.oneOf(['sigmoid', 'tanh', 'relu']);
    if (x)
      p.let(
        { ...x, isTracked: false, isExact: false },
        `noGrad(() => ${name}(${x.name}).mul(2))`,
        `no_grad(lambda: torch.${name}(${x.name}) * 2)`,
      );
  },
];

/** What a function can come to; of what may be no number, nobody knows. */
function boundOf({ most }: Value, bound: number): number {
  return most === Infinity ? Infinity : bound;
}

function keysOf<T extends object>(of: T): (keyof T & string)[] {
  return Object.keys(of) as (keyof T & string)[];
}
