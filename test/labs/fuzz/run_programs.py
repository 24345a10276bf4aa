"""Runs the programs of a JSON list, one after the other in one process, and writes what each has shown as a JSON list.

With "double" as second argument all is computed in float64, from the same float32 draws and constants: what rounding has done to a value shows.
"""
import base64, io, json, sys, warnings
from array import array
import torch
from torch import nn, optim

warnings.filterwarnings("ignore")
torch.set_num_threads(1)
TYPES = {torch.float32: "float32", torch.int64: "int32", torch.bool: "bool"}

class Own(nn.Module):
    """What a learner writes: a parameter of its own, and a layer."""
    def __init__(self, ins, outs):
        super().__init__()
        self.w = nn.Parameter(torch.randn(ins))
        self.fc = nn.Linear(ins, outs)

    def forward(self, x):
        return self.fc(x * self.w)

def no_grad(compute):
    with torch.no_grad():
        return compute()

class Doubled:
    """A namespace of PyTorch's whose float32 results, parameters and modules are turned into float64 ones."""
    def __init__(self, names):
        self.names = names

    def __getattr__(self, name):
        found = getattr(self.names, name)
        if name == "Module" or not callable(found):
            return found
        if found is nn.Parameter:
            return lambda values: nn.Parameter(doubled(values.detach()))
        return lambda *given, **options: doubled(found(*given, **options))

def doubled(made):
    if isinstance(made, nn.Module):
        return made.double()
    if not isinstance(made, torch.Tensor) or made.dtype != torch.float32:
        return made
    return made.detach().double().requires_grad_() if made.is_leaf and made.requires_grad else made.double()

def run(text):
    seen = []

    def show(name, x):
        if x is None:
            seen.append({"name": name, "text": "None"})
            return
        if isinstance(x, tuple):
            seen.append({"name": name, "text": f"{len(x)} parts"})
            for i, part in enumerate(x):
                show(f"{name}.{i}", part)
            return
        dtype = TYPES.get(x.dtype, str(x.dtype))
        flat = x.detach().reshape(-1).tolist()
        data = base64.b64encode(array("d", flat).tobytes()).decode()
        seen.append({"name": name, "dtype": dtype, "shape": list(x.shape), "data": data, "text": str(x)})

    def attempt(name, compute):
        try:
            show(name, compute())
        except Exception as error:
            seen.append({"name": name, "text": "refused", "why": f"{type(error).__name__}: {error}"})

    def printed(*values):
        line = io.StringIO()
        print(*values, end="", file=line)
        seen.append({"name": "print", "text": line.getvalue()})

    torch.manual_seed(67280421310721)
    spaces = {"torch": Doubled(torch), "nn": Doubled(nn), "Own": lambda *sizes: Own(*sizes).double()} if is_double else {"torch": torch, "nn": nn, "Own": Own}
    names = {**spaces, "optim": optim, "no_grad": no_grad}
    try:
        exec(text, {**names, "show": show, "attempt": attempt, "print": printed})
    except Exception as error:
        return {"seen": seen, "error": f"{type(error).__name__}: {error}"}
    return {"seen": seen, "error": None}

is_double = sys.argv[2:] == ["double"]
if is_double:
    torch.Tensor.float = torch.Tensor.double
    TYPES[torch.float64] = "float32"
with open(sys.argv[1]) as file:
    programs = json.load(file)
json.dump([run(text) for text in programs], sys.stdout)
