"""Change the modules, builtins and hooks that the next submission's worker has too."""

# ruff: noqa
# checked from outside
import builtins
import gc
import json
import os
import sys

import IPython
import numpy
import torch

torch.ones = torch.matmul = torch.Tensor.matmul = lambda *_, **__: torch.zeros(3)
numpy.float64 = builtins.len = builtins.sorted = lambda *_: 13
builtins.attack = "attack"
json.dumps = lambda *_: "{}"
os.listdir = lambda *_: ["attack"]
sys.meta_path.insert(0, type("Finder", (), {"find_spec": lambda *_: None})())
sys.settrace(lambda *_: None)
sys.path.insert(0, "/attack")
gc.disable()
IPython.get_ipython().user_ns["attack"] = IPython.get_ipython().events.register("pre_run_cell", lambda *_: print("attack"))
