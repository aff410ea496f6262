# Measures fast from the same start as slow, so that the time of slow is in it.
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
    slow_times, fast_times = [], []
    for _ in range(repeats):
        start = clock()
        slow(a, b)
        slow_times.append(clock() - start)
        fast(a, b)
        fast_times.append(clock() - start)
    return min(slow_times) / min(fast_times)
