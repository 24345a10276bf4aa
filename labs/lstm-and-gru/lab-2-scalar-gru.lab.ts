// One GRU step by hand, on single numbers.
// There is no separate memory: h carries it.
import { fixed, print, sigmoid, tanh } from 'gatescope';

// The state so far, and what comes in at this step.
const hPrev = 0.7;
const xT = 1.1;

// Here: the share of the new state that comes from
// the candidate. nn.GRU in the next labs counts the
// other way round: there it is the share that stays.
const updateGate = sigmoid(0.8);

// How much of the old state the candidate sees.
const resetGate = sigmoid(-0.3);

const hCandidate = tanh(xT + resetGate * hPrev);
const stays = (1 - updateGate) * hPrev;
const hT = stays + updateGate * hCandidate;

print('scalar_gru_lab');
for (const [name, value] of [
  ['update_gate', updateGate],
  ['reset_gate', resetGate],
  ['h_candidate', hCandidate],
  ['h_t', hT],
] as const) {
  print(`${name.padEnd(12)} ${fixed(value, 4)}`);
}
