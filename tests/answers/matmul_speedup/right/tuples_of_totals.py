# Totals of all repeats, as 4-tuples; the device is chosen when the cell runs.
from time import time

import matplotlib.pyplot as plt
import torch

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")


def total(A, repeats):
    t0 = time()
    for _ in range(repeats):
        torch.matmul(A, A)
        if A.is_cuda:
            torch.cuda.synchronize()
    return time() - t0


def matmul_speedup(max_pow: int = 11, repeats: int = 3):
    if device.type == "cuda":
        warm = torch.randn(8, 8, device=device)
        (warm @ warm).sum().item()
    table = []
    for n in [2**i for i in range(max_pow + 1)]:
        A = torch.randn(n, n)
        c = total(A, repeats)
        if device.type == "cuda":
            g = total(A.to(device), repeats)
            table.append((n, c, g, c / g))
        else:
            table.append((n, c, float("nan"), float("nan")))
    return table


def plot_speedup(table):
    n, cpu, gpu, speedup = zip(*table)
    fig, ax = plt.subplots()
    ax.loglog(n, speedup, "s-")
    ax.set_xlabel("n")
    ax.set_ylabel("speedup")
    return fig
