import type uPlot from 'uplot';

/** A part of the chart, in pixels of its canvas. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The first of these places through which no curve and no level goes; `null` where each would cover one. */
export function freePlace(chart: uPlot, levels: readonly Area[], places: readonly Area[]): Area | null {
  const { left, top, width, height } = chart.bbox;
  const isInside = (place: Area): boolean =>
    place.left >= left && place.top >= top && place.right <= left + width && place.bottom <= top + height;
  const isOver = (one: Area, other: Area): boolean =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  return places.find(place => isInside(place) && !levels.some(level => isOver(level, place)) && !isCrossed(chart, place)) ?? null;
}

/** Whether a curve goes through a place, or comes as near as its own width. */
function isCrossed(chart: uPlot, { left, top, right, bottom }: Area): boolean {
  const [steps, ...curves] = chart.data;
  const near = devicePixelRatio;
  return curves.some((values, at) => {
    const scale = chart.series[at + 1]?.scale ?? '';
    let [lastX, lastY] = [NaN, NaN];
    return Array.from(steps).some((step, index) => {
      const value = values[index] ?? null;
      const [x, y] = [chart.valToPos(step, 'x', true), value === null ? NaN : chart.valToPos(value, scale, true)];
      const [fromX, fromY] = [lastX, lastY];
      [lastX, lastY] = [x, y];
      // The part of the line from the point before that lies above and below the place.
      if (Number.isNaN(fromY) || Number.isNaN(y) || x < left || fromX > right || x === fromX) return false;
      const heightAt = (column: number): number => fromY + ((y - fromY) * (Math.min(Math.max(column, fromX), x) - fromX)) / (x - fromX);
      const [one, other] = [heightAt(left), heightAt(right)];
      return Math.min(one, other) < bottom + near && Math.max(one, other) > top - near;
    });
  });
}
