import { beforeAll, describe, expect, it } from 'vitest';
import type { LabFunction } from '../../../src/core/run/labScope.ts';
import type { RunEvent } from '../../../src/core/run/run.ts';
import { compileLab } from '../../../src/instrument/compileLab.ts';
import { cpuLibraries } from '../../../src/recorder/imports/cpuLibraries.ts';
import type { LabLibraries } from '../../../src/recorder/imports/labModules.ts';
import { runLab } from '../../../src/recorder/runLab.ts';
import { nn, tensor } from '../../../src/torch/index.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import { framesOf, scriptName } from '../instrument/runProgram.ts';

let libraries: LabLibraries;

beforeAll(async () => {
  libraries = await cpuLibraries();
});

const training = (lr: string, data = '[[1], [2], [3]]'): string =>
  `import { manualSeed, nn, optim, print, tensor } from 'gatescope';
manualSeed(1);
const model = new nn.Linear(1, 1);
const optimizer = new optim.SGD(model.parameters(), { lr: ${lr} });
const x = tensor(${data}, { dtype: 'float32' });
for (let step = 1; step <= 200; step++) {
  const loss = new nn.MSELoss().forward(model.forward(x), x.mul(2));
  optimizer.zeroGrad();
  loss.backward();
  optimizer.step();
  print(step);
}`;

async function run(text: string): Promise<RunEvent[]> {
  const compiled = await compileLab({ name: 'test.lab.ts', text });
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  const { default: vm } = await import('node:vm');
  const events: RunEvent[] = [];
  startSession();
  await runLab({
    lab: compiled.lab,
    functions: new vm.Script(`{${compiled.lab.code};$gatescopeLab}`, { filename: scriptName }).runInThisContext() as LabFunction[],
    libraries,
    backend: { name: 'cpu', reason: 'test' },
    emit: event => events.push(event),
    clock: () => performance.now(),
    frameOf: framesOf,
  });
  return events;
}

const points = (events: readonly RunEvent[]): unknown[] => events.flatMap(event => (event.kind === 'metrics' ? event.points : []));
const outcome = (events: readonly RunEvent[]): unknown => events.flatMap(event => (event.kind === 'ended' ? [event.outcome] : []))[0];

describe('a loss that is no finite number', () => {
  it('stops the run at its step, with the curve up to it', async () => {
    const events = await run(training('5'));
    const curve = points(events) as { step: number; loss: unknown }[];
    const last = curve.at(-1);
    expect(last?.loss).toBe('Infinity');
    expect(curve.slice(0, -1).every(({ loss }) => typeof loss === 'number')).toBe(true);
    const steps = String(last?.step);
    expect(outcome(events)).toMatchObject({
      status: 'failed',
      error: {
        name: 'LossError',
        fault: 'loss',
        message: `The loss became ∞ at step ${steps} (step = ${steps}). Try a smaller learning rate, or clip the gradients.`,
      },
    });
    const printed = events.flatMap(event => (event.kind === 'output' ? event.lines : []));
    expect(printed.at(-1)).toBe(String((last?.step ?? 0) - 1));
    // As it reaches the extension host: as JSON.
    expect(JSON.parse(JSON.stringify(curve))).toEqual(curve);
  });

  it('says what else it can be where nothing has been learned yet', async () => {
    expect(outcome(await run(training('0.01', '[[NaN], [2], [3]]')))).toMatchObject({
      error: {
        name: 'LossError',
        message: expect.stringMatching(/^The loss is NaN at step 1 [(]step = 1[)], before anything was learned[.] Look for NaN/u) as string,
      },
    });
  });

  it('names the loops it stopped in, as the lab counts them', async () => {
    const nested = (body: string): string => `import { nn, optim, tensor } from 'gatescope';
const model = new nn.Linear(1, 1);
const optimizer = new optim.SGD(model.parameters(), { lr: 0.01 });
const far = [3];
function train(batch: number, epoch: number) {
  for (const scale of [0.5, 1]) {
    const x = tensor([[epoch === 2 && batch === 3 && scale === 1 ? Infinity : scale]]);
    optimizer.zeroGrad();
    new nn.MSELoss().forward(model.forward(x), tensor([[1]], { dtype: 'float32' })).backward();
    optimizer.step();
  }
}
for (let warm = 0; warm < 5; warm++) far.push(warm);
for (let epoch = 1; epoch <= 4; epoch++) {
  for (let batch = 0; batch < 5; batch++) {
${body}
  }
}`;
    const step = String(2 * (5 + 3) + 2);
    expect(outcome(await run(nested('    train(batch, epoch);')))).toMatchObject({
      error: { message: expect.stringContaining(`at step ${step} (epoch = 2, batch = 3, scale = 1). Try`) as string },
    });
    // Another error of that name is not ours.
    const own = `class LossError extends Error { name = 'LossError'; }\nfor (let n = 1; n < 9; n++) if (n === 4) throw new LossError('own words');`;
    const thrown = outcome(await run(own));
    expect(thrown).toMatchObject({ error: { name: 'LossError', message: 'own words' } });
    expect(thrown).not.toHaveProperty('error.fault');
  });

  it('takes no error for its own that a lab has made of one it caught', async () => {
    const caught = (made: string): string =>
      `import { tensor } from 'gatescope';
let caught: any = null;
try { const x = tensor([1], { requiresGrad: true }); x.mul(NaN).sum().backward(); }
catch (error) { caught = error; }
if (caught?.name !== 'LossError') throw new Error('nothing caught');
throw ${made};`;
    expect(outcome(await run(caught('caught')))).toMatchObject({ error: { name: 'LossError', fault: 'loss' } });
    for (const made of [
      'new caught.constructor(NaN, 7)',
      'new (Object.getPrototypeOf(caught).constructor)(NaN, 7)',
      'Reflect.construct(Error, ["own"], caught.constructor)',
      'Object.create(caught)',
    ]) {
      expect(outcome(await run(caught(made))), made).not.toHaveProperty('error.fault');
    }
  });

  it('stops nothing where all is well', async () => {
    const events = await run(training('0.01'));
    expect(outcome(events)).toMatchObject({ status: 'finished' });
    expect(points(events)).toHaveLength(200);
  });

  it('is like any other to whoever uses the library by itself', () => {
    startSession();
    const model = new nn.Linear(1, 1);
    const loss = new nn.MSELoss().forward(model.forward(tensor([[NaN]])), tensor([[1]], { dtype: 'float32' }));
    loss.backward();
    expect(model.weight.grad?.item()).toBeNaN();
  });
});
