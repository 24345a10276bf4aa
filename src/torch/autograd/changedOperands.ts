import * as tf from '@tensorflow/tfjs';
import { sequenceOperands } from '../kernels/sequenceOperands.ts';
import { LabError } from '../input/labError.ts';
import { shapeText } from '../input/shapeText.ts';
import type { GradGraph, GradNode } from '../session/gradGraph.ts';

/**
 * Kernels whose gradient PyTorch computes from the result, which nobody changes, and TensorFlow.js from the operand.
 */
const fromResult: ReadonlySet<string> = new Set(['Relu', 'Sqrt', 'Rsqrt', 'Reciprocal', 'Tan', 'Expm1']);
/** The other way round. */
const fromOperand: ReadonlySet<string> = new Set(['Elu']);

/**
 * Computes gradients through `node` by `work`, which may read what the operation has saved. Where one of its operands
 * was changed in place since then, the values that PyTorch would compute with are gone: as there, a gradient that needs
 * them is refused.
 */
export function withFormerOperands<T>(graph: GradGraph, node: GradNode, work: () => T): T {
  const changed = changedOperands(graph, node);
  if (changed.size === 0 || fromResult.has(node.kernelName)) return work();
  const needed = node.keepsOperands === true || fromOperand.has(node.kernelName) ? Object.keys(node.inputs) : sequenceOperands(graph, node);
  if (needed !== null) {
    const [lost] = needed.filter(name => changed.has(name));
    if (lost !== undefined) throw refusal(node, lost, changed);
    return work();
  }
  const names = node.savedFrom ?? savedNames(node);
  const guarded = node.saved.flatMap((tensor, i) => {
    const name = names[i];
    return name != null && changed.has(name) ? [{ tensor, error: refusal(node, name, changed) }] : [];
  });
  return withoutValues(guarded, work);
}

/** What has changed each of those operands that are not what they were. */
function changedOperands({ memory }: GradGraph, { id, inputs }: GradNode): ReadonlyMap<string, string> {
  const changed = new Map<string, string>();
  for (const name in inputs) {
    const input = inputs[name];
    const by = input === undefined ? null : memory.changedBy(input, id);
    if (by !== null) changed.set(name, by);
  }
  return changed;
}

/** The inputs a registered gradient saves, in its order. */
function savedNames({ kernelName, inputs }: GradNode): readonly string[] {
  const gradient = tf.getGradient(kernelName) as tf.GradConfig | undefined;
  return gradient?.saveAllInputs === true ? Object.keys(inputs) : (gradient?.inputsToSave ?? []);
}

/** Runs `work`, which may ask for the shapes of these tensors but not for their values. */
function withoutValues<T>(guarded: readonly { readonly tensor: tf.Tensor; readonly error: LabError }[], work: () => T): T {
  const restores = guarded.map(({ tensor, error }) => {
    const { dataId } = tensor;
    Object.defineProperty(tensor, 'dataId', {
      configurable: true,
      get: () => {
        throw error;
      },
    });
    return () => Object.defineProperty(tensor, 'dataId', { value: dataId, writable: true, enumerable: true, configurable: true });
  });
  try {
    return work();
  } finally {
    for (const restore of restores) restore();
  }
}

function refusal({ inputs }: GradNode, name: string, changed: ReadonlyMap<string, string>): LabError {
  return new LabError(
    `backward() needs the values that a tensor of shape ${shapeText(inputs[name]?.shape ?? [])} had in the forward pass, but ${changed.get(name) ?? ''} has changed them in place since: ` +
      'compute the loss again after that, or call backward() for every loss before it.',
  );
}
