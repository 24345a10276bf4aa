import type { LabGlobals } from './harden.ts';

/** The worker's `console` would write into the browser's; the lab's writes where `print` does. */
export function labGlobals(print: (...values: unknown[]) => void, clock: () => number, random: Crypto): LabGlobals {
  const say = (...values: unknown[]): void => print(...values);
  return {
    console: { log: say, info: say, warn: say, error: say, debug: say, table: say, dir: say, trace: say },
    performance: { now: () => clock(), timeOrigin: performance.timeOrigin },
    crypto: {
      getRandomValues: random.getRandomValues.bind(random),
    },
  };
}
