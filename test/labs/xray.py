"""Recomputes what an X-ray shows, step by step, from weights and data: by PyTorch's own operations, and holds h against nn's layers."""

import json
import sys

import torch

with open(sys.argv[1], encoding="utf-8") as file:
    cases = json.load(file)


def t(values):
    return torch.tensor(values, dtype=torch.float64)


def steps_of(case):
    """Every value of every step by name, each [batch, time, hidden]."""
    x, h, c = t(case["x"]), t(case["h0"]), None if case["c0"] is None else t(case["c0"])
    w, u = t(case["weight_ih"]), t(case["weight_hh"])
    rows = w.shape[0]
    b = torch.zeros(rows, dtype=torch.float64) if case["bias_ih"] is None else t(case["bias_ih"])
    d = torch.zeros(rows, dtype=torch.float64) if case["bias_hh"] is None else t(case["bias_hh"])
    if not case["batchFirst"]:
        x = x.transpose(0, 1)
    count = x.shape[1]
    shown = {}
    for walked in range(count):
        at = count - 1 - walked if case["isReverse"] else walked
        from_input, from_hidden = x[:, at] @ w.T + b, h @ u.T + d
        if case["cell"] == "RNN":
            h = torch.tanh(from_input + from_hidden)
            step = {"h": h}
        elif case["cell"] == "GRU":
            (ri, zi, ni), (rh, zh, nh) = from_input.chunk(3, 1), from_hidden.chunk(3, 1)
            reset, update = torch.sigmoid(ri + rh), torch.sigmoid(zi + zh)
            candidate = torch.tanh(ni + reset * nh)
            h = (1 - update) * candidate + update * h
            step = {"reset": reset, "update": update, "candidate": candidate, "h": h}
        else:
            i, f, g, o = (from_input + from_hidden).chunk(4, 1)
            i, f, g, o = torch.sigmoid(i), torch.sigmoid(f), torch.tanh(g), torch.sigmoid(o)
            c = f * c + i * g
            h = o * torch.tanh(c)
            step = {"input": i, "forget": f, "cell": g, "output": o, "c": c, "h": h}
        for name, value in step.items():
            shown.setdefault(name, [None] * count)[at] = value
    return {name: torch.stack(values, 1) for name, values in shown.items()}


def layer_of(case):
    """h of PyTorch's own layer, [batch, time, hidden]."""
    x = t(case["x"]) if case["batchFirst"] else t(case["x"]).transpose(0, 1)
    layer = getattr(torch.nn, case["cell"])(x.shape[2], len(case["h0"][0]), batch_first=True, bias=case["bias_ih"] is not None).double()
    with torch.no_grad():
        for name in ["weight_ih", "weight_hh", "bias_ih", "bias_hh"]:
            if case[name] is not None:
                getattr(layer, name + "_l0").copy_(t(case[name]))
        if case["isReverse"]:
            x = x.flip(1)
        h0 = t(case["h0"]).unsqueeze(0)
        out = layer(x, h0 if case["c0"] is None else (h0, t(case["c0"]).unsqueeze(0)))[0]
    return out.flip(1) if case["isReverse"] else out


told = []
for case in cases:
    shown = steps_of(case)
    apart = float((shown["h"] - layer_of(case)).abs().max())
    if apart > 1e-9:
        raise SystemExit(f"The steps written out here are not PyTorch's: {case['cell']} is off by {apart}.")
    one = case["sequence"]
    told.append({name: (value.mean(0) if one is None else value[one]).T.tolist() for name, value in shown.items()})
print(json.dumps(told))
