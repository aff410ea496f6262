# timeit with a statement in text, and a DataFrame.
import timeit

import numpy as np
import pandas as pd
import torch

HAS_CUDA = torch.cuda.is_available()


def seconds(X, repeats, statement="X @ X"):
    timeit.timeit(statement, globals={"X": X, "torch": torch}, number=1)
    return timeit.timeit(statement, globals={"X": X, "torch": torch}, number=repeats) / repeats


def matmul_speedup(max_pow=11, repeats=3):
    df = pd.DataFrame({"n": [2**i for i in range(max_pow + 1)]})
    matrices = [torch.rand(n, n) for n in df["n"]]
    df["cpu_s"] = [seconds(X, repeats) for X in matrices]
    if HAS_CUDA:
        df["gpu_s"] = [seconds(X.to("cuda"), repeats, "X @ X; torch.cuda.synchronize()") for X in matrices]
    else:
        df["gpu_s"] = np.nan
    df["speedup"] = df["cpu_s"] / df["gpu_s"]
    return df


def plot_speedup(table):
    ax = table.plot(x="n", y=["speedup"], logx=True, marker="x", legend=False)
    ax.set_xlabel("n")
    ax.set_ylabel("times faster on the GPU")
