# One GRU step by hand, on single numbers.
# There is no separate memory: h carries it.
from torch import sigmoid, tanh, tensor

# The state so far, and what comes in at this step.
h_prev = tensor(0.7)
x_t = tensor(1.1)

# Here: the share of the new state that comes from
# the candidate. nn.GRU in the next labs counts the
# other way round: there it is the share that stays.
update_gate = sigmoid(tensor(0.8))

# How much of the old state the candidate sees.
reset_gate = sigmoid(tensor(-0.3))

h_candidate = tanh(x_t + reset_gate * h_prev)
stays = (1 - update_gate) * h_prev
h_t = stays + update_gate * h_candidate

print("scalar_gru_lab")
for name, value in [
    ("update_gate", update_gate),
    ("reset_gate", reset_gate),
    ("h_candidate", h_candidate),
    ("h_t", h_t),
]:
    print(f"{name:<12} {value.item():.4f}")
