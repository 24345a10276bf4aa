// Exercise: Predict an LSTM step
//
// Guess before you run: put your numbers where null stands.
// A guess within 0.1 is a good one.
import { fixed, print, sigmoid, tanh } from 'gatescope';

const guess = {
  // sigmoid(1.0): how much of the old memory stays?
  forgetGate: null as number | null,
  // The new memory, with 0.8 in it before.
  cT: null as number | null,
  // What it shows.
  hT: null as number | null,
};

const forgetGate = sigmoid(1.0);
const cT = forgetGate * 0.8 + sigmoid(0.2) * tanh(0.9);
const hT = sigmoid(0.7) * tanh(cT);

print('forget_gate', fixed(forgetGate, 4), 'guessed', guess.forgetGate);
print('c_t        ', fixed(cT, 4), 'guessed', guess.cT);
print('h_t        ', fixed(hT, 4), 'guessed', guess.hT);
