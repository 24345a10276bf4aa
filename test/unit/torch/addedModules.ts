import type { Tensor } from '@tensorflow/tfjs';
import * as gatescope from '../../../src/torch/index.ts';
import type { AddedModules, LayerCase, StepCase } from './cellInList.ts';
import type { Golden } from './parity/golden.ts';

const { manualSeed, randn, linspace } = gatescope;

/** Results by name. */
export type Results = Readonly<Record<string, Golden>>;

/** `nn` where the list of cells has one more. */
export const nn = gatescope.nn as typeof gatescope.nn & AddedModules;

/** Runs a layer as the reference script does. */
export function layerResults({ options, x: shape, withState }: LayerCase): Results {
  manualSeed(7);
  const x = randn([...shape]);
  x.requiresGrad = true;
  const { numLayers = 1, bidirectional = false, batchFirst = false } = options;
  const [first = 0, second = 0] = shape;
  const h0 = withState ? randn(numLayers * (bidirectional ? 2 : 1), batchFirst ? first : second, 4) : undefined;
  const layer = new nn.MinimalGatedUnit({ inputSize: 3, hiddenSize: 4, ...options });
  const [out, h] = layer.forward(x, h0);
  const loss = out
    .mul(linspace(-1, 1, out.size).reshape(out.shape))
    .sum()
    .add(h.mul(h).sum());
  loss.backward();
  const made = layer.gates;
  const places: readonly Omit<typeof made, number>[] = Array.isArray(made) ? made : [made];
  const gates = Object.fromEntries(
    places.flatMap(({ forget, candidate, h: state }, i) =>
      Object.entries({ forget, candidate, h: state }).map(([name, gate]) => [`${String(i)} ${name}`, gate] as const),
    ),
  );
  return read({ out, h, loss, dx: x.grad, ...gates, ...gradientsOf(layer) });
}

/** The same of a layer as PyTorch has it. */
export function layerInPyTorch({ out, h, loss, dx, gates, gradients }: LayerCase): Results {
  const named = gates.flatMap((each, i) => Object.entries(each).map(([name, value]) => [`${String(i)} ${name}`, value] as const));
  return { out, h, loss: { shape: [], data: [loss] }, dx, ...Object.fromEntries(named), ...gradients };
}

/** The same of one step as PyTorch has it. */
export function stepInPyTorch({ h, dx, gates, gradients }: StepCase): Results {
  return { dx, ...gates, 'new h': h, ...gradients };
}

/** One step of the cell, and what its `grad_fn` is called. */
export function stepResults(): { readonly results: Results; readonly shown: string } {
  manualSeed(7);
  const [x, h0] = [randn(5, 3), randn(5, 4)];
  x.requiresGrad = true;
  const cell = new nn.MinimalGatedUnitCell({ inputSize: 3, hiddenSize: 4 });
  const h = cell.forward(x, h0);
  h.mul(h).sum().backward();
  const { forget, candidate, h: state } = cell.gates;
  return { results: read({ dx: x.grad, forget, candidate, h: state, 'new h': h, ...gradientsOf(cell) }), shown: String(h) };
}

function gradientsOf(module: gatescope.nn.Module): Record<string, Tensor | null> {
  return Object.fromEntries(Array.from(module.namedParameters(), ([name, { grad }]) => [name, grad]));
}

function read(tensors: Readonly<Record<string, Tensor | null>>): Results {
  const golden = (tensor: Tensor | null): Golden => ({ shape: [...(tensor?.shape ?? [])], data: [...(tensor?.dataSync() ?? [])] });
  return Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, golden(tensor)]));
}
