# Subtracts the time of fast from that of slow, and does not divide.
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
        for _ in range(repeats):
            start = clock()
            function(a, b)
            times.append(clock() - start)
        shortest.append(min(times))
    return shortest[0] - shortest[1]
