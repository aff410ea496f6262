# A dict of lists; the GPU's own time stamps, which are in milliseconds.
import time

import matplotlib.pyplot as plt
import torch


def on_cpu(X, repeats):
    begin = time.perf_counter()
    for _ in range(repeats):
        X.matmul(X)
    return (time.perf_counter() - begin) / repeats


def on_gpu(X, repeats):
    X = X.cuda()
    X.matmul(X)
    begin = torch.cuda.Event(enable_timing=True)
    end = torch.cuda.Event(enable_timing=True)
    begin.record()
    for _ in range(repeats):
        X.matmul(X)
    end.record()
    end.synchronize()
    return begin.elapsed_time(end) / 1000 / repeats


def matmul_speedup(max_pow=11, repeats=3):
    table = {"n": [], "cpu_s": [], "gpu_s": [], "speedup": []}
    for i in range(max_pow + 1):
        X = torch.rand((2**i, 2**i))
        cpu = on_cpu(X, repeats)
        gpu = on_gpu(X, repeats) if torch.cuda.is_available() else None
        table["n"].append(2**i)
        table["cpu_s"].append(cpu)
        table["gpu_s"].append(gpu)
        table["speedup"].append(cpu / gpu if gpu else None)
    return table


def plot_speedup(table):
    if table["speedup"][0] is None:
        print("There is no GPU: nothing to draw.")
        return
    plt.figure()
    plt.scatter(table["n"], table["speedup"])
    plt.xlabel("n")
    plt.ylabel("speed-up")
    plt.grid()
