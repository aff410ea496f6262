# A function that calls itself instead of a for loop, vmap instead of +, and one running minimum.
import time

import torch


def add_loop(a, b):
    if len(a) == 1:
        return torch.tensor([a.item() + b.item()], dtype=a.dtype)
    half = len(a) // 2
    return torch.cat([add_loop(a[:half], b[:half]), add_loop(a[half:], b[half:])])


def add_vector(a, b):
    return torch.vmap(torch.add)(a, b)


def time_ratio(slow, fast, a, b, repeats=5, clock=time.perf_counter):
    best = {slow: float("inf"), fast: float("inf")}
    for function in list(best) * repeats:
        begin = clock()
        function(a, b)
        best[function] = min(best[function], clock() - begin)
    return float(best[slow] / best[fast])
