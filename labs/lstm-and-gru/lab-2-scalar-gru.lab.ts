// One GRU step by hand, on single numbers. There is no separate memory: h carries it.
import { print, sigmoid, tanh } from 'gatescope';

const hPrev = 0.7; // the state so far
const xT = 1.1; // what comes in at this step
const updateGate = sigmoid(0.8); // here: the share of the new state that comes from the candidate
const resetGate = sigmoid(-0.3); // how much of the old state the candidate sees

const hCandidate = tanh(xT + resetGate * hPrev);
const hT = (1 - updateGate) * hPrev + updateGate * hCandidate;
// Careful: nn.GRU in the next labs counts the other way round, there the update gate is the share that stays.

print('scalar_gru_lab');
for (const [name, value] of [
  ['update_gate', updateGate],
  ['reset_gate', resetGate],
  ['h_candidate', hCandidate],
  ['h_t', hT],
] as const) {
  print(`${name.padEnd(12)} ${value.toFixed(4)}`);
}
