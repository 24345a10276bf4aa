// Labs 1 to 3, with the numbers beside them that the text
// talks about.
import { manualSeed, nn, print, randn, sigmoid, tanh } from 'gatescope';
import { size } from './classifier';

// Lab 1, as it stands and with the forget gate closed.
const cPrev = 0.8;
const candidate = tanh(0.9);
const written = sigmoid(0.2) * candidate;
print(`lstm_input c_prev=${cPrev.toFixed(1)} candidate=${candidate.toFixed(4)} written=${written.toFixed(4)}`);
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
    `lstm ${name} score=${score.toFixed(1)} forget=${forget.toFixed(4)} kept=${kept.toFixed(4)} c=${c.toFixed(4)} h=${h.toFixed(4)} old_share=${share}%`,
  );
}

// How long a memory lasts behind one gate.
const forget = sigmoid(1.0);
print(`half_life steps=${(Math.log(0.5) / Math.log(forget)).toFixed(1)} after_9=${Math.round(100 * forget ** 9)}%`);
for (const steps of [9, 29, 59]) print(`half_left over=${steps} needs=${(0.5 ** (1 / steps)).toFixed(3)}`);
print(`half_open after_9=${(100 * 0.5 ** 9).toFixed(1)}% after_29=${(100 * 0.5 ** 29).toExponential(0)}%`);

// Lab 2: the share of the new, and of the old.
const hPrev = 0.7;
const hCandidate = tanh(1.1 + sigmoid(-0.3) * hPrev);
const update = sigmoid(0.8);
print(
  `gru_input h_prev=${hPrev.toFixed(1)} x_t=${(1.1).toFixed(1)} old_share=${(1 - update).toFixed(4)} stays=${((1 - update) * hPrev).toFixed(4)}`,
);
print(`gru lesson=${((1 - update) * hPrev + update * hCandidate).toFixed(4)}`);
print(`gru swapped=${(update * hPrev + (1 - update) * hCandidate).toFixed(4)}`);
const keep = sigmoid(-0.8);
print(`gru pytorch=${(keep * hPrev + (1 - keep) * hCandidate).toFixed(4)} keep=${keep.toFixed(4)}`);

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
