// How far back does the training signal reach? For each
// cell: how strongly the first of 30 steps still moves
// the last state, compared with what the last step does.
import { cat, fixed, manualSeed, nn, ones } from 'gatescope';
import { print, randn, zeros } from 'gatescope';

manualSeed(42);

const steps = 30;
const options = {
  inputSize: 1,
  hiddenSize: 8,
  batchFirst: true,
};

// 64 sequences of noise. Their gradient is what we want.
const x = randn(64, steps, 1);
x.requiresGrad = true;

function reach(cell: nn.RNN | nn.GRU | nn.LSTM): number {
  x.grad = null;
  const [out] = cell.forward(x);
  // The last state of all sequences, added to one number.
  const last = out.slice([0, steps - 1], [-1, 1]).sum();
  last.backward();

  // The size of the gradient at each step.
  const sizes = x.grad!.abs().mean([0, 2]);
  const first = sizes.at(0).item();
  // In powers of ten: -3 means a thousandth is left.
  return Math.log10(first / sizes.at(-1).item());
}

const rnn = new nn.RNN(options);
const gru = new nn.GRU(options);
const lstm = new nn.LSTM(options);

print('gradients_lab');
print(`rnn         10^${fixed(reach(rnn), 1)}`);
print(`gru         10^${fixed(reach(gru), 1)}`);
print(`lstm        10^${fixed(reach(lstm), 1)}`);

// The same weights, with the gates that keep pushed open
// by their bias. The GRU's parts: reset, update, new.
const update = cat([zeros(8), ones(8).mul(2), zeros(8)]);
const gruBias = gru.bias_ih_l0.add(update);
gru.bias_ih_l0 = new nn.Parameter(gruBias);

// The LSTM's parts: input, forget, cell, output.
const forget = cat([zeros(8), ones(8).mul(3), zeros(16)]);
const lstmBias = lstm.bias_ih_l0.add(forget);
lstm.bias_ih_l0 = new nn.Parameter(lstmBias);

print(`gru_opened  10^${fixed(reach(gru), 1)}`);
print(`lstm_opened 10^${fixed(reach(lstm), 1)}`);
