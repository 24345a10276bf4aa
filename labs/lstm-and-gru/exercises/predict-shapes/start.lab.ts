// Exercise: Predict the shapes
//
// Guess before you run: put lists of sizes where null stands,
// such as [2, 3, 4]. 4 sequences of 6 steps with 8 features go in.
import { nn, print, randn } from 'gatescope';

const guess = {
  // The output of every step.
  lstmOut: null as number[] | null,
  // The last hidden state.
  lstmH: null as number[] | null,
  // The last cell state.
  lstmC: null as number[] | null,
  // The output of every step.
  gruOut: null as number[] | null,
  // The last hidden state.
  gruH: null as number[] | null,
};

const x = randn(4, 6, 8);
const options = { inputSize: 8, hiddenSize: 16, batchFirst: true };
const [lstmOut, [lstmH, lstmC]] = new nn.LSTM(options).forward(x);
const [gruOut, gruH] = new nn.GRU(options).forward(x);

print('lstm_out', lstmOut.shape, 'guessed', guess.lstmOut);
print('lstm_h  ', lstmH.shape, 'guessed', guess.lstmH);
print('lstm_c  ', lstmC.shape, 'guessed', guess.lstmC);
print('gru_out ', gruOut.shape, 'guessed', guess.gruOut);
print('gru_h   ', gruH.shape, 'guessed', guess.gruH);
