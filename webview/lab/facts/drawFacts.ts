import type uPlot from 'uplot';
import type { MetricPoint } from '../../../src/core/run/run.ts';
import { accuracyText } from '../state/measureText.ts';
import { freePlace, type Area } from './freePlace.ts';
import type { TrainingFacts } from './trainingFacts.ts';

export interface FactsLooks {
  readonly foreground: string;
  readonly heldOut: string;
  readonly same: string;
  readonly font: string;
}

/** Heights in pixels of the page. */
const stripHeight = 4;
const ring = 3.5;

/** What is drawn beside the curves: what they are to be held against, and what was measured on data held out. */
export function drawFacts(chart: uPlot, points: readonly MetricPoint[], facts: readonly TrainingFacts[], looks: FactsLooks): void {
  const { ctx, bbox } = chart;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.lineWidth = ratio;
  ctx.font = looks.font;
  const across = (step: number): number => chart.valToPos(step, 'x', true);
  const stepOf = (index: number): number => points[index]?.step ?? 0;
  const taken: Area[] = [];
  const named: (() => void)[] = [];
  for (const { from, to, model, classes, majority, same, heldOut } of facts) {
    const [left, right] = [across(stepOf(from)), Math.max(across(stepOf(to - 1)), across(stepOf(from)) + ratio)];
    const level = (scale: string, value: number, dash: number[], text: string): void => {
      const y = Math.round(chart.valToPos(value, scale, true)) + (ratio % 2) / 2;
      if (y < bbox.top || y > bbox.top + bbox.height) return;
      ctx.strokeStyle = looks.foreground;
      ctx.setLineDash(dash.map(length => length * ratio));
      ctx.beginPath();
      ctx.moveTo(left, y);
      ctx.lineTo(right, y);
      ctx.stroke();
      const [margin, wide, high] = [4 * ratio, ctx.measureText(text).width, parseFloat(ctx.font)];
      taken.push({ left, right, top: y - ratio, bottom: y + ratio });
      if (wide >= (right - left) * 0.6) return;
      // At its end or its beginning, above it or below it: once all levels are known.
      const places = [right - margin - wide, left + margin].flatMap(start =>
        [y - 2 * ratio - high, y + 2 * ratio].map(upper => ({ left: start, right: start + wide, top: upper, bottom: upper + high })),
      );
      named.push(() => {
        const place = freePlace(chart, taken, places);
        if (!place) return;
        taken.push(place);
        ctx.fillStyle = looks.foreground;
        ctx.textAlign = 'left';
        ctx.textBaseline = 'bottom';
        ctx.fillText(text, place.left, place.bottom);
      });
    };
    if (classes !== null) level('loss', Math.log(classes), [2, 4], `ln ${String(classes)}`);
    if (majority !== null && chart.scales['accuracy'])
      level('accuracy', majority, [8, 4], `most frequent answer ${accuracyText(majority)}`);
    ctx.setLineDash([]);
    ctx.fillStyle = looks.same;
    for (const stretch of same) {
      const width = Math.max(across(stretch.to) - across(stretch.from), 2 * ratio);
      ctx.fillRect(across(stretch.from), bbox.top + bbox.height - stripHeight * ratio, width, stripHeight * ratio);
    }
    if (chart.scales['accuracy']) {
      ctx.strokeStyle = looks.heldOut;
      ctx.lineWidth = 2 * ratio;
      for (const { step, accuracy } of heldOut) {
        ctx.beginPath();
        ctx.arc(
          Math.min(across(step), bbox.left + bbox.width - ring * ratio),
          chart.valToPos(accuracy, 'accuracy', true),
          ring * ratio,
          0,
          7,
        );
        ctx.stroke();
      }
      ctx.lineWidth = ratio;
    }
    if (model !== null && facts.length > 1 && ctx.measureText(model).width < right - left - 12 * ratio) {
      ctx.fillStyle = looks.foreground;
      ctx.textAlign = 'left';
      ctx.textBaseline = 'top';
      ctx.fillText(model, left + 4 * ratio, bbox.top + 2 * ratio);
    }
  }
  for (const name of named) name();
  ctx.restore();
}
