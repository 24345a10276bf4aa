import {
  axisOf,
  flag,
  fromFront,
  hasAxes,
  isExact,
  isFilled,
  isFloat,
  list,
  sizeOf,
  type Kind,
  type Program,
  type Value,
} from './program.ts';

const LARGEST = 2 ** 31 - 1;

const without = ({ shape }: Value, dims: readonly number[], isKept: boolean): number[] =>
  shape.flatMap((size, axis) => (dims.some(dim => (dim < 0 ? dim + shape.length : dim) === axis) ? (isKept ? [1] : []) : [size]));

/** Operations that take values together. */
export const reducing: readonly ((p: Program) => void)[] = [
  added,
  added,
  extreme,
  extreme,
  takenApart,
  p => {
    const x = p.pick(value => value.dtype !== 'bool' && value.isExact && isFilled(value));
    if (!x) return;
    const kind: Kind = { shape: [], dtype: 'int32', isTracked: false, isExact: true, most: sizeOf(x.shape) };
    const call = `${x.name}.${p.dice.oneOf(['argmax', 'argmin'])}`;
    if (!hasAxes(x) || p.dice.chance(0.3)) {
      p.let(kind, `${call}()`, `${call}()`);
      return;
    }
    const [dim, isKept] = [axisOf(p, x), p.dice.chance(0.3)];
    p.let(
      { ...kind, shape: without(x, [dim], isKept) },
      `${call}(${dim}${isKept ? ', true' : ''})`,
      `${call}(${dim}${isKept ? ', True' : ''})`,
    );
  },
  largest,
  // Axes that may not be there, and of which there may be nothing.
  p => {
    const x = p.pick(value => value.isExact && value.most * sizeOf(value.shape) < LARGEST);
    const name = p.dice.oneOf(['sum', 'max', 'argmax', 'mean', 'min']);
    // Of what the library does with booleans beyond PyTorch, the differences tell.
    if (!x || (x.dtype === 'bool' && name === 'mean')) return;
    const call = (dims: string, given: string): void => {
      const python = name === 'max' || name === 'min' ? `a${name}` : name;
      p.attempt(`${x.name}.${name}(${dims})`, `${x.name}.${given === '' ? name : python}(${given})`);
    };
    if (p.dice.chance(0.2)) call('', '');
    else {
      const dim = String(p.dice.whole(-x.shape.length - 1, x.shape.length));
      call(dim, dim);
    }
  },
  p => {
    const x = p.pick(({ shape }) => sizeOf(shape) === 1);
    if (x) p.show(p.fresh('n'), `${x.name}.item()`, `${x.name}.detach().float().reshape([])`);
  },
  p => {
    const x = p.pick();
    if (x) p.attempt(`tensor(${x.name}.item(), { dtype: 'float32' })`, `torch.tensor(${x.name}.item()).float()`);
  },
  p => {
    const x = p.pick(({ dtype }) => dtype !== 'bool');
    const dtype = x?.dtype ?? 'float32';
    const python = dtype === 'int32' ? 'int64' : dtype;
    if (x && isFilled(x))
      p.attempt(`tensor(${x.name}.tolist(), { dtype: '${dtype}' })`, `torch.tensor(${x.name}.tolist(), dtype=torch.${python})`);
  },
];

function added(p: Program): void {
  const x = p.pick(value => isFloat(value) || value.most * sizeOf(value.shape) < LARGEST);
  if (!x) return;
  const name = p.dice.oneOf(['sum', 'mean']);
  const dtype = name === 'sum' && !isFloat(x) ? 'int32' : 'float32';
  // Booleans have a mean here; whole numbers have none, here or there.
  const needsFloat = name === 'mean' && !isFloat(x);
  const python = needsFloat ? `${x.name}.float()` : x.name;
  const own = needsFloat && x.dtype === 'int32' ? python : x.name;
  const kind: Kind = { ...x, dtype, isExact: dtype === 'int32', most: x.most * sizeOf(x.shape) || 0 };
  if (!hasAxes(x) || p.dice.chance(0.4)) {
    p.let({ ...kind, shape: [] }, `${own}.${name}()`, `${python}.${name}()`);
    return;
  }
  const isKept = p.dice.chance(0.4);
  const dims = x.shape.length > 1 && p.dice.chance(0.3) ? [0, -1] : [axisOf(p, x)];
  const [lab, twin] = dims.length > 1 ? [`[${list(dims)}]`, `(${list(dims)})`] : [list(dims), list(dims)];
  p.let(
    { ...kind, shape: without(x, dims, isKept) },
    `${own}.${name}(${lab}${isKept ? ', true' : ''})`,
    `${python}.${name}(${twin}${isKept ? ', True' : ''})`,
  );
}

function extreme(p: Program): void {
  const x = p.pick(value => value.dtype !== 'bool' && isFilled(value));
  if (!x) return;
  const name = p.dice.oneOf(['max', 'min']);
  if (!hasAxes(x) || p.dice.chance(0.4)) {
    p.let({ ...x, shape: [] }, `${x.name}.${name}()`, `${x.name}.${name}()`);
    return;
  }
  const isKept = p.dice.chance(0.3);
  const dims = x.shape.length > 1 && p.dice.chance(0.2) ? [0, -1] : [axisOf(p, x)];
  const [lab, twin] = dims.length > 1 ? [`[${list(dims)}]`, `(${list(dims)})`] : [list(dims), list(dims)];
  p.let(
    { ...x, shape: without(x, dims, isKept) },
    `${x.name}.${name}(${lab}${isKept ? ', true' : ''})`,
    `${x.name}.a${name}(${twin}${isKept ? ', True' : ''})`,
  );
}

/** The largest values along an axis; PyTorch does not say which of equal ones stands where. */
function largest(p: Program): void {
  const x = p.pick(value => value.dtype !== 'bool' && hasAxes(value) && isFilled(value));
  if (!x) return;
  const [dim, isLargest] = [axisOf(p, x), p.dice.chance(0.6)];
  const count = p.dice.whole(1, x.shape[fromFront(dim, x)] ?? 1);
  const call = `${x.name}.detach().topk(${count}, ${dim}`;
  const shape = x.shape.with(fromFront(dim, x), count);
  p.let({ ...x, isTracked: false, shape }, `${call}, ${isLargest}).values`, `${call}, ${flag(isLargest)}).values`);
}

/** The values along an axis and where they stand: the gradient goes to one of equal values, where the largest alone shares it. */
function takenApart(p: Program): void {
  const x = p.pick(value => value.dtype !== 'bool' && hasAxes(value) && isFilled(value) && isExact(value));
  if (!x) return;
  const [name, dim, isKept] = [p.dice.oneOf(['max', 'min']), axisOf(p, x), p.dice.chance(0.3)];
  const [values, indices] = [p.fresh('v'), p.fresh('v')];
  p.say(
    `const [${values}, ${indices}] = ${x.name}.${name}(${dim}${isKept ? ', true' : ''})`,
    `${values}, ${indices} = ${x.name}.${name}(${dim}${isKept ? ', True' : ''})`,
  );
  const shape = without(x, [dim], isKept);
  p.keep({ ...x, name: values, shape });
  p.keep({ name: indices, shape, dtype: 'int32', isTracked: false, isExact: true, most: x.shape[fromFront(dim, x)] ?? 1 });
}
