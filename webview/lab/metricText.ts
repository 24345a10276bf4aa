import type { MetricPoint } from '../../src/core/run.ts';
import { countText, numberText } from '../../src/core/numberText.ts';
import type { WireNumber } from '../../src/core/value.ts';

export function lossText(loss: WireNumber): string {
  if (typeof loss !== 'number') return numberText(loss);
  return loss === 0 || Math.abs(loss) >= 0.0001 ? loss.toFixed(4) : loss.toExponential(1);
}

export function accuracyText(accuracy: number | undefined): string {
  return accuracy === undefined ? '–' : accuracy.toFixed(3);
}

/** The curve in a sentence or two, for whoever does not see it. */
export function curveText(points: readonly MetricPoint[]): string {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return '';
  const steps = `Training curve over ${countText(last.step)} ${last.step === 1 ? 'step' : 'steps'}`;
  const accuracy =
    first.accuracy === undefined || last.accuracy === undefined
      ? ''
      : `, accuracy from ${accuracyText(first.accuracy)} to ${accuracyText(last.accuracy)}`;
  return `${steps}: loss from ${lossText(first.loss)} to ${lossText(last.loss)}${accuracy}.`;
}

/** Says where the loss stopped being a number, or null where it is one all along. */
export function divergenceText(points: readonly MetricPoint[]): string | null {
  const bad = points.find(point => typeof point.loss !== 'number');
  return bad
    ? `The loss became ${lossText(bad.loss)} at step ${countText(bad.step)}. Try a smaller learning rate, or clip the gradients.`
    : null;
}
