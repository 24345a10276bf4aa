import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toWire, type Series } from '../../../src/core/run/value.ts';
import { curveImage, dataAddress } from '../../../src/extension/values/curveImage.ts';

const seriesOf = (values: readonly number[]): Series => ({
  steps: values.map((_, i) => i + 1),
  values: values.map(toWire),
  min: 0,
  max: 0,
  mean: 0,
  nanCount: values.filter(Number.isNaN).length,
});
const size = { width: 70, height: 12 };
const pointsOf = (svg: string): [number, number][][] =>
  [...svg.matchAll(/points="([^"]*)"/g)].map(([, points = '']) =>
    points.split(' ').map(point => point.split(',').map(Number) as [number, number]),
  );

describe('curveImage', () => {
  it('goes from left to right and up where values grow', () => {
    const [points = []] = pointsOf(curveImage(seriesOf([0, 1, 4]), size, '#75beff'));
    expect(points).toHaveLength(3);
    const [[x0, y0] = [0, 0], [x1, y1] = [0, 0], [x2, y2] = [0, 0]] = points;
    expect(x0 < x1 && x1 < x2).toBe(true);
    expect(y0 > y1 && y1 > y2).toBe(true);
  });

  it('is broken where a value is not finite', () => {
    expect(pointsOf(curveImage(seriesOf([1, 2, NaN, 3, 4, Infinity, 5, 6]), size, 'red')).map(run => run.length)).toEqual([2, 2, 2]);
  });

  it('stays inside its picture whatever the numbers are', () => {
    const double = fc.double();
    fc.assert(
      fc.property(fc.array(double, { minLength: 1, maxLength: 50 }), values => {
        const svg = curveImage(seriesOf(values), size, 'red');
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
        for (const [x, y] of pointsOf(svg).flat()) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(size.width);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(size.height);
        }
      }),
    );
  });

  it('makes an address that holds nothing that would end it', () => {
    expect(dataAddress('<svg fill="#fff">(a)</svg>')).toMatch(/^data:image\/svg\+xml;utf8,[^<>"# ]*$/);
  });
});
