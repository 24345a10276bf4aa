import { expect, it } from 'vitest';
import type { MetricPoint } from '../../../src/core/run/run.ts';
import type { GoingOn, RunHold } from '../../../src/core/base/pausing.ts';
import { cpuLibraries } from '../../../src/recorder/imports/cpuLibraries.ts';
import { torchHooks } from '../../../src/recorder/torchHooks.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import { startRun, type TestRun } from './startRun.ts';

/** What the lab calls for an optimizer step. */
let onStep: (point: MetricPoint) => void = () => undefined;
const hooks = {
  onStep: (listener: typeof onStep) => {
    onStep = listener;
    return () => undefined;
  },
};
const libraries = {
  gatescope: {
    train: (): void => {
      onStep({ step: 1, loss: 0 });
    },
  },
  '@tensorflow/tfjs': {},
};

/** Holds a run when it is first asked after `from` questions, and then lets it go on in these ways. */
class ScriptedHold implements RunHold {
  private asked = 0;
  private readonly ways: GoingOn[];
  private readonly from: number;

  constructor(from: number, ...ways: GoingOn[]) {
    this.from = from;
    this.ways = ways;
  }

  isAsked(): boolean {
    return ++this.asked === this.from;
  }

  wait(): GoingOn {
    return this.ways.shift() ?? 'goOn';
  }
}

/** What `name` was each time the run stood still. */
async function heldAt(text: string, name: string, hold: RunHold): Promise<unknown[]> {
  const run: TestRun = await startRun(`import { train } from 'gatescope';\n${text}`, { hooks, libraries, hold, clock: () => 0 });
  expect(run.outcome.status).toBe('finished');
  const { site } = run.value(name);
  const seen: unknown[] = [];
  let last: unknown = null;
  for (const event of run.events) {
    const value = event.kind === 'values' ? event.values.find(each => each.site === site)?.value : undefined;
    if (value?.kind === 'number') last = value.value;
    if (event.kind === 'paused' && event.isPaused) seen.push(last);
  }
  return seen;
}

const batches = `let steps = 0;
for (let epoch = 0; epoch < 6; epoch++) {
  for (let batch = 0; batch < 3; batch++) { const now = ++steps; train(); }
}`;

it('tells all its values before it stands still, and goes on', async () => {
  const held = await heldAt('let steps = 0;\nwhile (steps < 9) { const now = ++steps; train(); }', 'now', new ScriptedHold(4));
  expect(held).toHaveLength(1);
  expect(held[0]).toBeGreaterThan(0);
  expect(held[0]).toBeLessThan(9);
});

it('goes on for one epoch at a time, which ends with the turn of the loop that is called so', async () => {
  const held = await heldAt(batches, 'now', new ScriptedHold(1, 'turn', 'turn', 'turn'));
  expect(held.slice(1)).toEqual([3, 6, 9]);
});

it('stands still at the end of the last epoch, too', async () => {
  const text = `let steps = 0;
for (const run of [1, 2]) {
  for (let epoch = 0; epoch < 2; epoch++) { const now = steps + run / run; steps = now; train(); }
}`;
  const held = await heldAt(text, 'now', new ScriptedHold(1, 'turn', 'turn', 'turn', 'turn', 'turn'));
  expect(held.slice(1)).toEqual([1, 2, 3, 4]);
});

it('takes the outermost loop where none is called so, and a step where none counts', async () => {
  const outer = batches.replaceAll('epoch', 'round');
  expect((await heldAt(outer, 'now', new ScriptedHold(1, 'turn', 'turn'))).slice(1)).toEqual([3, 6]);
  const uncounted = 'let steps = 0;\nwhile (steps < 5) { const now = ++steps; train(); }';
  const [at, ...after] = await heldAt(uncounted, 'now', new ScriptedHold(3, 'turn', 'turn'));
  expect(after).toEqual([Number(at) + 1, Number(at) + 2]);
});

it('goes on where the epochs are left without an end', async () => {
  const text = `let steps = 0;
function epochs() { for (let epoch = 0; epoch < 9; epoch++) { const now = ++steps; train(); if (steps % 2 === 0) return; } }
epochs(); epochs(); epochs();`;
  const held = await heldAt(text, 'now', new ScriptedHold(1, 'turn', 'turn', 'turn'));
  expect(held.length).toBe(4);
});

/** The loops that trained, as they were told of when the run had ended. */
async function trainedIn(text: string): Promise<unknown> {
  const hold = new ScriptedHold(Infinity);
  const run = await startRun(`import { train } from 'gatescope';\n${text}`, { hooks, libraries, hold });
  return run
    .of('trained')
    .at(-1)
    ?.loops.map(loop => ({ ...loop }));
}

it('tells whether a loop that trained was left after its last turn or before, and not of other loops', async () => {
  expect(
    await trainedIn('let acc = 0;\nfor (let epoch = 1; epoch <= 80; epoch++) {\n  train();\n  acc += 0.125;\n  if (acc === 1) break;\n}'),
  ).toEqual([{ step: 1, line: 3, done: 8, total: 80 }]);
  expect(await trainedIn('for (let epoch = 1; epoch <= 80; epoch++) { train(); }')).toEqual([{ step: 1, line: 2, done: 80, total: 80 }]);
  expect(await trainedIn('const list = [1, 2, 3];\nfor (const item of list) { train(); if (item === 2) break; }')).toEqual([
    { step: 1, line: 3, done: 2, total: 3 },
  ]);
  expect(await trainedIn('train();\nlet sum = 0;\nfor (let i = 0; i < 9; i++) { sum += i; }')).toBe(undefined);
});

it('shows each time what a module has learned by then, and at the end what it has learned in all', async () => {
  const text = `import { manualSeed, nn, optim, tensor } from 'gatescope';
manualSeed(1);
const net = new nn.Linear(1, 1);
const optimizer = new optim.SGD(net.parameters(), { lr: 0.5 });
for (let epoch = 0; epoch < 6; epoch++) {
  const loss = net.forward(tensor([[1]])).sum();
  optimizer.zeroGrad();
  loss.backward();
  optimizer.step();
}`;
  const weightsIn = async (hold?: RunHold): Promise<number[]> => {
    startSession();
    const run = await startRun(text, { hooks: torchHooks, libraries: await cpuLibraries(), ...(hold && { hold }) });
    expect(run.outcome.status).toBe('finished');
    const { site } = run.value('net');
    const seen: number[] = [];
    let last = NaN;
    for (const event of run.events) {
      const value = event.kind === 'values' ? event.values.find(each => each.site === site)?.value : undefined;
      if (value?.kind === 'module') last = Number(value.weights?.[0]?.values[0]);
      if ((event.kind === 'paused' && event.isPaused) || event.kind === 'ended') seen.push(last);
    }
    return seen;
  };
  const [end = NaN] = await weightsIn();
  const held = await weightsIn(new ScriptedHold(2, 'turn', 'turn', 'goOn'));
  // The gradient of the weight is 1: each epoch takes half.
  const [first = NaN] = held;
  expect(held.map(weight => Math.round((first - weight) * 1e4) / 1e4)).toEqual([0, 0.5, 1, Math.round((first - end) * 1e4) / 1e4]);
  expect(held.at(-1)).toBe(end);
  expect(first - end).toBeGreaterThan(1);
});
