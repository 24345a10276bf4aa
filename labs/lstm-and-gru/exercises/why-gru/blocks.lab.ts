// What the answer says, in numbers.
import { fixed, nn, print } from 'gatescope';

const options = { inputSize: 8, hiddenSize: 16, batchFirst: true };
const lstm = new nn.LSTM(options);
const gru = new nn.GRU(options);

// Each block turns the input and the old state into one gate
// or candidate: 16 × 8 and 16 × 16 weights, and two biases.
const block = 16 * 8 + 16 * 16 + 16 + 16;

for (const [name, module] of [
  ['LSTM', lstm],
  ['GRU', gru],
] as const) {
  const count = module.parameters().reduce((sum, one) => sum + one.size, 0);
  print(`${name}: ${count} parameters, ${count / block} blocks`);
}

// One gate for two decisions: what stays and what is
// written always sum to one.
const keep = 0.7;
const [old, candidate] = [0.9, -0.4];
const state = keep * old + (1 - keep) * candidate;
print('new state', fixed(state, 4));
