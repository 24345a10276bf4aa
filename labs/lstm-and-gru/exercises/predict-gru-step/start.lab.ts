// Exercise: Predict a GRU step
//
// Guess before you run: put your numbers where null stands.
// A guess within 0.1 is a good one.
import { fixed, print, sigmoid, tanh } from 'gatescope';

const guess = {
  // sigmoid(0.8): the share of the candidate.
  updateGate: null as number | null,
  // tanh(1.1 + 0.43 * 0.7)
  hCandidate: null as number | null,
  // A mixture of 0.7 and the candidate.
  hT: null as number | null,
};

const updateGate = sigmoid(0.8);
const hCandidate = tanh(1.1 + sigmoid(-0.3) * 0.7);
const hT = (1 - updateGate) * 0.7 + updateGate * hCandidate;

print('update_gate', fixed(updateGate, 4), 'guessed', guess.updateGate);
print('h_candidate', fixed(hCandidate, 4), 'guessed', guess.hCandidate);
print('h_t        ', fixed(hT, 4), 'guessed', guess.hT);
