// What several checks ask about the weights of a module.
import type { Tensor } from 'gatescope';
import type { AttemptRun, MadeModule, MadeOptimizer } from 'gatescope/check';

/** Whether its weights are others than before it was called first. */
export function hasChanged({ module, startWeights }: MadeModule): boolean {
  if (!startWeights) return true;
  const named = (module as unknown as { namedParameters(): Iterable<[string, Tensor]> }).namedParameters();
  for (const [name, parameter] of named) {
    const before = startWeights.get(name);
    if (before && Array.from(parameter.dataSync()).some((value, i) => value !== before[i])) return true;
  }
  return false;
}

/** The optimizer that stepped with all of its parameters, or null. */
export function optimizerOf(run: AttemptRun, { module }: MadeModule): MadeOptimizer | null {
  const mine = module.parameters();
  return run.optimizers.findLast(({ parameters, steps }) => steps > 0 && mine.every(one => parameters.includes(one))) ?? null;
}
