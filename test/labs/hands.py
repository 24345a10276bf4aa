"""Makes the change that a hand makes in a model, in PyTorch by hand: the stack of layers step by step, with one value replaced."""

import json
import sys

import torch

with open(sys.argv[1], encoding="utf-8") as file:
    cases = json.load(file)


def t(values):
    return torch.tensor(values, dtype=torch.float64)


def walk(cell, weights, x, is_reverse, hands):
    """One layer in one direction over x [batch, time, features]: every value by name, each [batch, time, hidden]."""
    w, u, b, d = (t(weights[name]) for name in ["weight_ih", "weight_hh", "bias_ih", "bias_hh"])
    batch, count, hidden = x.shape[0], x.shape[1], u.shape[1]
    h, c = torch.zeros(batch, hidden, dtype=torch.float64), torch.zeros(batch, hidden, dtype=torch.float64)
    shown = {}
    for walked in range(count):
        at = count - 1 - walked if is_reverse else walked

        def keep(name, value):
            value = value.clone()
            for hand in hands:
                if hand["name"] == name and hand["from"] <= at < hand["to"]:
                    value[:, hand["unit"]] = hand["number"]
            shown.setdefault(name, [None] * count)[at] = value
            return value

        i, o = x[:, at] @ w.T + b, h @ u.T + d
        if cell == "RNN":
            h = keep("h", torch.tanh(i + o))
        elif cell == "GRU":
            (ri, zi, ni), (rh, zh, nh) = i.chunk(3, 1), o.chunk(3, 1)
            reset = keep("reset", torch.sigmoid(ri + rh))
            update = keep("update", torch.sigmoid(zi + zh))
            candidate = keep("candidate", torch.tanh(ni + reset * nh))
            h = keep("h", (1 - update) * candidate + update * h)
        else:
            wi, wf, wg, wo = (i + o).chunk(4, 1)
            write, stay = keep("input", torch.sigmoid(wi)), keep("forget", torch.sigmoid(wf))
            new, show = keep("cell", torch.tanh(wg)), keep("output", torch.sigmoid(wo))
            c = keep("c", stay * c + write * new)
            h = keep("h", show * torch.tanh(c))
    return {name: torch.stack(values, 1) for name, values in shown.items()}


def by_layer(case):
    """h of the last layer by PyTorch's own module, [batch, time, directions * hidden]."""
    options = {"num_layers": case["numLayers"], "bidirectional": case["bidirectional"], "batch_first": True}
    module = getattr(torch.nn, case["cell"])(len(case["x"][0][0]), case["hidden"], **options).double()
    with torch.no_grad():
        for place, weights in zip(case["places"], case["weights"]):
            for name, values in weights.items():
                getattr(module, f"{name}_{place}").copy_(t(values))
        return module(t(case["x"]))[0]


def answers_of(case, hands):
    x, shown = t(case["x"]), []
    directions = 2 if case["bidirectional"] else 1
    for layer in range(case["numLayers"]):
        outs = []
        for direction in range(directions):
            place = layer * directions + direction
            values = walk(case["cell"], case["weights"][place], x, direction == 1, hands if place == case["place"] else [])
            shown.append(values)
            outs.append(values["h"])
        x = torch.cat(outs, 2)
    answers = (x[:, case["read"]] @ t(case["fc_weight"]).T + t(case["fc_bias"])).squeeze(1)
    return answers, shown, x


told = []
for case in cases:
    before, _, out = answers_of(case, [])
    apart = float((out - by_layer(case)).abs().max())
    if apart > 1e-9:
        raise SystemExit(f"The steps written out here are not PyTorch's: {case['cell']} is off by {apart}.")
    after, shown, _ = answers_of(case, case["hands"])
    pictures = [{name: value[case["sequence"]].T.tolist() for name, value in values.items()} for values in shown]
    told.append({"before": before.tolist(), "after": after.tolist(), "pictures": pictures})
print(json.dumps(told))
