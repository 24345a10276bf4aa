import { expect, it } from 'vitest';
import type { WireNumber } from '../../../src/core/run/value.ts';
import { columnText, numberText } from '../../../src/core/words/numberText.ts';

it.each<[WireNumber, string, string]>([
  [0, '0', '0'],
  ['-0', '-0', '-0'],
  [-0, '-0', '-0'],
  ['NaN', 'NaN', 'NaN'],
  ['Infinity', '∞', '∞'],
  ['-Infinity', '-∞', '-∞'],
  [0.5, '0.5', '0.5000'],
  [1 / 3, '0.3333', '0.3333'],
  [0.00007, '0.0001', '7.000e-5'],
  [0.00001, '1.00e-5', '1.000e-5'],
  [123456, '123456', '123456'],
  [12_345_678, '12345678', '12345678'],
  [1_234_567.5, '1.23e6', '1.235e6'],
  [1e15, '1.00e15', '1.000e15'],
  [-1e21, '-1.00e21', '-1.000e21'],
])('%s is %s beside its line and %s in a column', (wire, beside, inColumn) => {
  expect([numberText(wire), columnText(wire)]).toEqual([beside, inColumn]);
});
