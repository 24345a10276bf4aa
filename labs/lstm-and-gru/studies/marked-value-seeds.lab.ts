// Lab 5's task from eight seeds, at three lengths.
import { markedValue } from './tasks';
import { runSeeds } from './seeds';

runSeeds({
  task: seqLen => markedValue(256, seqLen),
  features: 2,
  lengths: [10, 20, 30],
  contenders: [
    { kind: 'RNN', opened: 0 },
    { kind: 'GRU', opened: 0 },
    { kind: 'LSTM', opened: 0 },
    { kind: 'GRU', opened: 2 },
    { kind: 'LSTM', opened: 2 },
  ],
  seeds: [1, 2, 3, 4, 5, 6, 7, 8],
  epochs: 120,
  lr: 0.01,
});
