# A context manager with nanoseconds; draws the speed-up over log2(n), and the times beside it.
from time import perf_counter_ns

import matplotlib.pyplot as plt
import numpy as np
import torch
from torch.cuda import is_available, synchronize


class Stopwatch:
    def __init__(self, wait):
        self.wait = wait

    def __enter__(self):
        self.wait()
        self.start = perf_counter_ns()
        return self

    def __exit__(self, *exception):
        self.wait()
        self.seconds = (perf_counter_ns() - self.start) / 1e9


def matmul_speedup(max_pow=11, repeats=3):
    sizes = [1 << i for i in range(max_pow + 1)]
    cpu, gpu = np.full(len(sizes), np.nan), np.full(len(sizes), np.nan)
    for row, n in enumerate(sizes):
        X = torch.empty(n, n).uniform_(-1, 1)
        for column, there, wait in ((cpu, "cpu", lambda: None), (gpu, "cuda", synchronize)):
            if there == "cuda" and not is_available():
                continue
            Z = X.to(there)
            out = torch.mm(Z, Z)
            with Stopwatch(wait) as watch:
                for _ in range(repeats):
                    torch.mm(Z, Z, out=out)
            column[row] = watch.seconds
    return {"n": sizes, "cpu_s": cpu, "gpu_s": gpu, "speedup": cpu / gpu}


def plot_speedup(table):
    x = np.log2(table["n"])
    fig, axes = plt.subplots(2, 1)
    axes[0].plot(x, table["cpu_s"], label="cpu")
    axes[0].plot(x, table["gpu_s"], label="gpu")
    axes[0].legend()
    axes[0].set_ylabel("seconds")
    axes[1].plot(x, table["speedup"])
    axes[1].set_xlabel("log2(n)")
    axes[1].set_ylabel("speed-up")
    return axes
