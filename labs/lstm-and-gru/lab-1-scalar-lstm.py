# One LSTM step by hand, on single numbers.
# A gate is a number between 0 and 1: near 0 it lets
# little through, near 1 almost everything.
from torch import sigmoid, tanh, tensor

# The memory so far.
c_prev = tensor(0.8)

# Each gate is a sigmoid of a score. Here the scores
# are fixed; a trained cell computes them.
forget_gate = sigmoid(tensor(1.0))
input_gate = sigmoid(tensor(0.2))
output_gate = sigmoid(tensor(0.7))

# What could be written.
candidate = tanh(tensor(0.9))

# New memory: the part of the old that stays,
# and the part of the candidate that is written.
kept = forget_gate * c_prev
written = input_gate * candidate
c_t = kept + written

# What the memory shows at this step.
h_t = output_gate * tanh(c_t)

print("scalar_lstm_lab")
for name, value in [
    ("forget_gate", forget_gate),
    ("input_gate", input_gate),
    ("output_gate", output_gate),
    ("c_t", c_t),
    ("h_t", h_t),
]:
    print(f"{name:<12} {value.item():.4f}")
