import type { ModuleGate } from '../core/value.ts';
import { floor, listOf, min as least, plain, push } from './primordials.ts';
import type { LibraryHooks } from './watched.ts';

/** About 20 ms: nobody shall wait for the end of a run. */
const mostWork = 20_000_000;
const mostSteps = 64;

/** How far the gates of a recurrent module stood open in its last forward pass; null where it has none, and where that takes too long to tell. */
export function moduleGates(module: object, hooks: LibraryHooks): readonly ModuleGate[] | null {
  const entries = hooks.gatesOf(module, mostWork);
  if (!entries) return null;
  const gates: ModuleGate[] = [];
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index];
    const gate = entry && summarizeGate(entry[0], entry[1].dataSync(), entry[1].shape);
    if (gate) push(gates, gate);
  }
  return gates.length > 0 ? gates : null;
}

/** Null where one of the values is no number: they then say nothing. @param shape [batch, time, hidden] */
function summarizeGate(name: string, values: ArrayLike<number>, shape: readonly number[]): ModuleGate | null {
  const steps = shape[1] ?? 0;
  const hidden = shape[2] ?? 0;
  if (values.length === 0) return null;
  let min = Infinity;
  let max = -Infinity;
  let sum = 0;
  const sums = new Float64Array(steps);
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    const step = floor(at / hidden) % steps;
    sum += value;
    sums[step] = (sums[step] as number) + value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (sum !== sum) return null;
  const shown = least(steps, mostSteps);
  // Evenly chosen, with first and last.
  const stride = shown > 1 ? (steps - 1) / (shown - 1) : 0;
  const perStep = values.length / steps;
  const overTime = listOf(shown, index => (sums[floor(index * stride + 0.5)] as number) / perStep);
  return plain({ name, min, max, mean: sum / values.length, steps, overTime });
}
