# A decorator holds the stopwatch, and a dataclass each row.
import time, functools
from dataclasses import dataclass, asdict
import torch
import matplotlib.pyplot as plt
cuda = torch.cuda
@dataclass
class Row:
    n: int
    cpu_s: float
    gpu_s: float = None
    speedup: float = None
def timed(func):
    @functools.wraps(func)
    def wrapper(*a, **k):
        if cuda.is_available(): cuda.synchronize()
        t = time.perf_counter_ns()
        func(*a, **k)
        if cuda.is_available(): cuda.synchronize()
        return (time.perf_counter_ns() - t) * 1e-9
    return wrapper
@timed
def square(X, k):
    with torch.inference_mode():
        for _ in range(k):
            _ = X.matmul(X)
def matmul_speedup(max_pow: int = 11, repeats: int = 3):
    out = []
    if cuda.is_available():
        square(torch.rand(16, 16, device="cuda:0"), 2)
    for i in range(max_pow + 1):
        row = Row(2 ** i, square(torch.rand(2**i, 2**i), repeats))
        if cuda.is_available():
            row.gpu_s = square(torch.rand(2**i, 2**i, device="cuda:0"), repeats)
            row.speedup = row.cpu_s / row.gpu_s
        out.append(asdict(row))
    return out
def plot_speedup(table):
    xs = [r["n"] for r in table]
    for key in ("cpu_s", "gpu_s", "speedup"):
        ys = [float("nan") if r[key] is None else r[key] for r in table]
        plt.step(xs, ys, label=key, where="mid")
    plt.legend(); plt.xlabel("n"); plt.ylabel("value"); plt.yscale("log")
