import type { MetricPoint } from '../../core/run/run.ts';
import { itemAt, plain, push } from '../base/primordials.ts';

/** Points of one event. */
const mostPoints = 500;

/** The training curve's points that have still to go out; a flood of them is thinned evenly, the last one kept. */
export class MetricLog {
  private points: MetricPoint[] = [];
  private last: MetricPoint | null = null;
  private seen = 0;
  private stride = 1;

  get hasNews(): boolean {
    return this.last !== null;
  }

  add(point: MetricPoint): void {
    this.last = plain({ ...point });
    if (this.seen++ % this.stride !== 0) return;
    if (this.points.length === mostPoints - 1) this.thin();
    push(this.points, this.last);
  }

  /** What is new. */
  read(): MetricPoint[] {
    const { points, last } = this;
    if (last && itemAt(points, points.length - 1) !== last) push(points, last);
    this.points = [];
    this.last = null;
    this.seen = 0;
    this.stride = 1;
    return points;
  }

  private thin(): void {
    const kept: MetricPoint[] = [];
    for (let index = 0; index < this.points.length; index += 2) {
      const point = this.points[index];
      if (point) push(kept, point);
    }
    this.points = kept;
    this.stride *= 2;
  }
}
