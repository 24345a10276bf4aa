import type { RunEvent } from '../../core/run/run.ts';
import type { ProbeValue } from '../../core/run/value.ts';
import type { Reading } from '../base/valueReading.ts';
import { plain, push } from '../base/primordials.ts';
import type { Slot } from './slot.ts';

/** Estimated size of one event of values, in characters. */
const eventSize = 40_000;
/** Numbers of a series that go out while the lab runs; all that are kept go out at its end. */
const runningSamples = 64;

/** Sends what has changed since it was last sent, of a run that is over or held all of it, in events of one size. */
export function emitValues(slots: readonly Slot[], reading: Reading, emit: (event: RunEvent) => void): void {
  let values: ProbeValue[] = [];
  let size = 0;
  for (let site = 0; site < slots.length; site++) {
    const slot = slots[site];
    const value = slot && readSlot(slot, reading);
    if (!value) continue;
    push(values, value);
    size += 200 + sizeOfMore(value);
    if (size < eventSize) continue;
    emit(plain({ kind: 'values', values }));
    values = [];
    size = 0;
  }
  if (values.length > 0) emit(plain({ kind: 'values', values }));
}

/** The state of a probe that is to be sent, or null. One that cannot be read keeps no other back. */
function readSlot(slot: Slot, reading: Reading): ProbeValue | null {
  const isWhole = reading !== 'running';
  try {
    slot.settle();
    return (isWhole ? slot.count > 0 : slot.hasChanged) ? slot.read(isWhole ? Infinity : runningSamples, reading) : null;
  } catch {
    // Such as a lab that has run out of stack: what it does next is sent later.
    return isWhole ? slot.unread : null;
  }
}

/** Estimated size of what long values have beside their texts, in characters. */
function sizeOfMore({ series, value }: ProbeValue): number {
  const numbers = series ? series.values.length : 0;
  if (value.kind !== 'module') return numbers * 24;
  const gates = value.gates ? value.gates.length * 70 : 0;
  return (numbers + gates + (value.weights ? value.parameters : 0)) * 24;
}
