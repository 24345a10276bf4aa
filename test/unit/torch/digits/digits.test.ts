import { describe, expect, it } from 'vitest';
import { fixed, print, round, tensor } from '../../../../src/torch/index.ts';
import { setPrintSink } from '../../../../src/torch/text/print.ts';
import { pythonFloat } from '../../../../src/torch/digits/pythonFloat.ts';
import { scientificText } from '../../../../src/torch/digits/scientificText.ts';

// What stands on the right was printed by Python 3 and by PyTorch 1.13.
describe('numbers with a fixed count of decimals', () => {
  it.each([
    [0.5625, 3, '0.562'],
    [0.0625, 3, '0.062'],
    [0.3125, 3, '0.312'],
    [0.8125, 3, '0.812'],
    [0.4375, 3, '0.438'],
    [-0.5625, 3, '-0.562'],
    [0.5, 0, '0'],
    [1.5, 0, '2'],
    [2.5, 0, '2'],
    [-0.5, 0, '-0'],
    [-0, 2, '-0.00'],
    [1.005, 2, '1.00'],
    [0.1, 20, '0.10000000000000000555'],
    [4503599627370495.5, 0, '4503599627370496'],
    [2147483648.0009765625, 9, '2147483648.000976562'],
    [1e21, 1, '1000000000000000000000.0'],
    [1e22, 0, '10000000000000000000000'],
    [5e-324, 3, '0.000'],
    [Number.NaN, 3, 'nan'],
    [Infinity, 0, 'inf'],
    [-Infinity, 9, '-inf'],
  ])('%d with %i', (value, digits, text) => {
    expect(fixed(value, digits)).toBe(text);
  });

  it('are refused for what is no number, and for digits there cannot be', () => {
    expect(() => fixed(tensor([1]) as unknown as number, 3)).toThrow(
      'fixed needs a number, but got a tensor; item() makes a number of a tensor with one value.',
    );
    expect(() => fixed(1, 101)).toThrow('fixed needs a whole number of decimals from 0 to 100, but got 101.');
    expect(() => fixed(1, 1.5)).toThrow('fixed needs a whole number of decimals from 0 to 100, but got 1.5.');
  });
});

describe('rounded numbers', () => {
  it.each([
    [3e-5, 5, '3e-05'],
    [1e16, 2, '1e+16'],
    [1e22, 2, '1e+22'],
    [0.1, 20, '0.1'],
    [123.456, -1, '120.0'],
    [2.675, 2, '2.67'],
    [0.5625, 3, '0.562'],
    [25, -1, '20.0'],
    [35, -1, '40.0'],
    [-0.4, 0, '-0.0'],
    [-7, -1, '-10.0'],
    [4, -1, '0.0'],
    [1e300, -299, '1e+300'],
    [1, 3, '1.0'],
    [5e-324, 400, '5e-324'],
    [5, -400, '0.0'],
    [Number.NaN, 2, 'nan'],
    [-Infinity, -2, '-inf'],
  ])('%d to %i', (value, digits, text) => {
    expect(round(value, digits)).toBe(text);
  });

  it('are whole without a count of digits', () => {
    expect([0.5, 1.5, -2.5, -0.2, 1e22].map(value => round(value))).toEqual(['0', '2', '-2', '0', '10000000000000000000000']);
    expect(() => round(Infinity)).toThrow('round: inf cannot be rounded to a whole number.');
  });

  it('are refused where Python refuses them', () => {
    expect(() => round(1.7e308, -308)).toThrow('round: 1.7e+308 with -308 digits is too large for a number.');
    expect(() => round('1' as unknown as number, 1)).toThrow("round needs a number, but got the text '1'");
    expect(() => round(1, 0.5)).toThrow('round needs a whole number of decimals, but got 0.5.');
  });
});

it('writes floats as Python does', () => {
  const values = [0, -0, 1, 0.1, 1e-4, 1.5e-5, 123456789, 1e15, 9999999999999998, 1e16, -1.25e-7, 1e100, Number.NaN];
  expect(values.map(pythonFloat)).toEqual(
    '0.0 -0.0 1.0 0.1 0.0001 1.5e-05 123456789.0 1000000000000000.0 9999999999999998.0 1e+16 -1.25e-07 1e+100 nan'.split(' '),
  );
});

it.each([
  [1000.25, 4, '1.0002e+03'],
  [100005, 4, '1.0000e+05'],
  [1000.75, 4, '1.0008e+03'],
  [-100015, 4, '-1.0002e+05'],
  [999995, 4, '1.0000e+06'],
  [0.5, 0, '5e-01'],
  [25, 0, '2e+01'],
  [9.5, 0, '1e+01'],
  [0, 4, '0.0000e+00'],
  [-0, 1, '-0.0e+00'],
  [1e-45, 4, '1.0000e-45'],
  [3.4028234663852886e38, 4, '3.4028e+38'],
])('writes %d with an exponent and %i decimals', (value, digits, text) => {
  expect(scientificText(value, digits)).toBe(text);
});

it('prints halves of tensors to the even digit', () => {
  const lines: string[] = [];
  setPrintSink(line => lines.push(line));
  print(tensor([1000.25, 0.5]));
  print(tensor([100005, 1], { dtype: 'float32' }));
  print(tensor([0.03125, 2.5]));
  setPrintSink(null);
  expect(lines).toEqual(['tensor([1.0002e+03, 5.0000e-01])', 'tensor([1.0000e+05, 1.0000e+00])', 'tensor([0.0312, 2.5000])']);
});
