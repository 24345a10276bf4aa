import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const labs = join(import.meta.dirname, '../../../labs/lstm-and-gru');
const mistakes = join(import.meta.dirname, '../../fixtures/mistakes');

/** The labs train for a moment only: what depends on what stays as it is. */
const shorter: readonly (readonly [RegExp, string])[] = [
  [/epoch <= \d+/gu, 'epoch <= 3'],
  [/n = \d+, seqLen = \d+/gu, 'n = 6, seqLen = 4'],
  [/const steps = 30/gu, 'const steps = 4'],
  [/randn\(64, /gu, 'randn(3, '],
  [/% 20 === 0/gu, '% 2 === 0'],
];

/** What labs do not try: the language itself, with what is hard to follow in it. */
const own: Readonly<Record<string, string>> = {
  'lists and aliases': `import { print } from 'gatescope';
const list = [1, 2, 3];
const same = list;
const far = { inner: list };
const copy = [...list];
list.push(4);
const sum = same.reduce((all, each) => all + each, 0);
far.inner[0] = 9;
const first = same[0];
const kept = copy[0] * 2;
function change(what: number[]) {
  what[1] = 5;
  return what.length;
}
const length = change(copy);
const second = copy[1];
const names = { a: 1, b: 2 };
names.a += length;
const { a, b } = names;
for (const key in names) {
  const seen = key.length + b;
}
print(sum, first, kept, second, a);`,
  closures: `import { print } from 'gatescope';
function counter(start: number) {
  let n = start;
  const next = () => {
    n += 1;
    return n;
  };
  return next;
}
const one = counter(1);
const two = counter(10);
const x = one();
const y = two();
const z = one() + 1;
const fs: (() => number)[] = [];
for (let i = 0; i < 3; i++) {
  const square = i * i;
  fs.push(() => square);
}
const last = fs[2]();
const all = fs.map(f => f());
let total = 0;
[1, 2, 3].forEach(each => {
  total += each;
  const half = total / 2;
});
const after = total * 2;
const apply = (f: (x: number) => number, v: number) => f(v);
const doubled = apply(v => v * 2, 4);
const tripled = apply(v => v * 3, 5);
print(x, y, z, last, after);`,
  control: `import { print } from 'gatescope';
let state = 0;
const limit = 3;
for (let i = 0; i < 6; i++) {
  const before = state;
  if (i === limit) continue;
  if (state > 8) break;
  state += i;
  const after = state;
}
const end = state;
let n = 4;
while (n > 0) {
  n -= 1;
  const left = n;
}
function sign(v: number) {
  if (v < 0) return -1;
  const big = v > 10;
  return big ? 2 : 1;
}
const s = sign(end);
const t = sign(-1);
let caught = 'nothing';
try {
  const risky = s + 1;
  if (risky > 1) throw new Error('too much');
  caught = 'passed';
} catch (error) {
  caught = 'thrown';
} finally {
  state = 1;
}
const was = caught;
switch (s) {
  case 1:
    n = 10;
    break;
  case 2:
    n = 20;
  default:
    n += 1;
}
const m = n;
const ok = m > 5 && s > 0 ? 'yes' : 'no';
print(end, s, t, was, m, ok);`,
  classes: `import { print } from 'gatescope';
class Cell {
  w = 0.5;
  seen: number[] = [];
  static made = 0;
  constructor(scale: number) {
    this.w *= scale;
    Cell.made += 1;
  }
  step(x: number) {
    const out = this.w * x;
    this.seen.push(out);
    return out;
  }
}
class Deep extends Cell {
  depth = 2;
  constructor(scale: number) {
    super(scale + 1);
    this.depth += 1;
  }
  step(x: number) {
    const inner = super.step(x);
    return inner * this.depth;
  }
}
const cell = new Cell(2);
const deep = new Deep(3);
const a = cell.step(1);
const b = deep.step(2);
const cells = [cell, deep];
for (const each of cells) {
  const out = each.step(3);
}
cell.w = 7;
const c = cell.step(1);
const seen = deep.seen.length;
const made = Cell.made;
print(a, b, c, seen, made);`,
  'random numbers': `import { manualSeed, nn, print, rand, randn } from 'gatescope';
manualSeed(1);
const a = rand(1).item();
const flag = a > 2;
if (flag) {
  const spare = rand(1).item();
}
const b = rand(2).mean().item();
const linear = new nn.Linear(2, 1);
const c = randn(1).item();
manualSeed(3);
const d = rand(1).item();
const draw = (n: number) => rand(n).sum().item();
const e = draw(2);
const f = draw(3);
const free = 2 + 3;
const dropout = new nn.Dropout(0.5);
const g = dropout.forward(randn(4)).sum().item();
const h = rand(1).item();
print(a, b, c, d, e, f, g, h);`,
  gradients: `import { manualSeed, nn, optim, print, randn, tensor, zeros } from 'gatescope';
manualSeed(1);
const w = tensor([1, 2], { requiresGrad: true });
const v = tensor([3, 4], { requiresGrad: true });
const other = zeros(2);
const loss = w.mul(v).sum();
loss.backward();
const slope = w.grad!.at(0).item();
const sgd = new optim.SGD([w], { lr: 0.1 });
sgd.step();
const moved = w.at(0).item();
const still = v.at(0).item();
sgd.zeroGrad();
const one = new nn.Linear(2, 1);
const two = new nn.Linear(2, 1);
const out = one.forward(randn(3, 2));
const shape = out.shape;
const far = two.forward(randn(3, 2)).sum();
far.backward();
const adam = new optim.Adam([...one.parameters(), ...two.parameters()]);
adam.step();
const size = two.forward(zeros(1, 2)).item();
print(slope, moved, still, size);`,
};

/** Programs that are edited at random, by their names. */
export const editedPrograms: ReadonlyMap<string, string> = new Map([
  ...Object.entries(own),
  ...filesIn(labs).map(([name, text]) => [name, shorter.reduce((now, [from, to]) => now.replace(from, to), text)] as const),
  ...['right', 'wrong'].flatMap(kind => filesIn(join(mistakes, kind))),
]);

function filesIn(folder: string): (readonly [string, string])[] {
  const names = readdirSync(folder).filter(name => name.endsWith('.lab.ts'));
  return names.map(name => [name, readFileSync(join(folder, name), 'utf8')] as const);
}
