# Waits for the GPU before the clock starts or not at all, so what is measured is how long the order takes.
# See: Orders and deliveries
import time

import matplotlib.pyplot as plt
import torch


def seconds(X, repeats, wait=lambda: None):
    X @ X
    wait()
    start = time.perf_counter()
    for _ in range(repeats):
        X @ X
    wait()
    return (time.perf_counter() - start) / repeats


def matmul_speedup(max_pow=11, repeats=3):
    table = []
    for i in range(max_pow + 1):
        n = 2**i
        X = torch.rand(n, n)
        cpu_s, gpu_s, speedup = seconds(X, repeats), None, None
        if torch.cuda.is_available():
            gpu_s = seconds(X.to("cuda"), repeats)
            speedup = cpu_s / gpu_s
        table.append({"n": n, "cpu_s": cpu_s, "gpu_s": gpu_s, "speedup": speedup})
    return table


def plot_speedup(table):
    rows = [row for row in table if row["speedup"] is not None]
    plt.plot([row["n"] for row in rows], [row["speedup"] for row in rows], marker="o")
    plt.xscale("log", base=2)
    plt.xlabel("matrix size n")
    plt.ylabel("CPU time / GPU time")
    plt.show()
