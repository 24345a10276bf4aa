// Lab 4's task, longer and longer, for all three cells
// from ten seeds: does it need gates?
import { firstValue } from './tasks';
import { runSeeds } from './seeds';

const task = (seqLen: number) => firstValue(160, seqLen);
const shared = { task, features: 1, epochs: 80, lr: 0.03 };
const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

runSeeds({
  ...shared,
  seeds,
  lengths: [10, 30, 60],
  contenders: [
    { kind: 'RNN', opened: 0 },
    { kind: 'GRU', opened: 0 },
    { kind: 'LSTM', opened: 0 },
  ],
});

// The same with the gates pushed open.
runSeeds({
  ...shared,
  seeds,
  lengths: [60],
  contenders: [
    { kind: 'GRU', opened: 2 },
    { kind: 'LSTM', opened: 3 },
  ],
});
