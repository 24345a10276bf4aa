"""How strongly each step moves the answer: PyTorch's autograd through a stack of layers that is walked step by step."""

import json
import sys

import torch

with open(sys.argv[1], encoding="utf-8") as file:
    cases = json.load(file)


def t(values):
    return torch.tensor(values, dtype=torch.float64)


def cell_of(case, place, features):
    cell = getattr(torch.nn, case["cell"] + "Cell")(features, case["hidden"]).double()
    block = {"GRU": 1, "LSTM": 1}.get(case["cell"])
    with torch.no_grad():
        for name, values in case["weights"][place].items():
            getattr(cell, name).copy_(t(values))
        if block is not None:
            cell.bias_ih[block * case["hidden"] : (block + 1) * case["hidden"]] += case["bias"]
    return cell


def norms_of(case):
    layer_input = t(case["x"]).requires_grad_()
    directions, count = (2 if case["bidirectional"] else 1), layer_input.shape[1]
    watched = {}
    for layer in range(case["numLayers"]):
        outs = []
        for direction in range(directions):
            place = layer * directions + direction
            seen = layer_input * 1
            seen.retain_grad()
            cell, state, states = cell_of(case, place, seen.shape[2]), None, [None] * count
            for walked in range(count):
                at = count - 1 - walked if direction == 1 else walked
                state = cell(seen[:, at], state)
                states[at] = dict(zip("hc", state if isinstance(state, tuple) else (state,)))
                for value in states[at].values():
                    value.retain_grad()
            if place == case["place"]:
                watched = {"input": seen, "states": states}
            outs.append(torch.stack([each["h"] for each in states], 1))
        layer_input = torch.cat(outs, 2)
    answers = layer_input[:, case["read"]] @ t(case["fc_weight"]).T + t(case["fc_bias"])
    if answers.shape[1] == 1:
        answers.sum().backward()
    else:
        top = answers.topk(2, 1).values
        (top[:, 0] - top[:, 1]).sum().backward()

    def length(gradient):
        return 0.0 if gradient is None else float(gradient.norm(dim=1).mean())

    told = {"input": [length(watched["input"].grad[:, at]) for at in range(count)]}
    for name in watched["states"][0]:
        told[name] = [length(each[name].grad) for each in watched["states"]]
    return told


print(json.dumps([norms_of(case) for case in cases]))
