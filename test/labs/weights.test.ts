import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { encodeSafetensors } from '../../src/extension/weights/safetensors.ts';
import { weightsIn, type ModuleWeights } from '../../src/extension/weights/weightsIn.ts';
import { weightScript } from '../../src/extension/weights/weightScript.ts';
import { python, runPython } from './pytorch.ts';
import { watchedRun } from './watchedRun.ts';

const lesson = join(repository, 'labs/lstm-and-gru');

/** Runs a lab with a few lines more; gives what it printed, and the weights as they arrive at the host. */
async function run(lab: string, more = ''): Promise<{ printed: string[]; weights: readonly ModuleWeights[] }> {
  const { compiled, printed, state } = await watchedRun(lab, `${await readFile(join(lesson, lab), 'utf8')}\n${more}`);
  return { printed, weights: weightsIn(compiled, state) };
}

describe('trained weights', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatescope-weights-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Exports a module and runs the script that was written for it, with a few lines more. */
  async function reload({ name, tensors }: ModuleWeights, twin: string | null, more = ''): Promise<string[]> {
    await writeFile(join(folder, `${name}.safetensors`), encodeSafetensors(tensors, { lab: 'é' }));
    const script = weightScript({ file: `${name}.safetensors`, variable: name, twin });
    await writeFile(join(folder, `${name}.py`), `${script}\n${more}`);
    return (await runPython(join(folder, `${name}.py`))).trimEnd().split('\n');
  }

  it.runIf(python)('give PyTorch the numbers of the lab that trained them', async () => {
    const { printed, weights } = await run(
      'lab-4-memory-task.lab.ts',
      "for (const row of noGrad(() => model.forward(X)).tolist() as number[][]) print(row.map(v => v.toFixed(7)).join(' '));",
    );
    expect(weights.map(({ name, text }) => [name, text])).toContainEqual([
      'model',
      'GRUClassifier(gru=GRU(1, 8, batchFirst=true), fc=Linear(8, 2))',
    ]);
    const model = weights.find(({ name }) => name === 'model')!;
    expect(model.tensors.map(({ name }) => name)).toEqual([
      ...['gru.weight_ih_l0', 'gru.weight_hh_l0', 'gru.bias_ih_l0', 'gru.bias_hh_l0', 'fc.weight', 'fc.bias'],
    ]);
    const twin = await readFile(join(lesson, 'lab-4-memory-task.py'), 'utf8');
    const shown = await reload(
      model,
      twin,
      'with no_grad(): rows = model(X).tolist()\nfor row in rows:\n    print(" ".join(f"{v:.7f}" for v in row))\n',
    );
    // The lab's own log of its training is not repeated: nothing is trained.
    expect(printed.slice(0, 5).every(line => line.startsWith('memory epoch='))).toBe(true);
    expect(shown).toHaveLength(161);
    const numbers = (lines: readonly string[]): number[] => lines.slice(1).flatMap(line => line.split(' ').map(Number));
    const own = numbers(printed.slice(5));
    const furthest = Math.max(...numbers(shown).map((value, i) => Math.abs(value - (own[i] ?? NaN))));
    expect(furthest).toBeLessThan(1e-5);
    expect(shown[0]).toBe('final_acc 1.0');
  });

  it.runIf(python)('fit the modules of the lab on shapes, each by its own name', async () => {
    const { printed, weights } = await run('lab-3-shapes.lab.ts');
    expect(weights.map(({ name }) => name)).toEqual(['lstm', 'gru']);
    const twin = await readFile(join(lesson, 'lab-3-shapes.py'), 'utf8');
    for (const module of weights) expect(await reload(module, twin)).toEqual(printed);
  });

  it.runIf(python)('are listed where there is no twin to put them into', async () => {
    const { weights } = await run('lab-4-memory-task.lab.ts');
    const model = weights.find(({ name }) => name === 'model')!;
    expect(await reload(model, null)).toContain('gru.weight_ih_l0 (24, 1)');
    expect(await reload(model, 'def make():\n    model = 1\n')).toContain('fc.bias (2,)');
  });
});
