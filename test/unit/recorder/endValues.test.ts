import { describe, expect, it } from 'vitest';
import { weightLimits } from '../../../src/core/run/valueLimits.ts';
import { loop as plainLoop, show, type Shown } from './shownRun.ts';

const loop = `
print('begin');${plainLoop}`;

function expectLoop({ outcome, beside }: Shown): void {
  expect(outcome).toMatchObject({ status: 'finished' });
  expect(beside('last')).toMatch(/^600 /u);
  expect(beside('sum')).toMatch(/^90300 /u);
}

const module = (fields: string): string =>
  `class Net extends nn.Module { constructor() { super(); ${fields} } }\nconst net: any = new Net();`;

describe('a training loop with a value that is not shown in every turn', () => {
  it.each([
    ['17 axes', 'tf.zeros(Array(17).fill(1))'],
    ['a shape that lies', 'Object.assign(tf.tensor([1, 2]), { shape: [NaN] })'],
  ])('keeps its curve, its loss and every other value beside %s', async (_what, odd) => {
    const { outcome, state, refused, beside } = await show(`
const w = new nn.Parameter(tensor([1.5]));
const opt = new optim.SGD([w], { lr: 1e-3 });
let seen = 0;
for (let epoch = 0; epoch < 400; epoch++) {
  const odd: any = ${odd};
  const loss = w.pow(2).sum();
  const value = loss.item();
  seen += 1;
  opt.zeroGrad();
  loss.backward();
  opt.step();
}
print('end', seen);`);
    expect(outcome).toMatchObject({ status: 'finished' });
    expect(refused).toBe(0);
    // w is 1.5 · 0.998ⁿ after n steps, and its loss the square.
    const last = (1.5 * 0.998 ** 399) ** 2;
    expect(state.metrics.at(-1)).toMatchObject({ step: 400, loss: expect.closeTo(last, 4) as number });
    expect(state.metrics[0]).toMatchObject({ step: 1, loss: 2.25 });
    expect(beside('odd')).toMatch(/^not shown: a tensor/u);
    expect(beside('loss')).toContain(last.toFixed(4));
    expect(beside('value')).toContain(last.toFixed(4));
    expect(beside('seen')).toMatch(/^400 /u);
  });
});

