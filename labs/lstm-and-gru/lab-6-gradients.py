# How far back does the training signal reach? For each
# cell: how strongly the first of 30 steps still moves
# the last state, compared with what the last step does.
from math import log10
from torch import cat, manual_seed, nn, ones, randn, zeros

manual_seed(42)

steps = 30
options = dict(
    input_size=1,
    hidden_size=8,
    batch_first=True,
)

# 64 sequences of noise. Their gradient is what we want.
x = randn(64, steps, 1)
x.requires_grad = True

def reach(cell):
    x.grad = None
    out, _ = cell(x)
    # The last state of all sequences, added to one number.
    last = out[:, steps - 1].sum()
    last.backward()

    # The size of the gradient at each step.
    sizes = x.grad.abs().mean((0, 2))
    first = sizes[0].item()
    # In powers of ten: -3 means a thousandth is left.
    return log10(first / sizes[-1].item())


rnn = nn.RNN(**options)
gru = nn.GRU(**options)
lstm = nn.LSTM(**options)

print("gradients_lab")
print(f"rnn         10^{reach(rnn):.1f}")
print(f"gru         10^{reach(gru):.1f}")
print(f"lstm        10^{reach(lstm):.1f}")

# The same weights, with the gates that keep pushed open
# by their bias. The GRU's parts: reset, update, new.
update = cat([zeros(8), ones(8) * 2, zeros(8)])
gru_bias = gru.bias_ih_l0 + update
gru.bias_ih_l0 = nn.Parameter(gru_bias)

# The LSTM's parts: input, forget, cell, output.
forget = cat([zeros(8), ones(8) * 3, zeros(16)])
lstm_bias = lstm.bias_ih_l0 + forget
lstm.bias_ih_l0 = nn.Parameter(lstm_bias)

print(f"gru_opened  10^{reach(gru):.1f}")
print(f"lstm_opened 10^{reach(lstm):.1f}")
