import { byLibrary, currentSession } from '../../session/session.ts';
import { gateRecords, type GateRecord, type NamedGate } from '../../recurrent/gateRecord.ts';
import { callWritten } from '../../input/libraryClasses.ts';
import { Recurrent } from './recurrent.ts';
import { RecurrentCell } from './recurrentCell.ts';

interface ReadGates {
  readonly work: number;
  readonly gates: readonly NamedGate[] | null;
  /** Its place among the recurrent modules of the run; null where it is not among those that are told of. */
  readonly layer: number | null;
}

/**
 * The gates of a recurrent module in its last forward pass, [batch, time, hidden] each, by name and place (`update`,
 * `forget_l1_reverse`), with what they mean, and how many multiplications computing them takes; none before the first
 * pass, and null in their place where that is more than about `mostWork`. Null for anything else. Calls no code of a
 * lab.
 */
export function gatesOf(value: object, mostWork: number): ReadGates | null {
  if (!(value instanceof Recurrent || value instanceof RecurrentCell)) return null;
  const all = callWritten<readonly (readonly [place: string, record: GateRecord])[]>(value, gateRecords) ?? [];
  const records = all.filter(([, record]) => record.cost !== null && record.hasGates);
  const work = records.reduce((sum, [, record]) => sum + (record.cost ?? 0), 0);
  const place = currentSession().layers.layers.findIndex(({ module }) => module === value);
  const layer = place === -1 ? null : place;
  if (work > mostWork) return { work, gates: null, layer };
  const gates = byLibrary(() =>
    records.flatMap(([place, record]) => record.readGates().map(named => ({ ...named, name: named.name + place }))),
  );
  return { work, gates, layer };
}
