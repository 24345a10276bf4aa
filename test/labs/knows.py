"""What can be read from a state by a straight line, step by step: states by PyTorch's own layers, lines by numpy's least squares."""

import json
import sys

import numpy as np
import torch

with open(sys.argv[1], encoding="utf-8") as file:
    cases = json.load(file)

FOLDS, RIDGE = 5, 1e-4


def t(values):
    return torch.tensor(values, dtype=torch.float64)


def states_of(case):
    """Every state by name, each [place][batch, time, hidden]: the layer is walked a step at a time."""
    options = {"num_layers": case["numLayers"], "bidirectional": case["bidirectional"], "batch_first": True}
    x = t(case["x"])
    module = getattr(torch.nn, case["cell"])(x.shape[2], case["hidden"], **options).double()
    with torch.no_grad():
        for place, weights in zip(case["places"], case["weights"]):
            for name, values in weights.items():
                getattr(module, f"{name}_{place}").copy_(t(values))
    shown, layer_input = [], x
    directions = 2 if case["bidirectional"] else 1
    for layer in range(case["numLayers"]):
        outs = []
        for direction in range(directions):
            place = layer * directions + direction
            cell = getattr(torch.nn, case["cell"] + "Cell")(layer_input.shape[2], case["hidden"]).double()
            with torch.no_grad():
                for name, values in case["weights"][place].items():
                    getattr(cell, name).copy_(t(values))
                count, state, by_time = x.shape[1], None, {}
                for walked in range(count):
                    at = count - 1 - walked if direction == 1 else walked
                    state = cell(layer_input[:, at], state)
                    pair = {"h": state[0], "c": state[1]} if case["cell"] == "LSTM" else {"h": state}
                    for name, value in pair.items():
                        by_time.setdefault(name, [None] * count)[at] = value
            stacked = {name: torch.stack(values, 1) for name, values in by_time.items()}
            shown.append(stacked)
            outs.append(stacked["h"])
        layer_input = torch.cat(outs, 2)
    with torch.no_grad():
        apart = float((layer_input - module(x)[0]).abs().max())
    if apart > 1e-9:
        raise SystemExit(f"The steps written out here are not PyTorch's: {case['cell']} is off by {apart}.")
    return shown


def folds_of(labels, is_share):
    torch.manual_seed(0)
    dealt, folds = {}, np.zeros(len(labels), dtype=int)
    for row in torch.randperm(len(labels)).tolist():
        kind = labels[row] if is_share else 0
        folds[row] = dealt.get(kind, 0) % FOLDS
        dealt[kind] = dealt.get(kind, 0) + 1
    return folds


def score(state, labels, is_share):
    state, labels = state.numpy(), np.array(labels)
    kinds = sorted(set(labels.tolist()))
    targets = np.array([[float(label == kind) for kind in kinds] for label in labels]) if is_share else labels[:, None]
    folds, said = folds_of(labels.tolist(), is_share), np.zeros_like(targets)
    for fold in range(FOLDS):
        fit, ask = folds != fold, folds == fold
        x, y = state[fit], targets[fit]
        centre_x, centre_y = x.mean(0), y.mean(0)
        root = np.sqrt(RIDGE * len(x) * x.var(0).mean())
        wide = np.vstack([x - centre_x, root * np.eye(x.shape[1])])
        slopes = np.linalg.lstsq(wide, np.vstack([y - centre_y, np.zeros((x.shape[1], y.shape[1]))]), rcond=None)[0]
        said[ask] = (state[ask] - centre_x) @ slopes + centre_y
    if is_share:
        return float(np.mean([kinds[at] for at in said.argmax(1)] == labels))
    return float(1 - ((targets - said) ** 2).sum() / ((targets - targets.mean()) ** 2).sum())


told = []
for case in cases:
    shown = states_of(case)[case["place"]]
    labels, is_share = case["labels"], case["isShare"]
    told.append({name: [score(value[:, at], labels, is_share) for at in range(value.shape[1])] for name, value in shown.items()})
print(json.dumps(told))
