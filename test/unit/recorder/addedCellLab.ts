import type { CompiledLab } from '../../../src/core/run/compiledLab.ts';
import type { LabFunction } from '../../../src/core/run/labScope.ts';
import type { RunEvent } from '../../../src/core/run/run.ts';
import { checkEvent } from '../../../src/core/checked/checkEvent.ts';
import { compileLab } from '../../../src/instrument/compileLab.ts';
import { cpuLibraries } from '../../../src/recorder/imports/cpuLibraries.ts';
import { runLab } from '../../../src/recorder/runLab.ts';
import { startSession } from '../../../src/torch/session/session.ts';

/** A lab that uses the cell as a learner would: in a model, trained, and with its gates looked at. */
const text = `import { manualSeed, nn, optim, randn, type Tensor } from 'gatescope';
manualSeed(7);
class Model extends nn.Module {
  unit = new nn.MinimalGatedUnit({ inputSize: 3, hiddenSize: 4, batchFirst: true });
  fc = new nn.Linear(4, 1);
  forward(x: Tensor): Tensor {
    const [out, h] = this.unit.forward(x);
    return this.fc.forward(h.at(-1));
  }
}
const model = new Model();
const x = randn(6, 5, 3);
const y = x.sum(-1).mean(-1, true);
const optimizer = new optim.Adam(model.parameters(), { lr: 0.05 });
const lossFn = new nn.MSELoss();
for (let epoch = 0; epoch < 20; epoch++) {
  const loss = lossFn.forward(model.forward(x), y);
  optimizer.zeroGrad();
  loss.backward();
  optimizer.step();
}
const { forget, candidate } = model.unit.gates;
const one = forget.at(0).at(-1).at(2);
const cell = new nn.MinimalGatedUnitCell({ inputSize: 3, hiddenSize: 4 });
const h = cell.forward(randn(2, 3));
`;

/** Runs it as the command line does. Events come as the page gets them: as text, and looked at before they are believed. */
export async function addedCellLab(): Promise<{ readonly lab: CompiledLab; readonly events: readonly RunEvent[] }> {
  const compiled = await compileLab({ name: 'unit.lab.ts', text });
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  const { default: vm } = await import('node:vm');
  const functions = new vm.Script(`{${compiled.lab.code};$gatescopeLab}`).runInThisContext() as LabFunction[];
  const libraries = await cpuLibraries();
  const sent: string[] = [];
  startSession();
  const outcome = await runLab({
    lab: compiled.lab,
    functions,
    libraries,
    backend: { name: 'cpu', reason: 'test' },
    emit: event => sent.push(JSON.stringify(event)),
    clock: () => performance.now(),
    frameOf: () => [],
  });
  if (outcome.status === 'failed') throw new Error(outcome.error.message);
  const refuse = (): never => {
    throw new Error('An event was refused.');
  };
  const events = sent.map(each => checkEvent(JSON.parse(each), refuse) ?? refuse());
  return { lab: compiled.lab, events };
}
