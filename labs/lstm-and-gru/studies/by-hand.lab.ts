// Labs 1 to 3, with the numbers beside them that the text
// talks about.
import { fixed, manualSeed, nn, print, randn, sigmoid, tanh } from 'gatescope';
import { size } from './classifier';

// Lab 1, as it stands and with the forget gate closed.
const cPrev = 0.8;
const candidate = tanh(0.9);
const written = sigmoid(0.2) * candidate;
print(`lstm_input c_prev=${fixed(cPrev, 1)} candidate=${fixed(candidate, 4)} written=${fixed(written, 4)}`);
for (const [name, score] of [
  ['as_set', 1.0],
  ['nearly_closed', -1.0],
] as const) {
  const forget = sigmoid(score);
  const kept = forget * cPrev;
  const c = kept + written;
  const h = sigmoid(0.7) * tanh(c);
  const share = Math.round((100 * kept) / c);
  print(
    `lstm ${name} score=${fixed(score, 1)} forget=${fixed(forget, 4)} kept=${fixed(kept, 4)} c=${fixed(c, 4)} h=${fixed(h, 4)} old_share=${share}%`,
  );
}

// How long a memory lasts behind one gate.
const forget = sigmoid(1.0);
print(`half_life steps=${fixed(Math.log(0.5) / Math.log(forget), 1)} after_9=${Math.round(100 * forget ** 9)}%`);
for (const steps of [9, 29, 59]) print(`half_left over=${steps} needs=${fixed(0.5 ** (1 / steps), 3)}`);
print(`half_open after_9=${fixed(100 * 0.5 ** 9, 1)}% after_29=${(100 * 0.5 ** 29).toExponential(0)}%`);

// Lab 2: the share of the new, and of the old.
const hPrev = 0.7;
const hCandidate = tanh(1.1 + sigmoid(-0.3) * hPrev);
const update = sigmoid(0.8);
print(`gru_input h_prev=${fixed(hPrev, 1)} x_t=${fixed(1.1, 1)} old_share=${fixed(1 - update, 4)} stays=${fixed((1 - update) * hPrev, 4)}`);
print(`gru lesson=${fixed((1 - update) * hPrev + update * hCandidate, 4)}`);
print(`gru swapped=${fixed(update * hPrev + (1 - update) * hCandidate, 4)}`);
const keep = sigmoid(-0.8);
print(`gru pytorch=${fixed(keep * hPrev + (1 - keep) * hCandidate, 4)} keep=${fixed(keep, 4)}`);

// Lab 3: sizes, and where the last step is found.
manualSeed(42);
const x = randn(4, 6, 8);
const options = { inputSize: 8, hiddenSize: 16, batchFirst: true };
const lstm = new nn.LSTM(options);
const gru = new nn.GRU(options);
const rnn = new nn.RNN(options);
print(`parameters lstm=${size(lstm)} gru=${size(gru)} rnn=${size(rnn)}`);
const [out, h] = gru.forward(x);
const last = out.slice([0, 5], [-1, 1]).reshape([4, 16]);
print(`gru_last_step difference=${last.sub(h.at(0)).abs().max().item()}`);

const deep = new nn.GRU({ ...options, numLayers: 2, bidirectional: true });
const [deepOut, deepH] = deep.forward(x);
print(`two_layers_two_directions out=(${deepOut.shape.join(',')}) h=(${deepH.shape.join(',')})`);
