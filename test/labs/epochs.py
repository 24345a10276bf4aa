"""Runs Lab 4's twin in PyTorch, and tells of some of its training steps: weights, answers and gates just before them."""

import contextlib
import io
import json
import sys

import torch

torch.set_num_threads(1)
twin, wanted, sequence = sys.argv[1], json.loads(sys.argv[2]), int(sys.argv[3])
kept = []
step = torch.optim.Adam.step


def watched(self, *args, **kwargs):
    kept.append([p.detach().clone() for group in self.param_groups for p in group["params"]])
    return step(self, *args, **kwargs)


torch.optim.Adam.step = watched
names = {"__name__": "__main__"}
with open(twin, encoding="utf-8") as file, contextlib.redirect_stdout(io.StringIO()):
    exec(compile(file.read(), twin, "exec"), names)
model, X = names["model"], names["X"]


def gates_of(gru, x):
    """Every value of every step of one sequence [time, features], by name, each [hidden, time]; held against PyTorch's own layer."""
    h, shown = torch.zeros(gru.hidden_size), {}
    for at in range(x.shape[0]):
        i = gru.weight_ih_l0 @ x[at] + gru.bias_ih_l0
        o = gru.weight_hh_l0 @ h + gru.bias_hh_l0
        (ri, zi, ni), (rh, zh, nh) = i.chunk(3), o.chunk(3)
        reset, update = torch.sigmoid(ri + rh), torch.sigmoid(zi + zh)
        candidate = torch.tanh(ni + reset * nh)
        h = (1 - update) * candidate + update * h
        for name, value in {"reset": reset, "update": update, "candidate": candidate, "h": h}.items():
            shown.setdefault(name, []).append(value)
    told = {name: torch.stack(values, 1) for name, values in shown.items()}
    apart = float((told["h"] - gru(x.unsqueeze(0))[0][0].T).abs().max())
    if apart > 1e-5:
        raise SystemExit(f"The steps written out here are not PyTorch's: off by {apart}.")
    return {name: value.flatten().tolist() for name, value in told.items()}


def told_of(weights):
    with torch.no_grad():
        for parameter, values in zip(model.parameters(), weights):
            parameter.copy_(values)
        return {
            "weights": [values.flatten().tolist() for values in weights],
            "answers": model(X).argmax(1).tolist(),
            "gates": gates_of(model.gru, X[sequence]),
        }


print(json.dumps({"steps": len(kept), "told": [told_of(kept[at - 1]) for at in wanted]}))
