import uPlot from 'uplot';

/** Indices of the first point and of the last. */
export type Stretch = readonly [first: number, last: number];

// uPlot's constant enum does not exist when the page runs.
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- so the number must do
const horizontal = 0 as uPlot.Orientation;
const clipsFills = 1;
/** A stretch of one point is as long, in pixels of the page, so that it is seen. */
const shortest = 4;

const linear = uPlot.paths.linear?.();

/**
 * The line of a series, a path of its own for each stretch: however near two of them are, nothing joins them. uPlot
 * breaks lines by cutting out what lies between two points, and between two in one column of pixels lies nothing.
 */
export function pathsOf(chart: uPlot, series: number, stretches: readonly Stretch[]): uPlot.Series.Paths {
  const stroke = new Path2D();
  const gaps: [from: number, to: number][] = [];
  for (const [first, last] of stretches) {
    const paths = linear?.(chart, series, first, last);
    if (!(paths?.stroke instanceof Path2D)) continue;
    if (first === last) paths.stroke.lineTo(...shortLine(chart, series, first));
    stroke.addPath(paths.stroke);
    gaps.push(...(paths.gaps ?? []));
  }
  const { left, top, width, height } = chart.bbox;
  return { stroke, gaps, clip: uPlot.clipGaps(gaps, horizontal, left, top, width, height), flags: clipsFills };
}

/** Where a line ends that begins at a point. */
function shortLine(chart: uPlot, series: number, index: number): [x: number, y: number] {
  const [x = 0, y] = [chart.data[0][index], chart.data[series]?.[index]];
  const scale = chart.series[series]?.scale ?? '';
  return [chart.valToPos(x, 'x', true) + shortest * devicePixelRatio, chart.valToPos(y ?? 0, scale, true)];
}
