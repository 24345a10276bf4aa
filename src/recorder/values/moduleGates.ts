import type { ModuleGate } from '../../core/run/value.ts';
import { gateLimits } from '../../core/run/valueLimits.ts';
import type { Found } from './found.ts';
import { floor, makeList, min as least, plain, push } from '../base/primordials.ts';
import type { GateRead, LibraryHooks } from '../base/libraryHooks.ts';

/**
 * How far the gates of a recurrent module stood open in its last forward pass, and the work it took to read them.
 * Nothing is found, and nothing is missing, where it has none or has made no pass.
 */
export function moduleGates(
  module: object,
  hooks: LibraryHooks,
  mostWork: number,
): Found<readonly ModuleGate[]> & { readonly work: number; readonly layer: number | null } {
  const read = hooks.gatesOf(module, mostWork);
  if (!read || read.gates?.length === 0) return plain({ found: null, absent: null, work: 0, layer: null });
  const { gates: entries, work, layer } = read;
  if (!entries) return plain({ found: null, absent: 'reading its gates would take too long', work: 0, layer });
  if (entries.length > gateLimits.gates) return plain({ found: null, absent: 'it has too many gates to show', work, layer });
  const gates: ModuleGate[] = [];
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index];
    const gate = entry && summarizeGate(entry, hooks.valuesOf(entry.gate));
    if (gate) push(gates, gate);
  }
  return gates.length > 0
    ? plain({ found: gates, absent: null, work, layer })
    : plain({ found: null, absent: 'its gates hold NaN', work, layer });
}

/**
 * Null where one of the values is no number: they then say nothing. What stands where a sequence of a packed batch has
 * no step does not count.
 */
function summarizeGate({ name, meaning, lengths, gate: { shape } }: GateRead, values: ArrayLike<number>): ModuleGate | null {
  const steps = shape[1] ?? 0;
  const hidden = shape[2] ?? 0;
  if (values.length === 0) return null;
  let min = Infinity;
  let max = -Infinity;
  let sum = 0;
  const sums = new Float64Array(steps);
  const unitSums = new Float64Array(hidden);
  const counts = new Float64Array(steps);
  let count = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    const step = floor(at / hidden) % steps;
    const unit = at % hidden;
    if (lengths && step >= (lengths[floor(at / hidden / steps)] ?? 0)) continue;
    count++;
    counts[step] = (counts[step] as number) + 1;
    sum += value;
    sums[step] = (sums[step] as number) + value;
    unitSums[unit] = (unitSums[unit] as number) + value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (sum !== sum) return null;
  const shown = least(steps, gateLimits.steps);
  // Evenly chosen, with first and last.
  const stride = shown > 1 ? (steps - 1) / (shown - 1) : 0;
  const overTime = makeList(shown, index => {
    const step = floor(index * stride + 0.5);
    return (sums[step] as number) / (counts[step] as number);
  });
  const perUnit = count / hidden;
  const ofUnits = makeList(hidden > gateLimits.units ? 0 : hidden, unit => (unitSums[unit] as number) / perUnit);
  return plain({ name, meaning, min, max, mean: sum / count, steps, overTime, ofUnits });
}
