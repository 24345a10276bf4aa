import { isNamed } from '../../core/following/metricHistory.ts';
import type { MeasuredPoint, MetricPoint } from '../../core/run/run.ts';
import { itemAt, push } from '../base/primordials.ts';

/** Points of one event. */
const mostPoints = 500;

/**
 * Points of the training curve, or of what is measured beside it, that have still to go out; a flood of them is thinned
 * evenly, the last one kept and those that name a model.
 */
export class MetricLog<T extends MetricPoint | MeasuredPoint> {
  private points: T[] = [];
  private last: T | null = null;
  private seen = 0;
  private stride = 1;

  get hasNews(): boolean {
    return this.last !== null;
  }

  add(point: T): void {
    this.last = point;
    if (this.seen++ % this.stride !== 0 && !isNamed(point)) return;
    if (this.points.length === mostPoints - 1) this.thin();
    push(this.points, this.last);
  }

  /** What is new. */
  read(): T[] {
    const { points, last } = this;
    if (last && itemAt(points, points.length - 1) !== last) push(points, last);
    this.points = [];
    this.last = null;
    this.seen = 0;
    this.stride = 1;
    return points;
  }

  private thin(): void {
    const kept: T[] = [];
    for (let index = 0; index < this.points.length; index++) {
      const point = this.points[index];
      if (point && (index % 2 === 0 || isNamed(point))) push(kept, point);
    }
    this.points = kept;
    this.stride *= 2;
  }
}
