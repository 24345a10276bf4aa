"""Does training steps in PyTorch on one thread: a JSON line in, the milliseconds it took out."""

import json
import sys
import time

import torch

torch.set_num_threads(1)


def training_step(work):
    torch.manual_seed(1)
    model = getattr(torch.nn, work["cell"])(work["features"], work["hidden"], batch_first=True)
    x = torch.randn(work["batch"], work["time"], work["features"])
    optimizer = torch.optim.Adam(model.parameters())

    def step():
        _, state = model(x)
        h = state[0] if isinstance(state, tuple) else state
        loss = (h * h).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return loss

    return step


def memory_task(epochs):
    """The loop of the memory task's lab, with the same model, data of the same shape, and the same readings."""

    class Classifier(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.gru = torch.nn.GRU(1, 8, batch_first=True)
            self.fc = torch.nn.Linear(8, 2)

        def forward(self, x):
            _, h = self.gru(x)
            return self.fc(h[-1])

    torch.manual_seed(42)
    x = torch.randn(160, 10, 1) * 0.25
    y = (torch.rand(160) > 0.5).long()
    x[:, 0, 0] = y * 2.0 - 1
    model = Classifier()
    loss_fn = torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.03)
    started = time.perf_counter()
    for epoch in range(1, epochs + 1):
        logits = model(x)
        loss = loss_fn(logits, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if epoch == 1 or epoch % 20 == 0:
            (logits.argmax(1) == y).float().mean().item()
            loss.item()
    return (time.perf_counter() - started) * 1000


def main():
    print(json.dumps({"version": torch.__version__}), flush=True)
    step = None
    for line in sys.stdin:
        asked = json.loads(line)
        started = time.perf_counter()
        ms = None
        if asked["kind"] == "work":
            step = training_step(asked["work"])
        elif asked["kind"] == "memoryTask":
            ms = memory_task(asked["epochs"])
        else:
            loss = None
            for _ in range(asked["count"]):
                loss = step()
            loss.item()
        print(json.dumps({"ms": (time.perf_counter() - started) * 1000 if ms is None else ms}), flush=True)


main()
