// One LSTM step by hand, on single numbers.
// A gate is a number between 0 and 1: near 0 it lets
// little through, near 1 almost everything.
import { fixed, print, sigmoid, tanh } from 'gatescope';

// The memory so far.
const cPrev = 0.8;

// Each gate is a sigmoid of a score. Here the scores
// are fixed; a trained cell computes them.
const forgetGate = sigmoid(1.0);
const inputGate = sigmoid(0.2);
const outputGate = sigmoid(0.7);

// What could be written.
const candidate = tanh(0.9);

// New memory: the part of the old that stays,
// and the part of the candidate that is written.
const kept = forgetGate * cPrev;
const written = inputGate * candidate;
const cT = kept + written;

// What the memory shows at this step.
const hT = outputGate * tanh(cT);

print('scalar_lstm_lab');
for (const [name, value] of [
  ['forget_gate', forgetGate],
  ['input_gate', inputGate],
  ['output_gate', outputGate],
  ['c_t', cT],
  ['h_t', hT],
] as const) {
  print(`${name.padEnd(12)} ${fixed(value, 4)}`);
}
