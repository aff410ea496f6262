# Makes each matrix on a default device, and keeps times in tensors.
import gc, time
import torch
import matplotlib.pyplot as plt
def _measure(device, n, repeats):
    with torch.device(device):
        X = torch.rand(n, n)
    out = torch.empty_like(X)
    torch.matmul(X, X, out=out)
    if device == "cuda":
        torch.cuda.synchronize()
    times = torch.zeros(repeats)
    for k in range(repeats):
        t0 = time.perf_counter()
        torch.matmul(X, X, out=out)
        if device == "cuda":
            torch.cuda.synchronize()
        times[k] = time.perf_counter() - t0
    del X, out
    gc.collect()
    if device == "cuda":
        torch.cuda.empty_cache()
        print(torch.cuda.memory_allocated(), torch.cuda.get_device_name(0))
    return times.mean()
def matmul_speedup(max_pow=11, repeats=3):
    table = []
    for i in range(max_pow + 1):
        c = _measure("cpu", 2**i, repeats)
        if torch.cuda.is_available():
            g = _measure("cuda", 2**i, repeats)
            table.append((2**i, c, g, c / g))
        else:
            table.append((2**i, c, torch.tensor(float("nan")), torch.tensor(float("nan"))))
    return tuple(table)
def plot_speedup(table):
    n, c, g, s = (torch.tensor([float(v) for v in col]) for col in zip(*table))
    plt.plot(torch.log2(n), s, "ro-")
    plt.xlabel("i"); plt.ylabel("speedup")
