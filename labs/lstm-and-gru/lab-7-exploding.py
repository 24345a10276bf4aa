# Gradients can grow, too. An RNN with ReLU whose units
# hand on their own value, times a factor: how strongly
# does the first of 30 steps move the last state?
from math import inf, log10
from torch import eye, manual_seed, nn, optim
from torch import rand, randn, zeros

manual_seed(42)

def make_rnn(factor):
    rnn = nn.RNN(
        input_size=1,
        hidden_size=16,
        batch_first=True,
        nonlinearity="relu",
    )
    own = eye(16) * factor
    rnn.weight_hh_l0 = nn.Parameter(own)
    rnn.bias_ih_l0 = nn.Parameter(zeros(16))
    rnn.bias_hh_l0 = nn.Parameter(zeros(16))
    return rnn


x = rand(64, 30, 1)
x.requires_grad = True

print("exploding_lab")
for factor in [0.8, 1.0, 1.2, 1.5]:
    x.grad = None
    out, _ = make_rnn(factor)(x)
    out[:, 29].sum().backward()
    sizes = x.grad.abs().mean((0, 2))
    first = sizes[0].item() / sizes[-1].item()
    reach = log10(first)
    print(f"factor={factor:.1f} reach=10^{reach:.1f}")


# Now train such a network to add up ten numbers, first
# without a limit to the gradients, then with one.
X = randn(128, 10, 1)
y = X.sum(1) / 3
loss_fn = nn.MSELoss()
limit = 1

for max_norm in [inf, limit]:
    manual_seed(7)
    rnn = make_rnn(1)
    fc = nn.Linear(16, 1)
    parameters = [*rnn.parameters(), *fc.parameters()]
    optimizer = optim.SGD(parameters, lr=0.05)
    largest = 0
    for epoch in range(1, 101):
        _, h = rnn(X)
        loss = loss_fn(fc(h[-1]), y)
        optimizer.zero_grad()
        loss.backward()
        # Cuts the gradients down, and tells how long they were.
        norm = nn.utils.clip_grad_norm_(parameters, max_norm)
        optimizer.step()
        largest = max(largest, norm.item())

    _, last = rnn(X)
    sums = fc(last[-1])
    at_end = loss_fn(sums, y).item()
    name = "no_limit" if max_norm == inf else "limited"
    power = log10(largest)
    print(f"{name} largest=10^{power:.1f} loss={at_end:.2f}")
