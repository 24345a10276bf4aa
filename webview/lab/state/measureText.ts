import { numberText } from '../../../src/core/words/numberText.ts';
import type { WireNumber } from '../../../src/core/run/value.ts';

export function lossText(loss: WireNumber): string {
  if (typeof loss !== 'number') return numberText(loss);
  return loss === 0 || Math.abs(loss) >= 0.0001 ? loss.toFixed(4) : loss.toExponential(1);
}

export function accuracyText(accuracy: number | undefined): string {
  return accuracy === undefined ? '–' : accuracy.toFixed(3);
}
