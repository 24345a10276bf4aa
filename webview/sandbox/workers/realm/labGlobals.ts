import { labConsole } from '../../../../src/recorder/output/labConsole.ts';
import type { LabGlobals } from './harden.ts';

/**
 * Objects in the place of the worker's own. The worker's console would write into the browser's; this one writes where
 * `print` does.
 */
export function labGlobals(
  print: (...values: unknown[]) => void,
  clock: () => number,
  random: Pick<Crypto, 'getRandomValues'>,
): LabGlobals {
  let isSaying = false;
  const say = (...values: unknown[]): void => {
    // Outside of a run `print` falls back on the console, which is this one.
    if (isSaying) return;
    isSaying = true;
    try {
      print(...values);
    } finally {
      isSaying = false;
    }
  };
  return {
    console: labConsole(say),
    performance: { now: () => clock(), timeOrigin: performance.timeOrigin },
    crypto: { getRandomValues: random.getRandomValues.bind(random) },
  };
}
