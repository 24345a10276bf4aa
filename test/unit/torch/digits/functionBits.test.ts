import * as tf from '@tensorflow/tfjs';
import { beforeEach, expect, it } from 'vitest';
import { manualSeed, rand, randn, sigmoid, softmax, tensor, type Tensor } from '../../../../src/torch/index.ts';
import { startSession } from '../../../../src/torch/session/session.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
});

const digits = (x: Tensor): number[] => (x.flatten().tolist() as number[]).map(value => Number(value.toPrecision(9)));
const drawn = (seed: number, scale: number, draw: () => Tensor): Tensor => {
  manualSeed(seed);
  return draw().mul(scale);
};

// What stands here was computed by PyTorch 1.13 on the CPU: up to a whole pair of vectors in vectors, and the rest one by one.
it.each<[string, () => Tensor, number[]]>([
  [
    'sigmoid of few values',
    () => sigmoid(drawn(6, 4, () => randn(20)).slice(0, 5)),
    [0.00780451205, 0.925630808, 0.00277253799, 0.00476920046, 0.641672611],
  ],
  [
    'sigmoid of more',
    () => sigmoid(drawn(6, 4, () => randn(20))),
    [
      0.00780451205, 0.925630808, 0.00277253799, 0.00476920046, 0.641672611, 0.0503110141, 0.0189090911, 0.999392033, 0.98415035,
      0.964648664, 0.616451323, 0.0763786361, 0.910835207, 0.806014836, 0.516040504, 0.833053887, 0.0241194982, 0.903589249, 0.0733735263,
      0.000741562108,
    ],
  ],
  [
    'sigmoid far from 0',
    () => sigmoid(drawn(5, 20, () => randn(50))),
    [
      1.0, 0.999968886, 1.35033156e-15, 1.6672716e-15, 1.0, 0.00462202914, 0.0682205632, 3.27176762e-13, 0.999596655, 0.406282425,
      1.78117612e-12, 4.48949095e-7, 1.0, 0.000227494078, 8.31104444e-6, 1.60222569e-7, 1.0, 1.0, 0.00119431538, 4.14566426e-9,
      0.0695738643, 5.93099458e-6, 0.947844982, 0.0475822724, 0.000158758485, 0.999999881, 0.237435833, 2.30857465e-18, 1.0, 0.999948859,
      0.993202507, 1.0, 0.0053072134, 4.35063356e-7, 0.986935377, 1.0, 0.969543993, 0.965621531, 1.32442932e-10, 7.41875184e-8, 1.0,
      0.999969363, 1.0, 0.0238769799, 1.0, 0.999999642, 1.0, 1.0, 1.0, 0.000781563402,
    ],
  ],
  [
    'softmax along the last axis',
    () =>
      softmax(
        drawn(7, 3, () => randn(2, 9)),
        1,
      ),
    [
      0.000235756175, 0.0090461541, 0.892967761, 0.0010257368, 0.00500672124, 0.0288371462, 0.0623503439, 0.000314086705, 0.00021625869,
      0.00315284403, 0.000523042399, 0.0430932939, 0.000250238634, 0.917264044, 0.00229115435, 0.00205399375, 0.00901588891, 0.0223555211,
    ],
  ],
  [
    'a power that float32 does not have',
    () => drawn(8, 1000, () => rand(20)).pow(-1.7),
    [
      1.90413484e-5, 1.05702375e-5, 8.72297915e-6, 6.27310365e-5, 2.46403688e-5, 1.67686248e-5, 9.51836682e-6, 0.0111407293, 2.01440071e-5,
      0.000284679933, 9.18527076e-6, 1.52811499e-5, 0.00012251384, 0.000327797141, 0.321766645, 9.63149432e-6, 1.14923441e-5, 8.1248123e-5,
      2.88476876e-5, 0.000164425379,
    ],
  ],
])('%s has the last bit that PyTorch gives it', (_, compute, wanted) => {
  expect(digits(compute())).toEqual(wanted);
});

it('of whole numbers and booleans as of others', () => {
  expect(digits(sigmoid(tensor([[true, false]])))).toEqual([0.731058598, 0.5]);
  expect(digits(sigmoid(tensor([2, -1])))).toEqual([0.880797029, 0.268941432]);
  expect(digits(tensor([2, 3]).float().pow(0.3))).toEqual([1.23114443, 1.3903892]);
});
