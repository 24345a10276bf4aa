# A task that needs memory: the answer is in the first
# value of the sequence, and noise follows.
from torch import manual_seed, nn, no_grad
from torch import optim, rand, randn
from torch import stack, tensor

manual_seed(42)
seq_len = 10
def build_dataset(n=160):
    X = []
    y = []
    for i in range(n):
        first = 1 if rand(1).item() > 0.5 else -1
        noise = randn(seq_len, 1) * 0.25
        # The value to remember goes in front.
        noise[0, 0] = first
        X.append(noise)
        y.append(1 if first > 0 else 0)

    return stack(X), tensor(y)


X, y = build_dataset()

class GRUClassifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(
            input_size=1,
            hidden_size=8,
            batch_first=True,
        )
        self.fc = nn.Linear(8, 2)

    def forward(self, x):
        _, h = self.gru(x)
        # The last layer's last state holds all that was kept.
        return self.fc(h[-1])

model = GRUClassifier()
loss_fn = nn.CrossEntropyLoss()
parameters = model.parameters()
optimizer = optim.Adam(parameters, lr=0.03)

for epoch in range(1, 81):
    logits = model(X)
    loss = loss_fn(logits, y)

    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

    # Both numbers were measured before this epoch's update.
    if epoch == 1 or epoch % 20 == 0:
        acc = (logits.argmax(1) == y).float().mean().item()
        number = f"{epoch:02d}"
        print(
            f"memory epoch={number}",
            f"loss={loss.item():.4f} acc={acc:.3f}",
        )



# On the training data: the next question is whether it
# holds for sequences the model has not seen.
with no_grad(): right = model(X).argmax(1) == y
final_acc = right.float().mean().item()
print("final_acc", round(final_acc, 3))
