import * as tf from '@tensorflow/tfjs';
import type { TensorKeeper } from '../engine/tensorKeeper.ts';
import { engineInternals } from '../engine/engineInternals.ts';
import { shareTensor } from '../engine/shareTensor.ts';
import { replaceValues } from '../engine/replaceValues.ts';
import { isSequenceKernel } from '../kernels/base/sequenceKernelNames.ts';
import { LabError } from '../input/labError.ts';
import { currentSession } from '../session/session.ts';
import { shapeText } from '../input/shapeText.ts';
import { withFormerOperands } from './changedOperands.ts';
import type { GradGraph, GradNode } from '../session/gradGraph.ts';
import { sumToShape } from '../gradients/sumToShape.ts';

export interface BackwardOptions {
  /** Keep what the gradient needs, so that `backward()` can run through the same graph again. Default false. */
  readonly retainGraph?: boolean;
}

/** Walks the graph from `root` back to its leaves and adds to each leaf's gradient. */
export function backward(graph: GradGraph, keeper: TensorKeeper, root: tf.Tensor, seed: tf.Tensor | null, options: BackwardOptions): void {
  checkRoot(graph, root, seed);
  const nodes = reachableNodes(graph, root);
  graph.pause(() => {
    tf.tidy(() => {
      const gradients = new Map<tf.Tensor, tf.Tensor>([[root, seed ?? tf.ones(root.shape)]]);
      const settle: Settle = tensor => {
        settleLeaf(graph, keeper, tensor, gradients);
      };
      settle(root);
      for (const node of nodes) {
        stepBack(graph, node, gradients, settle);
        if (options.retainGraph !== true) letGo(node);
      }
    });
  });
}

/** Told of each tensor that has been given a gradient, or a part of one. */
type Settle = (tensor: tf.Tensor) => void;

/**
 * The gradients of some leaves alone, null where none flows into one: no leaf's `grad` is changed. The graph behind
 * `root` is used up. For a caller in a `tf.tidy`.
 */
export function gradientsOf(graph: GradGraph, root: tf.Tensor, seed: tf.Tensor, leaves: readonly tf.Tensor[]): (tf.Tensor | null)[] {
  const wanted = new Set(leaves);
  const nodes = reachableNodes(graph, root);
  return graph.pause(() => {
    const gradients = new Map<tf.Tensor, tf.Tensor>([[root, seed]]);
    const settle: Settle = tensor => {
      if (graph.stateOf(tensor).node === null && !wanted.has(tensor)) gradients.delete(tensor);
    };
    for (const node of nodes) {
      stepBack(graph, node, gradients, settle);
      letGo(node);
    }
    return leaves.map(leaf => gradients.get(leaf) ?? null);
  });
}

function checkRoot(graph: GradGraph, root: tf.Tensor, seed: tf.Tensor | null): void {
  if (!graph.isTracked(root)) {
    throw new LabError(
      'backward() found nothing to differentiate: this value does not depend on any parameter or tensor with requiresGrad ' +
        '(was it computed inside noGrad, cut off with detach(), or read out with item() and put back?).',
    );
  }
  if (seed === null && root.size !== 1) {
    throw new LabError(
      `backward() starts from one number, but this tensor has shape ${shapeText(root.shape)}. Reduce it first, for example with .mean() or .sum().`,
    );
  }
  if (seed !== null && !tf.util.arraysEqual(seed.shape, root.shape)) {
    throw new LabError(
      `backward(gradient) needs a gradient of shape ${shapeText(root.shape)} like the tensor itself, but got ${shapeText(seed.shape)}.`,
    );
  }
}

/** Every node between `root` and its leaves, latest first. */
function reachableNodes(graph: GradGraph, root: tf.Tensor): GradNode[] {
  const found = new Set<GradNode>();
  const waiting = [root];
  for (let tensor = waiting.pop(); tensor !== undefined; tensor = waiting.pop()) {
    const node = graph.find(tensor)?.node;
    if (node === null || node === undefined || found.has(node)) continue;
    if (node.isUsed) throw new LabError(usedAgain(tensor, root, graph));
    found.add(node);
    waiting.push(...Object.values(node.inputs));
  }
  return [...found].sort((a, b) => b.id - a.id);
}

/** Why `backward()` came upon what an earlier one has freed, and what to do. */
function usedAgain(tensor: tf.Tensor, root: tf.Tensor, graph: GradGraph): string {
  if (graph.find(root)?.node?.isWalked === true) {
    return (
      'backward() has already been through this value, and what it needed was freed. Compute it again before calling backward() again, or write ' +
      'backward({ retainGraph: true }) the first time.'
    );
  }
  const axes = currentSession().notes.axesOf(tensor);
  const state = axes?.at(-1) === 'hidden' ? ` (a state of shape ${shapeText(tensor.shape, axes)})` : '';
  const start = `This value depends on one that was computed before an earlier backward()${state}, and what its gradient needs was freed then. `;
  const carried =
    'A state carried on from step to step is cut off from its history with detach(): h = h.detach(), and for an LSTM [h.detach(), c.detach()].';
  const shared = 'Two losses of the same values are added first: a.add(b).backward(); a sum of losses is begun anew after each backward().';
  return state === '' ? `${start}${shared} ${carried}` : start + carried;
}

