import time

import matplotlib.pyplot as plt
import torch


def time_it(X, repeats):
    gpu = X.device.type == "cuda"
    _ = X @ X
    if gpu:
        torch.cuda.synchronize()
    start = time.perf_counter()
    for _ in range(repeats):
        Y = X @ X
    if gpu:
        torch.cuda.synchronize()
    end = time.perf_counter()
    return (end - start) / repeats


def matmul_speedup(max_pow=11, repeats=3):
    results = []
    for i in range(0, max_pow + 1):
        n = 2**i
        X = torch.rand(n, n)
        cpu_s = time_it(X, repeats)
        gpu_s = None
        speedup = None
        if torch.cuda.is_available():
            gpu_s = time_it(X.to("cuda"), repeats)
            speedup = cpu_s / gpu_s
        results.append({"n": n, "cpu_s": cpu_s, "gpu_s": gpu_s, "speedup": speedup})
    return results


def plot_speedup(table):
    rows = [row for row in table if row["speedup"] is not None]
    plt.plot([row["n"] for row in rows], [row["speedup"] for row in rows], marker="o")
    plt.xscale("log", base=2)
    plt.xlabel("matrix size n")
    plt.ylabel("CPU time / GPU time")
    plt.title("Speed-up")
    plt.show()
