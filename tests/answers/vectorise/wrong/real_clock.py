# Reads time.time() and ignores the clock that it was given.
# See: Exercise: how much faster is it?
import time

import torch


def add_loop(a, b):
    c = torch.zeros_like(a)
    for i in range(len(a)):
        c[i] = a[i] + b[i]
    return c


def add_vector(a, b):
    return a + b


def time_ratio(slow, fast, a, b, repeats=5, clock=time.perf_counter):
    times = {"slow": [], "fast": []}
    for name, function in (("slow", slow), ("fast", fast)):
        for _ in range(repeats):
            start = time.time()
            function(a, b)
            times[name].append(time.time() - start)
    return min(times["slow"]) / max(min(times["fast"]), 1e-9)
