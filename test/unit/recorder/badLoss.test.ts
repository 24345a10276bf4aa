import { beforeAll, describe, expect, it } from 'vitest';
import type { LabFunction } from '../../../src/core/labScope.ts';
import type { RunEvent } from '../../../src/core/run.ts';
import { compileLab } from '../../../src/instrument/compileLab.ts';
import { cpuLibraries } from '../../../src/recorder/cpuLibraries.ts';
import type { LabLibraries } from '../../../src/recorder/labModules.ts';
import { runLab } from '../../../src/recorder/runLab.ts';
import { nn, tensor } from '../../../src/torch/index.ts';
import { startSession } from '../../../src/torch/session.ts';

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
    functions: new vm.Script(`{${compiled.lab.code};$gatescopeLab}`).runInThisContext() as LabFunction[],
    libraries,
    backend: { name: 'cpu', reason: 'test' },
    emit: event => events.push(event),
    clock: () => performance.now(),
    frameOf: () => [],
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
      error: { name: 'LossError', message: `The loss became ∞ at step ${steps}. Try a smaller learning rate, or clip the gradients.` },
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
        message: expect.stringMatching(/^The loss is NaN at step 1, before anything was learned[.] Look for NaN/u) as string,
      },
    });
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
