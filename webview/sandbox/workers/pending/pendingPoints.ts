import type { RunEventOf } from '../../../../src/core/run/eventTable.ts';
import type { MetricPoint } from '../../../../src/core/run/run.ts';
import { nothing, type Taken, type Waiting } from './waiting.ts';

type MetricsEvent = RunEventOf<'metrics'>;

const maxPoints = 2_000;
/** What one point takes of a message at most, in bytes. */
const pointBytes = 100;

/** Points of the training curve that wait, thinned evenly where they are too many. */
export class PendingPoints implements Waiting<MetricsEvent> {
  private points: MetricPoint[] = [];

  get isEmpty(): boolean {
    return this.points.length === 0;
  }

  add(event: MetricsEvent): void {
    this.points.push(...event.points);
    while (this.points.length > maxPoints) this.points = thinned(this.points);
  }

  take(room: number): Taken<MetricsEvent> {
    const points = this.points.splice(0, Math.max(0, Math.floor(room / pointBytes)));
    return points.length === 0 ? nothing : { events: [{ kind: 'metrics', points }], bytes: points.length * pointBytes };
  }
}

/** Every second point, first and last kept. */
function thinned(points: readonly MetricPoint[]): MetricPoint[] {
  return points.filter((_, index) => index % 2 === 0 || index === points.length - 1);
}
