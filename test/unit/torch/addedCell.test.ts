import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import ts from 'typescript';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import { hasSequenceKernel } from '../../../src/torch/kernels/sequenceKernels.ts';
import { formatValue } from '../../../src/torch/text/formatValue.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import { cellList, inPyTorch, withAddedCell } from './cellInList.ts';
import { minimalGatedUnit } from '../../fixtures/cells/minimalGatedUnit.ts';
import { layerInPyTorch, layerResults, nn, stepInPyTorch, stepResults, type Results } from './addedModules.ts';
import { largestDifference } from './parity/golden.ts';

vi.mock('../../../src/torch/nn/recurrent/cellList.ts', async listed => {
  const { modulesOf } = await import('../../../src/torch/nn/recurrent/moduleOf.ts');
  const cell = await import('../../fixtures/cells/minimalGatedUnit.ts');
  const [MinimalGatedUnit, MinimalGatedUnitCell] = modulesOf(cell.minimalGatedUnit);
  return { ...(await listed<object>()), MinimalGatedUnit, MinimalGatedUnitCell };
});

function expectSame(found: Results, wanted: Results): void {
  expect(Object.keys(found).sort()).toEqual(Object.keys(wanted).sort());
  for (const [name, { shape, data }] of Object.entries(wanted)) {
    expect(found[name]?.shape, name).toEqual(shape);
    expect(largestDifference(found[name]?.data ?? [], data), name).toBeLessThanOrEqual(1e-5);
  }
}

describe('a cell in the list', () => {
  beforeEach(async () => {
    await tf.setBackend('cpu');
    startSession();
  });

  it.each(inPyTorch.layers.map(each => ({ options: JSON.stringify(each.options), each })))(
    'is a layer with the outputs, gates and gradients of PyTorch: $options',
    ({ each }) => {
      expectSame(layerResults(each), layerInPyTorch(each));
    },
  );

  it('is a single step with the outputs, gates and gradients of PyTorch', () => {
    const { results, shown } = stepResults();
    expectSame(results, stepInPyTorch(inPyTorch.step));
    expect(shown).toContain(`grad_fn=<${inPyTorch.step.gradName}>`);
  });

  it('has no fused kernel, and none of another is taken for it', () => {
    expect(hasSequenceKernel(minimalGatedUnit)).toBe(false);
    expect(formatValue(new nn.MinimalGatedUnit({ inputSize: 3, hiddenSize: 4, numLayers: 2 }))).toBe('MinimalGatedUnit(3, 4, numLayers=2)');
  });

  it('goes by its own name, as a class and in what is said of its parameters', () => {
    const sizes = { inputSize: 3, hiddenSize: 4 };
    for (const name of ['MinimalGatedUnit', 'MinimalGatedUnitCell'] as const) {
      expect(nn[name].name).toBe(name);
      const module: Record<string, unknown> = new nn[name](sizes) as never;
      const parameter = name.endsWith('Cell') ? 'weight_hh' : 'weight_hh_l0';
      expect(() => (module[parameter] = 5)).toThrow(`${name}: ${parameter} is a parameter`);
    }
  });

  it('refuses what layers refuse, in its own name', () => {
    const sizes = { inputSize: 3, hiddenSize: 4 };
    expect(() => new nn.MinimalGatedUnit({ ...sizes, nonlinearity: 'relu' } as never)).toThrow(
      'nn.MinimalGatedUnit has no option nonlinearity',
    );
    expect(() => new nn.MinimalGatedUnit(sizes).gates).toThrow('nn.MinimalGatedUnit has no gates yet');
    expect(() => new nn.MinimalGatedUnitCell(sizes).forward(tf.zeros([1, 2, 3]))).toThrow('nn.MinimalGatedUnit takes whole sequences');
  });

  it('has its types in nn', () => {
    const head = `import { nn, zeros } from './src/torch/index.ts'; import type { Tensor } from './src/torch/index.ts';
      const layer = new nn.MinimalGatedUnit({ inputSize: 3, hiddenSize: 4, numLayers: 2 });
      const cell = new nn.MinimalGatedUnitCell({ inputSize: 3, hiddenSize: 4, bias: false });`;
    const right = `const [out, h]: [Tensor, Tensor] = layer.forward(zeros(2, 1, 3), zeros(2, 1, 4));
      const next: Tensor = cell.forward(zeros(1, 3), h.at(0)); const { forget, candidate, h: state } = cell.gates;
      export const all: Tensor[] = [out, next, forget, candidate, state, layer.gates.forget, layer.weight_ih_l0];`;
    const wrong = [
      'cell.gates.update;',
      'layer.forward(zeros(1), [zeros(1), zeros(1)]);',
      'new nn.MinimalGatedUnit({ inputSize: 3, hidden: 4 });',
    ];
    expect(problemsOf([head + right, ...wrong.map(text => `${head}${text} export {};`)])).toEqual([0, 1, 1, 1]);
  });
});

/** How many problems TypeScript finds in each of these programs, with the cell in the list. */
function problemsOf(texts: readonly string[]): number[] {
  const files = new Map(texts.map((text, i) => [`${repository}/program${String(i)}.ts`, text]));
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, allowImportingTsExtensions: true, types: [] },
    ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  };
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: name => files.has(name) || disk.fileExists(name),
    readFile: name => files.get(name) ?? disk.readFile(name),
    getSourceFile: (name, ...more) => {
      const text = files.get(name) ?? (name === cellList ? withAddedCell(readFileSync(name, 'utf8')) : undefined);
      return text === undefined ? disk.getSourceFile(name, ...more) : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
    },
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].map(name => program.getSemanticDiagnostics(program.getSourceFile(name)).length);
}