describe('what stands beside the lines when a run has ended', () => {
  it.each([
    ['a name in German', module("this['größe'] = new nn.Linear(2, 3);"), /^Net\(größe=Linear/u],
    ['a name in Chinese', module("this['层'] = new nn.Linear(2, 3);"), /^Net\(层=Linear/u],
    ['a name with blanks and quotes', module(`this['a "b" <c>'] = new nn.Linear(2, 3);`), /^Net\(/u],
    ['names of controls', module(String.raw`this['a\u202eb\u0000\n'] = new nn.Linear(1, 1);`), /^Net\(/u],
    ['an empty name', module("this[''] = new nn.Linear(1, 1);"), /^Net\(=Linear/u],
    ['a name without end', module("this['n'.repeat(500)] = new nn.Linear(1, 1);"), /^Net\(nnn/u],
    ['35 layers', module('for (let i = 0; i < 35; i++) this[`l${i}`] = new nn.Linear(1, 1);'), /^Net\(l0=Linear/u],
    ['700 layers', module('for (let i = 0; i < 700; i++) this[`l${i}`] = new nn.Linear(1, 1);'), /^Net\(l0=Linear/u],
    ['a parameter of five axes', module('this.w = new nn.Parameter(zeros(1, 1, 2, 1, 2));'), /^Net\(\)/u],
    ['a large module', module('this.fc = new nn.Linear(60, 60);'), /^Net\(fc=Linear/u],
    ['a tensor of 17 axes', 'const net: any = tf.zeros(Array(17).fill(1));', /^not shown: a tensor with 17 axes: at most 16 are shown/u],
    ['17 axes in a list', 'const net: any = [tf.zeros(Array(17).fill(1)), 5];', /^\[not shown/u],
    ['a size below zero', 'const net: any = tf.tensor([1, 2, 3]); net.shape[0] = -3; let again = net;', /^\[3\]|^not shown/u],
    [
      'a shape of anything',
      "const net0: any = tf.tensor([1, 2, 3]); Reflect.set(net0, 'shape', [NaN, 'x', {}]); const net = net0;",
      /^not shown: a tensor whose shape/u,
    ],
    [
      'a shape that is none',
      "const net0: any = tf.tensor([1, 2, 3]); Reflect.set(net0, 'shape', 5); const net = net0;",
      /^not shown: a tensor whose shape/u,
    ],
    [
      'a size that lies',
      "const net0: any = tf.tensor([1, 2, 3]); Reflect.set(net0, 'size', 1e15); const net = net0;",
      /^not shown: a tensor whose shape/u,
    ],
    [
      'a type that is none',
      "const net0: any = tf.tensor([1, 2, 3]); Reflect.set(net0, 'dtype', 'float64'); const net = net0;",
      /^not shown: a tensor whose dtype/u,
    ],
    [
      'a tensor put together',
      "const net: any = Object.create(tf.Tensor.prototype, { size: { value: 1 }, shape: { value: [1] }, dtype: { value: 'float32' }, dataId: { value: {} } });",
      /^not shown: a tensor whose values cannot be read/u,
    ],
    ['a negative zero', 'const net = -0;', /^-0$/u],
    [
      'lists in lists',
      'const row = (n: number): any => n === 0 ? "é".repeat(300) : Array.from({ length: 20 }, () => row(n - 1)); const net = row(3);',
      /^\[/u,
    ],
    ['lists of tensors', 'const net = Array.from({ length: 20 }, () => Array.from({ length: 20 }, () => rand(64)));', /^\[/u],
  ])('is right with %s', async (_what, text, besideNet) => {
    const shown = await show(`${text}\n${loop}`);
    expectLoop(shown);
    expect(shown.beside('net')).toMatch(besideNet);
  });

  it('says of a module why its weights are missing', async () => {
    const weightsOf = async (fields: string): Promise<unknown> => {
      const { state } = await show(module(fields));
      return [...state.values.values()].findLast(({ value }) => value.kind === 'module')?.value;
    };
    expect(await weightsOf("this['größe'] = new nn.Linear(1, 1);")).toMatchObject({
      weights: [{ name: 'größe.weight' }, { name: 'größe.bias' }],
    });
    expect(await weightsOf('this.w = new nn.Parameter(zeros(1, 1, 2, 1, 2));')).toMatchObject({ weights: [{ shape: [1, 1, 2, 1, 2] }] });
    for (const [fields, why] of [
      ['this.fc = new nn.Linear(60, 60);', 'its weights are 3,660 numbers, more than 2,500'],
      ["this['n'.repeat(500)] = new nn.Linear(1, 1);", 'the name of a parameter has 507 characters'],
      ['for (let i = 0; i < 700; i++) this[`l${i}`] = new nn.Linear(1, 1);', 'it has 1,400 parameters, more than 1,000'],
      [
        "this['a.b'] = new nn.Parameter(zeros(1)); this.a = new (class extends nn.Module { b = new nn.Parameter(zeros(1)); })();",
        'two of its parameters have one name',
      ],
      ['this.w = new nn.Parameter(zeros(2)); this.w.shape[0] = 7;', "'w' is a tensor whose shape or size was changed afterwards"],
      [
        "this.w = new nn.Parameter(zeros(2)); Reflect.set(this.w, 'size', 7);",
        "'w' is a tensor whose shape or size was changed afterwards",
      ],
    ] as const)
      expect(await weightsOf(fields)).toMatchObject({ kind: 'module', weightsAbsent: why });
  });

  it('describes a module of many names once, and its weights within what a run may send', async () => {
    const names = Array.from({ length: 600 }, (_, i) => `const g${String(i)} = gru;`).join('\n');
    const { state, outcome } = await show(
      `const gru = new nn.GRU({ inputSize: 8, hiddenSize: 20, batchFirst: true });\ngru.forward(zeros(4, 16, 8));\n${names}`,
    );
    expect(outcome).toMatchObject({ status: 'finished' });
    const modules = [...state.values.values()].flatMap(({ value }) => (value.kind === 'module' ? [value] : []));
    expect(modules).toHaveLength(601);
    for (const each of modules) expect(each.gates).toHaveLength(2);
    const withWeights = modules.filter(each => each.weights !== undefined);
    const numbers = withWeights.reduce((sum, { parameters }) => sum + parameters, 0);
    expect(withWeights.length).toBeGreaterThan(10);
    expect(numbers).toBeLessThanOrEqual(weightLimits.numbersOfRun);
    for (const each of modules) expect(each.weights !== undefined || each.weightsAbsent !== undefined).toBe(true);
  });

  it('spends on the gates of all modules what one run may take', async () => {
    const makes = Array.from(
      { length: 12 },
      (_, i) =>
        `const g${String(i)} = new nn.GRU({ inputSize: 8, hiddenSize: 100, batchFirst: true });\ng${String(i)}.forward(zeros(4, 16, 8));`,
    );
    const { state } = await show(makes.join('\n'));
    const gates = [...state.values.values()].flatMap(({ value }) => (value.kind === 'module' ? [value.gates ?? value.gatesAbsent] : []));
    expect(gates).toHaveLength(12);
    expect(gates.filter(each => each === 'reading its gates would take too long').length).toBeGreaterThan(0);
    expect(gates.filter(each => Array.isArray(each)).length).toBeGreaterThan(0);
  });
});
