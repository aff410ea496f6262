# Leaves the plot out, which is optional; waits by reading one value.
import time

import torch


def matmul_speedup(max_pow=11, repeats=3):
    devices = ["cpu"] + (["cuda"] if torch.cuda.is_available() else [])
    table = []
    for i in range(max_pow + 1):
        times = []
        for device in devices:
            X = torch.rand(2**i, 2**i, device=device)
            (X @ X)[0, 0].item()
            start = time.monotonic()
            for _ in range(repeats):
                Y = X @ X
            Y[0, 0].item()
            times.append(time.monotonic() - start)
        cpu_s, gpu_s = (times + [None])[:2]
        table.append((2**i, cpu_s, gpu_s, cpu_s / gpu_s if gpu_s else None))
    return table
