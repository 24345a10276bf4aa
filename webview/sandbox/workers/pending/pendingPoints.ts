import type { RunEventOf } from '../../../../src/core/run/eventTable.ts';
import { isNamed } from '../../../../src/core/following/metricHistory.ts';
import type { MeasuredPoint, MetricPoint } from '../../../../src/core/run/run.ts';
import { jsonBytes } from './jsonBytes.ts';
import { nothing, type Taken, type Waiting } from './waiting.ts';

/** What an event takes without its points. */
const emptyBytes = 40;

type PointsEvent = RunEventOf<'metrics'> | RunEventOf<'measured'>;

const maxPoints = 2_000;

/** Points of the training curve, or of what is measured beside it, that wait; too many are thinned evenly. */
export class PendingPoints<Event extends PointsEvent> implements Waiting<Event> {
  private readonly make: (points: readonly Event['points'][number][]) => Event;
  private points: Event['points'][number][] = [];

  constructor(make: (points: readonly Event['points'][number][]) => Event) {
    this.make = make;
  }

  get isEmpty(): boolean {
    return this.points.length === 0;
  }

  add({ points }: Event): void {
    this.points.push(...points);
    while (this.points.length > maxPoints) this.points = thinned(this.points);
  }

  take(room: number): Taken<Event> {
    let bytes = emptyBytes;
    let count = 0;
    for (const point of this.points) {
      const more = jsonBytes(point) + 1;
      if (bytes + more > room) break;
      bytes += more;
      count++;
    }
    return count === 0 ? nothing : { events: [this.make(this.points.splice(0, count))], bytes };
  }
}

/** Every second point, the first and the last kept and those that name a model: these are few. */
function thinned<T extends MetricPoint | MeasuredPoint>(points: readonly T[]): T[] {
  const named = points.filter(isNamed).length;
  return points.filter((point, index) => index % 2 === 0 || index === points.length - 1 || (named < maxPoints / 4 && isNamed(point)));
}
