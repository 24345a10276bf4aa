import { assertNever } from '../../../src/core/assertNever.ts';
import type { LabWarning } from '../../../src/core/labWarning.ts';
import type { MetricPoint, RunEvent } from '../../../src/core/run.ts';
import type { ProbeValue, ValueSummary } from '../../../src/core/value.ts';
import { jsonBytes } from './jsonBytes.ts';
import { PendingOutput } from './pendingOutput.ts';

export type RunningEvent = Exclude<RunEvent, { kind: 'ended' }>;

/** Room for one message, with a little to spare for its envelope. */
const messageBytes = 63 * 1024;
const mostPoints = 2_000;
/** Until this much was printed, messages may be full; an endless flood then gets a trickle, and its newest lines at the end. */
const fullRateBytes = 4 * 1024 * 1024;
const trickleBytes = 8 * 1024;

/** What a run has reported and the page has not seen yet: newest state only, bounded, cut into messages by size. */
export class PendingEvents {
  private started: Extract<RunEvent, { kind: 'started' }> | undefined;
  private line: Extract<RunEvent, { kind: 'line' }> | undefined;
  private progress: Extract<RunEvent, { kind: 'progress' }> | undefined;
  private verdict: Extract<RunEvent, { kind: 'verdict' }> | undefined;
  private readonly output = new PendingOutput();
  private readonly values = new Map<number, ProbeValue>();
  private points: MetricPoint[] = [];
  private warnings: LabWarning[] = [];
  private readonly warned = new Set<string>();
  private outputBytes = 0;
  private readonly onLeftOut: () => void;

  /** `onLeftOut` is told of each value that is too large for a message. */
  constructor(onLeftOut: () => void = () => undefined) {
    this.onLeftOut = onLeftOut;
  }

  get isEmpty(): boolean {
    const single = this.started ?? this.line ?? this.progress ?? this.verdict;
    return !single && this.output.isEmpty && this.values.size === 0 && this.points.length === 0 && this.warnings.length === 0;
  }

  add(event: RunningEvent): void {
    switch (event.kind) {
      case 'started':
        this.started = event;
        return;
      case 'line':
        this.line = event;
        return;
      case 'progress':
        this.progress = event;
        return;
      case 'verdict':
        this.verdict = event;
        return;
      case 'output':
        this.output.add(event);
        return;
      case 'values':
        for (const value of event.values) this.values.set(value.site, value);
        return;
      case 'metrics':
        this.points.push(...event.points);
        while (this.points.length > mostPoints) this.points = thinned(this.points);
        return;
      case 'warning':
        // A lab could send its own without end.
        if (this.warned.has(event.warning.code)) return;
        this.warned.add(event.warning.code);
        this.warnings.push(event.warning);
        return;
      default:
        assertNever(event);
    }
  }

  /** One message's worth, oldest first. At the end of a run (`isLast`) nothing is held back to a trickle. */
  take(isLast: boolean): RunEvent[] {
    const events: RunEvent[] = [];
    if (this.started) events.push(this.started);
    if (this.line) events.push(this.line);
    if (this.progress) events.push(this.progress);
    for (const warning of this.warnings.splice(0)) events.push({ kind: 'warning', warning });
    if (this.verdict) events.push(this.verdict);
    this.started = this.line = this.progress = this.verdict = undefined;
    let room = messageBytes - jsonBytes(events);
    room -= this.takeValues(events, room);
    room -= this.takePoints(events, room);
    this.takeOutput(events, !isLast && this.outputBytes > fullRateBytes ? Math.min(room, trickleBytes) : room);
    return events;
  }

  private takeOutput(events: RunEvent[], room: number): void {
    const { events: output, bytes } = this.output.take(room);
    this.outputBytes += bytes;
    events.push(...output);
  }

  private takeValues(events: RunEvent[], room: number): number {
    const values: ProbeValue[] = [];
    let bytes = 30;
    for (const [site, whole] of this.values) {
      let value = whole;
      let cost = jsonBytes(value) + 1;
      if (cost > messageBytes - 1024) {
        value = shortened(whole, messageBytes - 1024);
        cost = jsonBytes(value) + 1;
      }
      if (bytes + cost > room) break;
      this.values.delete(site);
      if (value !== whole) this.onLeftOut();
      bytes += cost;
      values.push(value);
    }
    if (values.length === 0) return 0;
    events.push({ kind: 'values', values });
    return bytes;
  }

  private takePoints(events: RunEvent[], room: number): number {
    const cost = 100;
    const points = this.points.splice(0, Math.max(0, Math.floor(room / cost)));
    if (points.length > 0) events.push({ kind: 'metrics', points });
    return points.length * cost;
  }
}

/** A value in at most `room` bytes: without what is largest of it, and the reason in its place. What stood there before would be wrong. */
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

/** Every second point, first and last kept. */
function thinned(points: readonly MetricPoint[]): MetricPoint[] {
  return points.filter((_, index) => index % 2 === 0 || index === points.length - 1);
}
