# One warm-up, which the first copy to the GPU waits for; two pictures with one x axis, labelled below.
import time

import matplotlib.pyplot as plt
import torch


def seconds(X, repeats):
    start = time.perf_counter()
    for _ in range(repeats):
        torch.mm(X, X)
    if X.is_cuda:
        torch.cuda.synchronize()
    return time.perf_counter() - start


def matmul_speedup(max_pow=11, repeats=3):
    has_gpu = torch.cuda.is_available()
    if has_gpu:
        first = torch.rand(16, 16).cuda()
        torch.mm(first, first)
    rows = []
    for i in range(max_pow + 1):
        X = torch.rand(2**i, 2**i)
        gpu_s = seconds(X.cuda(), repeats) if has_gpu else None
        cpu_s = seconds(X, repeats)
        rows.append((2**i, cpu_s, gpu_s, cpu_s / gpu_s if has_gpu else None))
    return rows


def plot_speedup(table):
    n, cpu_s, gpu_s, speedup = ([value or float("nan") for value in column] for column in zip(*table))
    fig, (above, below) = plt.subplots(2, 1, sharex=True)
    above.semilogx(n, speedup, "o-")
    above.set_ylabel("speed-up")
    below.loglog(n, cpu_s, "o-", n, gpu_s, "o-")
    below.set(xlabel="n", ylabel="seconds")
    plt.show()
