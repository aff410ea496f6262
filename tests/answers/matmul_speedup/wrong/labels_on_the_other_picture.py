# Labels the picture of the seconds, but not that of the speed-up.
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
            gpu_s = seconds(X.to("cuda"), repeats, torch.cuda.synchronize)
            speedup = cpu_s / gpu_s
        table.append({"n": n, "cpu_s": cpu_s, "gpu_s": gpu_s, "speedup": speedup})
    return table


def plot_speedup(table):
    n, cpu_s, gpu_s, speedup = ([row[name] or float("nan") for row in table] for name in ("n", "cpu_s", "gpu_s", "speedup"))
    fig, (above, below) = plt.subplots(2, 1)
    above.loglog(n, cpu_s, n, gpu_s)
    above.set(xlabel="n", ylabel="seconds")
    below.semilogx(n, speedup)
    plt.show()
