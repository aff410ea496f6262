# add_loop collects Python numbers and makes a tensor without a dtype, so float64 becomes float32.
# See: Exercise: how much faster is it?
import time

import torch


def add_loop(a, b):
    result = []
    for i in range(len(a)):
        result.append(a[i].item() + b[i].item())
    return torch.tensor(result)


def add_vector(a, b):
    return a + b


def time_ratio(slow, fast, a, b, repeats=5, clock=time.perf_counter):
    def shortest(function):
        times = []
        for _ in range(repeats):
            start = clock()
            function(a, b)
            times.append(clock() - start)
        return min(times)

    return shortest(slow) / shortest(fast)
