import { learned } from './layers.ts';
import { isFilled, isFloat, list, sizeOf, type Program } from './program.ts';

/** Losses, and what does not fit them. */
export const losses: readonly ((p: Program) => void)[] = [
  crossEntropy,
  crossEntropy,
  p => {
    const x = p.pick(value => isFloat(value) && isFilled(value));
    if (!x) return;
    const name = p.dice.oneOf(['MSELoss', 'BCEWithLogitsLoss']);
    const target = `rand([${list(x.shape)}])`;
    const kind = { ...learned([], Infinity), isTracked: x.isTracked };
    p.let(kind, `new nn.${name}().forward(${x.name}, ${target})`, `nn.${name}()(${x.name}, torch.rand([${list(x.shape)}]))`);
  },
  // Both sides are values of the program: the target has a gradient, too, and another shape may be refused.
  p => {
    const x = p.pick(value => isFloat(value) && isFilled(value) && value.most < 1000);
    const y = x && p.pick(value => isFloat(value) && value.shape.join() === x.shape.join() && value.most < 1000);
    const name = p.dice.oneOf(['MSELoss', 'BCEWithLogitsLoss']);
    if (!x || !y) return;
    const kind = { ...learned([], Infinity), isTracked: x.isTracked || y.isTracked };
    p.let(kind, `new nn.${name}().forward(${x.name}, ${y.name})`, `nn.${name}()(${x.name}, ${y.name})`);
  },
  p => {
    const x = p.pick(value => isFloat(value) && value.shape.length > 0 && value.shape.length < 4 && sizeOf(value.shape) < 100);
    if (!x) return;
    const [size, highest] = [p.dice.whole(1, 4), p.dice.whole(1, 3)];
    const classes = Array.from({ length: size }, () => p.dice.whole(0, highest));
    const call = (make: string, after: string, target: string): string =>
      `${make}nn.CrossEntropyLoss()${after}(${x.name}, ${target}tensor([${list(classes)}]))`;
    p.attempt(call('new ', '.forward', ''), call('', '', 'torch.'));
  },
];

function crossEntropy(p: Program): void {
  const x = p.pick(value => isFloat(value) && value.shape.length > 0 && value.shape.length < 4 && isFilled(value));
  if (!x) return;
  const axis = x.shape.length === 1 ? 0 : 1;
  const count = x.shape[axis] ?? 1;
  const shape = x.shape.toSpliced(axis, 1);
  const text = (at: number): string =>
    at === shape.length ? String(p.dice.whole(0, count - 1)) : `[${Array.from({ length: shape[at] ?? 0 }, () => text(at + 1)).join(', ')}]`;
  const classes = text(0);
  const kind = { ...learned([], Infinity), isTracked: x.isTracked };
  p.let(
    kind,
    `new nn.CrossEntropyLoss().forward(${x.name}, tensor(${classes}))`,
    `nn.CrossEntropyLoss()(${x.name}, torch.tensor(${classes}))`,
  );
}
