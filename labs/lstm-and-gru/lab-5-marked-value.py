# A task that is hard to remember. Every step has a
# value, +1 or -1, and one step in the first half is
# marked. The answer is the marked value; the others
# look just like it and only distract.
from math import floor
from torch import manual_seed, nn, no_grad
from torch import optim, rand, tensor

manual_seed(42)
seq_len = 20
def build_dataset(n=256):
    X = []
    y = []
    for i in range(n):
        at = floor(rand(1).item() * seq_len / 2)
        draws = rand(seq_len).tolist()
        values = [1 if draw > 0.5 else -1 for draw in draws]
        # Two features a step: the value, and the mark.
        X.append([[v, 1 if t == at else 0] for t, v in enumerate(values)])
        y.append(1 if values[at] == 1 else 0)

    return tensor(X).float(), tensor(y)


# What the models learn from, and what they never see.
X, y = build_dataset()
X_held, y_held = build_dataset()

cells = {"RNN": nn.RNN, "GRU": nn.GRU, "LSTM": nn.LSTM}
Kind = str

class Classifier(nn.Module):
    cell: nn.RNNBase
    fc: nn.Linear

    def __init__(self, kind: Kind):
        super().__init__()
        self.cell = cells[kind](
            input_size=2,
            hidden_size=8,
            batch_first=True,
        )
        self.fc = nn.Linear(8, 2)


    def forward(self, x):
        _, state = self.cell(x)
        # The LSTM hands out h and c; the answer is read from h.
        h = state[0] if isinstance(state, tuple) else state
        return self.fc(h[-1])



loss_fn = nn.CrossEntropyLoss()

def accuracy(
    model,
    x,
    labels,
):
    with no_grad():
        answers = model(x).argmax(1)
        right = answers == labels
    return right.float().mean().item()


print("marked_value_lab")
for kind in ["RNN", "GRU", "LSTM"]:
    model = Classifier(kind)
    parameters = model.parameters()
    optimizer = optim.Adam(parameters, lr=0.01)

    for epoch in range(1, 121):
        loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


    # Only the second number says what was learned.
    train = accuracy(model, X, y)
    held_out = accuracy(model, X_held, y_held)
    print(
        f"{kind:<4} train={train:.3f}",
        f"held_out={held_out:.3f}",
    )
