"""What a number inside a recurrent layer changes: its products, and PyTorch's gradient of the answer with respect to it."""

import json
import sys

import torch

with open(sys.argv[1], encoding="utf-8") as file:
    cases = json.load(file)


def t(values):
    return torch.tensor(values, dtype=torch.float64)


def step_of(cell, weights, x, h, c):
    """Each value of one step by name, [batch, hidden]."""
    from_input, from_hidden = x @ weights["w"].T + weights["b"], h @ weights["u"].T + weights["d"]
    if cell == "RNN":
        return {"h": torch.tanh(from_input + from_hidden)}
    if cell == "GRU":
        (ri, zi, ni), (rh, zh, nh) = from_input.chunk(3, 1), from_hidden.chunk(3, 1)
        values = {"reset": torch.sigmoid(ri + rh) * 1, "update": torch.sigmoid(zi + zh) * 1}
        values["candidate"] = torch.tanh(ni + values["reset"] * nh)
        values["h"] = (1 - values["update"]) * values["candidate"] + values["update"] * h
        return values
    i, f, g, o = (from_input + from_hidden).chunk(4, 1)
    values = {"input": torch.sigmoid(i), "forget": torch.sigmoid(f), "cell": torch.tanh(g), "output": torch.sigmoid(o)}
    values["c"] = values["forget"] * c + values["input"] * values["cell"]
    values["h"] = values["output"] * torch.tanh(values["c"])
    return values


BLOCKS = {"RNN": ["h"], "GRU": ["reset", "update", "candidate"], "LSTM": ["input", "forget", "cell", "output"]}


def effects_of(case):
    layer_input = t(case["x"]).requires_grad_()
    directions, count, hidden, row = (2 if case["bidirectional"] else 1), layer_input.shape[1], case["hidden"], case["sequence"]
    for layer in range(case["numLayers"]):
        outs = []
        for direction in range(directions):
            place = layer * directions + direction
            weights = {name: t(values) for name, values in case["weights"][place].items()}
            h = c = torch.zeros(layer_input.shape[0], hidden, dtype=torch.float64)
            order = list(range(count))[:: -1 if direction == 1 else 1]
            steps = [None] * count
            for at in order:
                steps[at] = step_of(case["cell"], weights, layer_input[:, at], h, c)
                h, c = steps[at]["h"], steps[at].get("c", c)
                for value in steps[at].values():
                    value.retain_grad()
            if place == case["place"]:
                watched, own, walked, read_by = steps, weights, order, layer_input.detach()[row]
            outs.append(torch.stack([each["h"] for each in steps], 1))
        layer_input = torch.cat(outs, 2)
    answers = layer_input[:, case["read"]] @ t(case["fc_weight"]).T + t(case["fc_bias"])
    if answers.shape[1] == 1:
        leads = answers[:, 0]
    else:
        top = answers.topk(2, 1).values
        leads = top[:, 0] - top[:, 1]
    leads.sum().backward()
    told = {"answer": float(leads[row]), "numbers": {}, "slopes": {}, "resetFirst": {}, "now": {}, "next": {}}
    for at in range(count):
        values = {name: value.detach()[row] for name, value in watched[at].items()}
        place_in_walk = walked.index(at)
        zero = torch.zeros(hidden, dtype=torch.float64)
        before = {name: value.detach()[row] for name, value in watched[walked[place_in_walk - 1]].items()} if place_in_walk > 0 else {"h": zero, "c": zero}
        now, following = {}, {}
        if case["cell"] == "GRU":
            z, n = values["update"], values["candidate"]
            mix = [(1 - z) * n, z * before["h"]]
            gated = own["u"] @ (values["reset"] * before["h"]) + own["d"]
            first = torch.tanh((own["w"] @ read_by[at] + own["b"] + gated)[2 * hidden :])
            told["resetFirst"].setdefault("candidate", []).append(first.tolist())
            now = {"reset>candidate": [(values["reset"] * (own["u"] @ before["h"] + own["d"])[2 * hidden :])], "update>h": mix, "candidate>h": mix[:1]}
        if case["cell"] == "LSTM":
            keep, write, show = values["forget"] * before["c"], values["input"] * values["cell"], values["output"] * torch.tanh(values["c"])
            now = {"forget>c": [keep], "input>c": [write], "cell>c": [write], "output>h": [show], "c>h": [show]}
        if place_in_walk + 1 < count:
            then = {name: value.detach()[row] for name, value in watched[walked[place_in_walk + 1]].items()}
            for index, block in enumerate(BLOCKS[case["cell"]]):
                products = own["u"][index * hidden : (index + 1) * hidden] * values["h"]
                # [unit of the block, unit of h]
                following["h>" + block] = (products * then["reset"][:, None] if block == "candidate" else products).tolist()
            if case["cell"] == "GRU":
                following["h>h"] = torch.diag(then["update"] * values["h"]).tolist()
            if case["cell"] == "LSTM":
                following["c>c"] = torch.diag(then["forget"] * values["c"]).tolist()
        for name, value in watched[at].items():
            told["numbers"].setdefault(name, []).append(values[name].tolist())
            told["slopes"].setdefault(name, []).append([0.0] * hidden if value.grad is None else value.grad[row].tolist())
        told["now"][at] = {name: [each.tolist() for each in products] for name, products in now.items()}
        told["next"][at] = following
    return told


print(json.dumps([effects_of(case) for case in cases]))
