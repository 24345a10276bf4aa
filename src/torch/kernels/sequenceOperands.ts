import { productOfSizes } from '../input/shapeOf.ts';
import type { GradGraph, GradNode } from '../session/gradGraph.ts';
import { hasCellState } from '../cells/cell.ts';
import { cellOfKernel } from './sequenceKernels.ts';

/**
 * The inputs whose values PyTorch keeps for the gradient of a recurrent layer, which goes step by step there: a weight
 * only where a gradient flows into what it multiplies, what is multiplied only where one flows into the weight, and
 * biases never. Null for other kernels.
 */
export function sequenceOperands(graph: GradGraph, { kernelName, inputs }: GradNode): string[] | null {
  const cell = cellOfKernel(kernelName);
  if (cell === null) return null;
  const hasCell = hasCellState(cell);
  const [x, h0, inputWeight, hiddenWeight] = ['0', '1', hasCell ? '3' : '2', hasCell ? '4' : '3'] as const;
  const isTracked = (name: string): boolean => {
    const input = inputs[name];
    return input !== undefined && graph.isTracked(input);
  };
  const [batch = 1] = inputs[h0]?.shape ?? [];
  const steps = productOfSizes(inputs[x]?.shape.slice(0, 2) ?? []) / batch;
  const needed: string[] = [];
  if (isTracked(inputWeight)) needed.push(x);
  if (isTracked(hiddenWeight)) needed.push(h0);
  if (isTracked(x)) needed.push(inputWeight);
  if (isTracked(h0) || steps > 1) needed.push(hiddenWeight);
  // The forget gate scales it.
  if (hasCell) needed.push('2');
  return needed;
}
