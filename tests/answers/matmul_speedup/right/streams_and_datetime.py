# Waits for the current stream, and reads the time of day.
from datetime import datetime

import matplotlib.pyplot as plt
import torch


def matmul_speedup(max_pow=11, repeats=3):
    def run(X):
        for _ in range(repeats):
            X @ X
        if X.is_cuda:
            torch.cuda.current_stream().synchronize()

    def clock(X):
        run(X)
        before = datetime.now()
        run(X)
        return (datetime.now() - before).total_seconds() / repeats

    rows = []
    for i in range(max_pow + 1):
        with torch.device("cpu"):
            X = torch.rand(2**i, 2**i)
        c = clock(X)
        g = clock(X.cuda(non_blocking=True)) if torch.cuda.device_count() else None
        rows.append({"speedup": g and c / g, "gpu_s": g, "cpu_s": c, "n": 2**i, "GFLOP": 2 * 8**i / 1e9})
    return rows


def plot_speedup(table):
    n = [row["n"] for row in table]
    speedup = [float("nan") if row["speedup"] is None else row["speedup"] for row in table]
    ax = plt.subplot()
    ax.plot(n, speedup, label="speed-up")
    ax2 = ax.twinx()
    ax2.plot(n, [row["GFLOP"] for row in table], "k:", label="work")
    ax.set(xlabel="n", ylabel="speed-up", xscale="log")
