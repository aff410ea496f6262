# The median of single measurements, with torch.accelerator; tensors in a dict.
import statistics
import time

import matplotlib.pyplot as plt
import torch

acc = torch.accelerator.current_accelerator() if torch.accelerator.is_available() else None


def median_seconds(X, repeats):
    def wait():
        if acc is not None:
            torch.accelerator.synchronize()

    def once():
        wait()
        start = time.perf_counter()
        torch.einsum("ij,jk->ik", X, X)
        wait()
        return time.perf_counter() - start

    once()
    return statistics.median(once() for _ in range(repeats))


def matmul_speedup(max_pow=11, repeats=3):
    n = torch.tensor([2**i for i in range(max_pow + 1)])
    Xs = [torch.rand(int(size), int(size)) for size in n]
    cpu = torch.tensor([median_seconds(X, repeats) for X in Xs])
    gpu = torch.tensor([median_seconds(X.to(acc), repeats) for X in Xs]) if acc else torch.full((max_pow + 1,), torch.nan)
    return {"n": n, "cpu_s": cpu, "gpu_s": gpu, "speedup": cpu / gpu}


def plot_speedup(table):
    plt.plot(table["n"], table["speedup"])
    plt.axhline(1)
    plt.xlabel("n"), plt.ylabel("speedup")
