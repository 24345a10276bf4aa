// Labs 1 to 3, with the numbers beside them that the text
// talks about.
import { cat, fixed, manualSeed, nn, ones, print, randn } from 'gatescope';
import { sigmoid, stack, tanh, type Tensor } from 'gatescope';
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

// Where the numbers come from: in each block a weight for
// the input, one for the state, and two biases, so
// 4 × (16×8 + 16×16 + 16 + 16) and
// 3 × (16×8 + 16×16 + 16 + 16).
const [m, n] = [8, 16];
for (const [name, blocks, model] of [
  ['lstm', 4, lstm],
  ['gru', 3, gru],
] as const) {
  const [two, one] = [2, 1].map(biases => blocks * (n * m + n * n + biases * n));
  if (two !== size(model)) throw new Error(`${name} has ${size(model)} parameters, not ${two}.`);
  print(`count_${name} \`${blocks} × (${n}×${m} + ${n}×${n} + ${n} + ${n})\` two_biases=${two} one_bias=${one}`);
}

/** How far the states move when the second bias of some blocks is added to the first, and then left out. */
function movedBy(model: nn.LSTM | nn.GRU, moves: number[]): string {
  const before = model.forward(x)[0];
  const [first, second] = [model.bias_ih_l0, model.bias_hh_l0];
  const mask = cat(moves.map(move => ones(n).mul(move)));
  model.bias_ih_l0 = new nn.Parameter(first.add(second.mul(mask)));
  model.bias_hh_l0 = new nn.Parameter(second.sub(second.mul(mask)));
  const by = fixed(model.forward(x)[0].sub(before).abs().max().item(), 4);
  [model.bias_ih_l0, model.bias_hh_l0] = [first, second];
  return by;
}
print(`bias_moved lstm=${movedBy(lstm, [1, 1, 1, 1])} gru_gates=${movedBy(gru, [1, 1, 0])} gru_candidate=${movedBy(gru, [0, 0, 1])}`);

const [out, h] = gru.forward(x);
const last = out.slice([0, 5], [-1, 1]).reshape([4, 16]);
print(`gru_last_step difference=${last.sub(h.at(0)).abs().max().item()}`);

const deep = new nn.GRU({ ...options, numLayers: 2, bidirectional: true });
const [deepOut, deepH] = deep.forward(x);
print(`two_layers_two_directions out=(${deepOut.shape.join(',')}) h=(${deepH.shape.join(',')})`);

// A sequence cut in two: does the second half know of the
// first? And does a row of a batch know of the others?
const begin = x.slice([0, 0], [-1, 3]);
const rest = x.slice([0, 3], [-1, 3]);
const apart = (one: Tensor, other: Tensor): string => fixed(one.sub(other).abs().max().item(), 4);
const [, hBegin] = gru.forward(begin);
const [, hCarried] = gru.forward(rest, hBegin);
const [, hAnew] = gru.forward(rest);
print(`cut carried=${apart(hCarried, h)} from_zeros=${apart(hAnew, h)}`);
const [turned] = gru.forward(stack([x.at(3), x.at(2), x.at(1), x.at(0)]));
print(`rows_turned difference=${apart(turned.at(0), out.at(3))}`);

// What comes back to the first half from the second.
begin.requiresGrad = true;
for (const isCut of [false, true]) {
  begin.grad = null;
  const [, state] = gru.forward(begin);
  const [, end] = gru.forward(rest, isCut ? state.detach() : state);
  end.sum().backward();
  const grad = begin.grad as Tensor | null;
  print(`detached=${isCut} value=${apart(end, h)} gradient=${grad ? fixed(grad.abs().max().item(), 4) : 'none'}`);
}
