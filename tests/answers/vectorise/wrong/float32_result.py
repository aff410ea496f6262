# Makes the result with torch.zeros(n), which is float32 whatever a and b are.
# See: Exercise: how much faster is it?
import time

import torch


def add_loop(a, b):
    c = torch.zeros(len(a))
    for i in range(len(a)):
        c[i] = a[i] + b[i]
    return c


def add_vector(a, b):
    return a + b


def time_ratio(slow, fast, a, b, repeats=5, clock=time.perf_counter):
    times = {"slow": [], "fast": []}
    for name, function in (("slow", slow), ("fast", fast)):
        for _ in range(repeats):
            start = clock()
            function(a, b)
            times[name].append(clock() - start)
    return min(times["slow"]) / min(times["fast"])
