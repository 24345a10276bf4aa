"""Runs the Python texts of a JSON list in one process, and writes what each has printed as a JSON list."""
import contextlib, io, json, sys
import torch

torch.set_num_threads(1)
with open(sys.argv[1]) as file:
    texts = json.load(file)
printed = []
for text in texts:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(text, "twin.py", "exec"), {"__name__": "__main__"})
    printed.append(out.getvalue())
json.dump(printed, sys.stdout)
