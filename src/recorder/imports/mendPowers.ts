import { hasRightPowers, power } from '../../core/numbers/power.ts';

/**
 * Gives `Math.pow` the digits of newer engines where this one has others. Comes before labs run and before the language
 * is frozen.
 */
export function mendPowers(): void {
  if (hasRightPowers) return;
  // As the engine's own it makes numbers of what it is given, and cannot be constructed.
  const { pow } = { pow: (base: unknown, exponent: unknown): number => power(Number(base), Number(exponent)) };
  Object.defineProperty(Math, 'pow', { value: pow, writable: true, enumerable: false, configurable: true });
}
