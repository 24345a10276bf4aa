import type { CompiledLab } from '../../core/run/compiledLab.ts';
import type { RunState } from '../../core/following/runState.ts';
import type { WeightTensor } from '../../core/run/value.ts';

/** What one of a lab's modules has learned. */
export interface ModuleWeights {
  /** The variable that holds it. */
  readonly name: string;
  /** The module in one line. */
  readonly text: string;
  readonly tensors: readonly WeightTensor[];
}

/** The modules in variables of the lab's own file that came to the end of the run with weights, in source order. */
export function weightsIn({ sites }: Pick<CompiledLab, 'sites'>, { values }: Pick<RunState, 'values'>): readonly ModuleWeights[] {
  const found = new Map<string, ModuleWeights>();
  for (const [index, { file, role, name }] of sites.entries()) {
    const value = values.get(index)?.value;
    if (file !== 0 || role !== 'variable' || value?.kind !== 'module' || !value.weights) continue;
    found.set(name, { name, text: value.text, tensors: value.weights });
  }
  return [...found.values()];
}
