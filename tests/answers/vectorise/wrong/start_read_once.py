# Gives another time than the shortest of the repeats, each of them timed on its own.
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
    shortest = []
    for function in (slow, fast):
        times = []
        start = clock()
        for _ in range(repeats):
            function(a, b)
            times.append(clock() - start)
        shortest.append(min(times))
    return shortest[0] / shortest[1]