function stepBack(graph: GradGraph, node: GradNode, gradients: Map<tf.Tensor, tf.Tensor>, settle: Settle): void {
  const { gradient } = node;
  if (gradient === undefined) {
    throw new LabError(`TensorFlow.js has no gradient for ${node.kernelName}, so backward() cannot go through it.`);
  }
  const isFused = isSequenceKernel(node.kernelName);
  // TensorFlow.js would make as many zeros as the output has values, and with the values kept for the gradient that is
  // many.
  const absent = isFused ? tf.tensor([], [0]) : null;
  const dys = node.outputs.map(output => gradients.get(output) ?? absent);
  withFormerOperands(graph, node, () => {
    const byInput = loneOutputGradient(node, dys) ?? gradient(dys);
    for (const [name, input] of Object.entries(node.inputs)) {
      if (!graph.isTracked(input)) continue;
      const compute = byInput[name];
      if (compute === undefined) throw new LabError(`TensorFlow.js has no gradient of ${node.kernelName} for its input ${name}.`);
      // What a fused kernel gives is made already: there is nothing to tidy up.
      const slope = isFused ? compute() : tf.tidy(() => inShape(compute(), input, node.kernelName));
      addGradient(gradients, input, slope);
      settle(input);
    }
  });
  for (const output of node.outputs) gradients.delete(output);
}

/**
 * TensorFlow.js hands the gradient of a single output on without its list, but the gradients of these two kernels need
 * the list, and fail where a tensor was taken apart into one part. What they should give then is the same gradient in
 * the input's shape.
 */
function loneOutputGradient({ kernelName, outputs, inputs }: GradNode, [dy]: (tf.Tensor | null)[]): Record<string, () => tf.Tensor> | null {
  if (outputs.length !== 1 || (kernelName !== 'Unpack' && kernelName !== 'SplitV') || dy === null || dy === undefined) return null;
  return Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, () => tf.reshape(dy, input.shape)]));
}

/**
 * A gradient has the shape of what it belongs to: what an operation repeated, so that shapes fit, has the sum of the
 * gradients of all its copies.
 */
function inShape(gradient: tf.Tensor, of: tf.Tensor, kernelName: string): tf.Tensor {
  if (tf.util.arraysEqual(gradient.shape, of.shape)) return gradient;
  const sum = sumToShape(gradient, of.shape);
  if (sum !== null) return sum;
  const operation = (tf.getGradient(kernelName) as tf.GradConfig | undefined) ? kernelName : 'a tf.customGrad';
  throw new LabError(
    `backward() got a gradient of shape ${shapeText(gradient.shape)} from ${operation} for a tensor of shape ${shapeText(of.shape)}; a gradient has its tensor's shape. ` +
      'What a gradient function of your own returns has the shape of its input.',
  );
}

function addGradient(gradients: Map<tf.Tensor, tf.Tensor>, tensor: tf.Tensor, gradient: tf.Tensor): void {
  const before = gradients.get(tensor);
  gradients.set(tensor, before === undefined ? gradient : tf.add(before, gradient));
}

/** Moves a leaf's gradient from the walk to `tensor.grad`, where it adds to what is there. */
function settleLeaf(graph: GradGraph, keeper: TensorKeeper, tensor: tf.Tensor, gradients: Map<tf.Tensor, tf.Tensor>): void {
  const state = graph.stateOf(tensor);
  const gradient = gradients.get(tensor);
  if (state.node !== null || !state.requiresGrad || gradient === undefined) return;
  gradients.delete(tensor);
  if (state.grad !== null) {
    currentSession().mistakes.sawSum(state.grad);
    replaceValues(state.grad, tf.add(state.grad, gradient));
    graph.memory.sawChange(state.grad, 'backward()');
    return;
  }
  // An operation may hand the same gradient tensor to several inputs; each leaf gets its own.
  state.grad = shareTensor(engineInternals(), gradient);
  keeper.pin(state.grad);
}

/**
 * Operations of which PyTorch keeps shapes and no values, so that a second walk can go through them. TensorFlow.js
 * saves tensors for their shapes alone, which they still have when they are disposed.
 */
const keepsShapesOnly: ReadonlySet<string> = new Set([
  ...['Add', 'Sub', 'Neg', 'Sum', 'Mean', 'Cast', 'Identity'],
  ...['Reshape', 'ExpandDims', 'Transpose', 'Slice', 'Concat', 'Pack', 'Unpack', 'SplitV'],
]);

function letGo(node: GradNode): void {
  for (const tensor of node.saved) tensor.dispose();
  node.isWalked = true;
  if (keepsShapesOnly.has(node.kernelName) && node.keepsOperands !== true) return;
  node.isUsed = true;
  Object.assign(node, { inputs: {}, saved: [], gradient: undefined });
}
