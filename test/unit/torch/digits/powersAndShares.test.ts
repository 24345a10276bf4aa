import { describe, expect, it } from 'vitest';
import { sigmoid, tensor, type Tensor } from '../../../../src/torch/index.ts';

const float = (values: number[] | number[][]): Tensor => tensor(values, { dtype: 'float32' });
const leaf = (values: number[] | number[][]): Tensor => tensor(values, { dtype: 'float32', requiresGrad: true });
const shown = (x: Tensor): unknown =>
  JSON.parse(JSON.stringify(x.tolist(), (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value)));

// What stands on the right was computed by PyTorch 1.13 on the CPU.
const x = [50.22391, 21.342314, 12.55481, 0.3852277, 7.955278, 30.275114, 1e-3, 3.7];

describe('powers have PyTorch’s last digit', () => {
  it.each([
    [1.7, [779.018738, 181.848846, 73.7865524, 0.197569445, 33.9714508, 329.492737, 7.94328298e-6, 9.24576664]],
    [0.3, [3.2379725, 2.5047965, 2.13620543, 0.751130283, 1.8629303, 2.78179884, 0.12589255, 1.4806776]],
    [-0.7, [0.0644707382, 0.117362931, 0.170150369, 1.94983447, 0.234175384, 0.0918840095, 125.89254, 0.400183141]],
    [3, [126686.859, 9721.30371, 1978.92981, 0.0571679398, 503.461273, 27749.6406, 1.00000019e-9, 50.6530037]],
    [-2, [0.000396441348, 0.00219541695, 0.00634424202, 6.7385273, 0.0158011727, 0.00109100924, 999999.875, 0.0730460137]],
    [-0.5, [0.141105756, 0.216460794, 0.282224625, 1.61116946, 0.354545802, 0.181742758, 31.6227741, 0.519875228]],
    [-1, [0.0199108347, 0.0468552746, 0.0796507522, 2.59586716, 0.125702709, 0.033030428, 999.999939, 0.270270258]],
    [0.5, [7.08688307, 4.61977434, 3.54327679, 0.62066716, 2.82051015, 5.50228262, 0.0316227786, 1.92353845]],
    [2.5, [17876.2461, 2104.28101, 558.502747, 0.0921072438, 178.500076, 5043.2959, 3.16227791e-8, 26.3332424]],
    [-3, [7.89347814e-6, 0.000102866863, 0.000505323638, 17.492321, 0.00198625005, 3.60365011e-5, 999999872, 0.0197421666]],
  ])('x ** %d', (exponent, powers) => {
    expect(shown(float(x).pow(exponent))).toEqual(powers);
  });

  it.each([
    [1.7, [26.3685532, 14.4849825, 9.9911623, 0.871868908, 7.25951672, 18.5015869, 0.0135035813, 4.24805498]],
    [3, [7567.32324, 1366.48303, 472.869751, 0.445201159, 189.859344, 2749.74756, 3.00000033e-6, 41.0699997]],
    [-1, [-0.000396441348, -0.00219541695, -0.00634424202, -6.7385273, -0.0158011727, -0.00109100924, -999999.875, -0.0730460137]],
    [0.5, [0.0705528781, 0.108230397, 0.141112313, 0.805584729, 0.177272901, 0.0908713788, 15.8113871, 0.259937614]],
  ])('and so has the gradient of x ** %d', (exponent, slopes) => {
    const base = leaf(x);
    base.pow(exponent).sum().backward();
    expect(shown(base.grad as Tensor)).toEqual(slopes);
  });

  it('where the base is below 0, too', () => {
    expect(shown(float([-2.7833685, 21.882275, -7.8648257]).pow(3))).toEqual([-21.5631485, 10477.9766, -486.482605]);
    expect(float([-2, 4]).pow(1.7).tolist()).toEqual([Number.NaN, expect.closeTo(10.556, 3)]);
  });
});

describe('logSoftmax has PyTorch’s digits near 0', () => {
  it.each([
    [
      1,
      [
        [1.3050944, -20.229487, 2.300126, -0.33865118, 14.03783, -0.9855827],
        [0.96748894, -7.864826, 17.720918, 0.827213, -4.834598, -4.923702],
      ],
      [
        [-12.7327471, -34.2673302, -11.7377157, -14.3764935, -1.1920858e-5, -15.0234241],
        [-16.7534294, -25.5857449, 0, -16.8937054, -22.5555172, -22.6446209],
      ],
    ],
    [
      0,
      [
        [9.5, 0, 12],
        [0, 17.5, 12],
        [-3, 1, 1],
      ],
      [
        [-7.85558368e-5, -17.5, -0.693155527],
        [-9.5000782, -1.19209282e-7, -0.693155527],
        [-12.5000782, -16.5, -11.6931553],
      ],
    ],
  ])('along axis %i', (axis, scores, logs) => {
    const given = leaf(scores);
    const found = given.logSoftmax(axis);
    expect((shown(found) as number[][]).map(row => row.map(value => value + 0))).toEqual(logs);
    found.sum().backward();
    const count = scores.length > 2 ? 3 : 6;
    const shares = given.detach().softmax(axis).tolist() as number[][];
    const slopes = (given.grad as Tensor).tolist() as number[][];
    for (const [i, row] of slopes.entries())
      for (const [j, slope] of row.entries()) expect(slope).toBeCloseTo(1 - count * (shares[i]?.[j] ?? 0), 5);
  });
});

it('sigmoid is 0 where float32 has no room for eˣ', () => {
  const found = sigmoid(float([-80, -87, -88, -88.8, -89, -100, -1000])).tolist() as number[];
  expect(found.slice(3)).toEqual([0, 0, 0, 0]);
  expect(found.slice(0, 3).map(value => value.toPrecision(5))).toEqual(['1.8049e-35', '1.6458e-38', '6.0546e-39']);
});

describe('what whole numbers and booleans cannot be', () => {
  it.each(['neg', 'abs'] as const)('%s of the smallest whole number is told not to fit', name => {
    expect(() => tensor([-(2 ** 31), 1])[name]()).toThrow(`${name}: the result 2147483648 is too large: whole numbers have 32 bits here`);
    const fits = tensor([-(2 ** 31) + 1]);
    expect(fits[name]().tolist()).toEqual([2 ** 31 - 1]);
  });

  it.each(['neg', 'abs', 'relu'] as const)('%s of booleans is refused', name => {
    expect(() => tensor([true, false])[name]()).toThrow(`${name}: booleans have no sign. Make numbers of them first, with x.float().`);
  });

  it('powers of booleans by booleans are refused, and by numbers are numbers', () => {
    const truths = tensor([true, false]);
    expect(() => truths.pow(truths)).toThrow('pow: booleans have no powers. Make numbers of them first, with x.float().');
    expect(truths.pow(2).tolist()).toEqual([1, 0]);
  });

  it('flatten of a single number has no second axis', () => {
    expect(() => float([1]).sum().flatten(1)).toThrow('flatten');
    expect(float([1]).sum().flatten(0, -1).shape).toEqual([1]);
  });
});
