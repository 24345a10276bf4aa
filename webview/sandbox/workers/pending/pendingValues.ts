import type { RunEventOf } from '../../../../src/core/run/eventTable.ts';
import type { ProbeValue, ValueSummary } from '../../../../src/core/run/value.ts';
import { jsonBytes } from './jsonBytes.ts';
import { nothing, type Taken, type Waiting } from './waiting.ts';

type ValuesEvent = RunEventOf<'values'>;

/** The newest state of every probe that waits to be sent. */
export class PendingValues implements Waiting<ValuesEvent> {
  private readonly values = new Map<number, ProbeValue>();
  private readonly maxBytes: number;
  private readonly onLeftOut: () => void;

  /** A value that takes more than `maxBytes` goes without what is largest of it, and `onLeftOut` is told of it. */
  constructor(maxBytes: number, onLeftOut: () => void) {
    this.maxBytes = maxBytes;
    this.onLeftOut = onLeftOut;
  }

  get isEmpty(): boolean {
    return this.values.size === 0;
  }

  add(event: ValuesEvent): void {
    for (const value of event.values) this.values.set(value.site, value);
  }

  take(room: number): Taken<ValuesEvent> {
    const values: ProbeValue[] = [];
    let bytes = 30;
    for (const [site, whole] of this.values) {
      let value = whole;
      let cost = jsonBytes(value) + 1;
      if (cost > this.maxBytes) {
        value = shortened(whole, this.maxBytes);
        cost = jsonBytes(value) + 1;
      }
      if (bytes + cost > room) break;
      this.values.delete(site);
      if (value !== whole) this.onLeftOut();
      bytes += cost;
      values.push(value);
    }
    return values.length === 0 ? nothing : { events: [{ kind: 'values', values }], bytes };
  }
}

/**
 * A value in at most `room` bytes: without what is largest of it, and the reason in its place. What stood there before
 * would be wrong.
 */
function shortened({ site, count, value }: ProbeValue, room: number): ProbeValue {
  const why = 'it is too large for a message';
  const forms: ValueSummary[] = [];
  if (value.kind === 'module') {
    const { weights, gates, ...module } = value;
    const noWeights = { ...module, ...(weights && { weightsAbsent: why }) };
    forms.push({ ...noWeights, ...(gates && { gates }) }, { ...noWeights, ...(gates && { gatesAbsent: why }) });
  }
  const form = forms.find(one => jsonBytes(one) < room - 200) ?? { kind: 'absent', text: why };
  return { site, count, value: form };
}
