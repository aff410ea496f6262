# torch's own Timer, which waits for the GPU by itself.
import pandas as pd
import torch
from matplotlib import pyplot
from torch.utils.benchmark import Timer


def measure(X, repeats):
    return Timer("X @ X", globals={"X": X}).timeit(repeats).mean


def matmul_speedup(max_pow=11, repeats=3):
    rows = []
    for i in range(max_pow + 1):
        X = torch.rand(2**i, 2**i)
        cpu = measure(X, repeats)
        gpu = float("nan")
        if torch.cuda.is_available():
            X = X.cuda()
            measure(X, 1)
            gpu = measure(X, repeats)
        rows.append([2**i, cpu, gpu, cpu / gpu])
    return pd.DataFrame(rows, columns=["n", "cpu_s", "gpu_s", "speedup"])


def plot_speedup(table):
    pyplot.semilogx(table.n, table.speedup, base=2)
    pyplot.gca().set(xlabel="n", ylabel="speedup")
