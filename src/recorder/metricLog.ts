import type { MetricPoint } from '../core/run.ts';
import { plain, push } from './primordials.ts';

/** Points of one event. */
const mostPoints = 500;

/** The training curve's points that have still to go out. */
export class MetricLog {
  private points: MetricPoint[] = [];

  get hasNews(): boolean {
    return this.points.length > 0;
  }

  add(point: MetricPoint): void {
    push(this.points, plain({ ...point }));
    if (this.points.length >= 8 * mostPoints) this.points = thin(this.points, 4 * mostPoints);
  }

  /** What is new; a flood of points is thinned evenly, its last one kept. */
  read(): MetricPoint[] {
    const points = thin(this.points, mostPoints);
    this.points = [];
    return points;
  }
}

function thin(points: MetricPoint[], limit: number): MetricPoint[] {
  if (points.length <= limit) return points;
  const kept: MetricPoint[] = [];
  const every = points.length / limit;
  for (let index = 1; index <= limit; index++) {
    const point = points[Math.ceil(index * every) - 1];
    if (point) push(kept, point);
  }
  return kept;
}
