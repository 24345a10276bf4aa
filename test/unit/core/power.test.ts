import { describe, expect, it } from 'vitest';
import { hasRightPowers, power, rightPower } from '../../../src/core/numbers/power.ts';

describe('powers of numbers', () => {
  // Computed by Python 3.
  it.each([
    [10, -5, 1e-5],
    [0.9, 4, 0.6561],
    [10, 294, 1e294],
    [0.999, 10, 0.9900448802097482],
    [0.9, 37, 0.020275559590445275],
    [-1.1, 3, -1.3310000000000004],
    [2, 0.5, 1.4142135623730951],
    [0.1, 0.3, 0.5011872336272724],
    [0.97, 100, 0.04755250792540563],
    [3, -7, 0.0004572473708276177],
    [7, -20, 1.2532542894196848e-17],
    [0.5, 40, 9.094947017729282e-13],
    [1e200, -1.25, 1e-250],
    [1.5, -3.25, 0.2677339269955096],
    [10, -290, 1e-290],
  ])('%d ** %d', (base, exponent, wanted) => {
    expect(rightPower(base, exponent)).toBe(wanted);
    expect(power(base, exponent)).toBe(wanted);
  });

  it('at the edges are what the language says', () => {
    const edges = [0, -0, 1, -1, 2, -2, 0.5, 3, -3, 1 / 3, 1e300, 1e-300, 5e-324, Infinity, -Infinity, Number.NaN, 1023, 1024, -1074];
    for (const base of edges)
      for (const exponent of edges) {
        const found = rightPower(base, exponent);
        const wanted = Math.pow(base, exponent);
        if (Number.isFinite(wanted) && wanted !== 0)
          expect(Math.abs(found / wanted - 1), `${String(base)} ** ${String(exponent)}`).toBeLessThan(1e-13);
        else expect(found, `${String(base)} ** ${String(exponent)}`).toBe(wanted);
      }
  });

  it('of whole numbers that fit are exact', () => {
    for (let base = 2; base < 60; base++)
      for (let exponent = 1; base ** exponent < 2 ** 53; exponent++)
        expect(BigInt(rightPower(base, exponent)), `${String(base)} ** ${String(exponent)}`).toBe(BigInt(base) ** BigInt(exponent));
  });

  it('are the engine’s own where those are right', () => {
    expect(hasRightPowers ? power : rightPower).toBe(power);
  });
});
