"""Computes from weights and data what gates and states are before they are squashed, step by step, by PyTorch's own operations."""

import json
import sys

import torch

with open(sys.argv[1], encoding="utf-8") as file:
    cases = json.load(file)


def t(values):
    return torch.tensor(values, dtype=torch.float64)


def sums_of(case):
    """What each value is before it is squashed, by name: [time, hidden]."""
    at_row = case["sequence"]
    x = t(case["x"])
    x = x[at_row] if case["batchFirst"] else x[:, at_row]
    h = t(case["h0"])[at_row]
    c = None if case["c0"] is None else t(case["c0"])[at_row]
    w, u, b, d = (t(case[name]) for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"))
    count = x.shape[0]
    sums = {}
    for walked in range(count):
        at = count - 1 - walked if case["isReverse"] else walked
        from_input, from_hidden = w @ x[at] + b, u @ h + d
        if case["cell"] == "RNN":
            step = {"h": from_input + from_hidden}
            h = torch.tanh(step["h"])
        elif case["cell"] == "GRU":
            (ri, zi, ni), (rh, zh, nh) = from_input.chunk(3), from_hidden.chunk(3)
            step = {"reset": ri + rh, "update": zi + zh, "candidate": ni + torch.sigmoid(ri + rh) * nh}
            z = torch.sigmoid(step["update"])
            h = step["h"] = (1 - z) * torch.tanh(step["candidate"]) + z * h
        else:
            i, f, g, o = (from_input + from_hidden).chunk(4)
            step = {"input": i, "forget": f, "cell": g, "output": o}
            c = step["c"] = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
            h = step["h"] = torch.sigmoid(o) * torch.tanh(c)
        for name, value in step.items():
            sums.setdefault(name, [None] * count)[at] = value.tolist()
    return sums


print(json.dumps([sums_of(case) for case in cases]))
