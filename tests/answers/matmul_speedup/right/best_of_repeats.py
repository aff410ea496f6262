# The shortest of all repeats, so that no warm-up is needed; bars over the names of the sizes.
import timeit
from functools import partial

import matplotlib.pyplot as plt
import torch


def product(X, wait=lambda: None):
    X.mm(X)
    wait()


def matmul_speedup(max_pow=11, repeats=3):
    table = []
    for i in range(max_pow + 1):
        X = torch.randn(2**i, 2**i)
        cpu_s = min(timeit.repeat(partial(product, X), repeat=repeats, number=1))
        row = dict(n=2**i, cpu_s=cpu_s, gpu_s=None, speedup=None)
        if torch.cuda.is_available():
            X = X.to(torch.device("cuda"))
            run = partial(product, X, torch.cuda.synchronize)
            row["gpu_s"] = min(timeit.repeat(run, repeat=repeats + 1, number=1))
            row["speedup"] = row["cpu_s"] / row["gpu_s"]
        table.append(row)
    return table


def plot_speedup(table):
    fig, ax = plt.subplots()
    ax.bar([str(row["n"]) for row in table], [row["speedup"] or float("nan") for row in table])
    ax.set_xlabel("n")
    ax.set_ylabel("speed-up")
    plt.show()
